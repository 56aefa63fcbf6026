"""From an address to the thing, and back to where somebody came from."""

from typing import Any

from django.http import Http404, HttpRequest
from django.shortcuts import get_object_or_404

from portal.base.ways import own_path
from portal.comments.commentables import Commentable, commentable_named


def target_or_404(request: HttpRequest, kind_name: str, pk: int) -> tuple[Commentable, Any]:  # Any: of whatever model
    """What this person may see; of translations the one that carries the comments."""
    kind = commentable_named(kind_name)
    if kind is None:
        raise Http404
    return kind, kind.original(get_object_or_404(kind.visible_to(request.user), pk=pk))


def back_to(request: HttpRequest, kind: Commentable, target: Any) -> str:  # Any: as above
    """Where the form stood, if that is an address of this portal; else the thing itself."""
    return own_path(request, request.POST.get("back", "")) or kind.url(target)
