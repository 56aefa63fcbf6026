"""Under /konto/: the stories that somebody does too."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from initiatives.stories import services
from initiatives.stories.errors import CopyError
from initiatives.stories.models import Copy, StoryIndexPage
from initiatives.stories.permissions import can_be_undone
from portal.accounts.requests import SignedInRequest
from portal.accounts.signed_in import button_of_account

ROWS_A_PAGE = 20


@login_required
@never_cache
@require_safe
def my_copies(request: SignedInRequest) -> HttpResponse:
    copies = Copy.objects.by(request.user).select_related("story", "municipality")
    page_obj = Paginator(copies, ROWS_A_PAGE).get_page(request.GET.get("page"))
    rows = [(each, can_be_undone(each)) for each in page_obj]
    context = {"page_obj": page_obj, "rows": rows, "stories_url": "" if rows else _address_of_stories(request)}
    return render(request, "initiatives/stories/my_copies.html", context)


def _address_of_stories(request: SignedInRequest) -> str:
    """Of their list in the reader's language; nothing where there is none."""
    index = StoryIndexPage.objects.live().first()
    return (index.localized.get_url(request) or "") if index is not None else ""


@button_of_account
def undo(request: SignedInRequest, pk: int) -> HttpResponse:
    copy = get_object_or_404(Copy.objects.by(request.user), pk=pk)
    try:
        services.undo(copy=copy, actor=request.user)
        messages.success(request, _("Taken back. Perhaps another time!"))
    except CopyError as problem:
        messages.error(request, str(problem))
    return redirect("stories:my_copies")
