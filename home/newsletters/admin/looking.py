"""A newsletter as it stands saved, as a mail or as in the archive."""

from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404
from django.views.decorators.http import require_safe

from home.newsletters import previews
from home.newsletters.models import Newsletter


@require_safe
def look(request: HttpRequest, pk: int, mode: str) -> HttpResponseBase:
    if not request.user.is_authenticated:
        raise PermissionDenied
    newsletter = get_object_or_404(Newsletter.objects.managed_by(request.user).select_related("municipality"), pk=pk)
    if mode not in dict(newsletter.preview_modes):
        raise Http404
    return previews.draw(request, newsletter, mode)
