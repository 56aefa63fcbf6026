"""Handing out pictures: of a post that exists for whoever asks, and of no other."""

from django.http import FileResponse, HttpRequest
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404
from django.utils.cache import get_conditional_response
from django.utils.http import quote_etag
from django.views.decorators.http import require_safe

from workspace.posts.addresses import SMALL
from workspace.posts.models import PostPicture


@require_safe
def picture(request: HttpRequest, slug: str, pk: int, picture_pk: int, size: str) -> HttpResponseBase:
    """Browsers keep it and ask each time whether it still holds: a post can become internal, and no cache on the way
    may know better."""
    rows = PostPicture.objects.visible_to(request.user)
    found = get_object_or_404(rows, pk=picture_pk, post=pk, post__project__slug=slug)
    file = found.small if size == SMALL else found.file
    etag = quote_etag(str(file.name))
    response: HttpResponseBase | None = get_conditional_response(request, etag)
    if response is None:
        response = FileResponse(file.open("rb"), content_type="image/webp")
        response.headers["ETag"] = etag
    response.headers["Cache-Control"] = "private, no-cache"
    return response
