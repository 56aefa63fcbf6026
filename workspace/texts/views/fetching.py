"""From an address in the room to the text."""

from django.core.exceptions import PermissionDenied
from django.shortcuts import get_object_or_404

from workspace.projects.access import WorkspaceRequest
from workspace.texts.models import Text
from workspace.texts.permissions import may_write_in
from workspace.texts.querysets import HEAVY


def text_or_404(request: WorkspaceRequest, pk: int) -> Text:
    """Of this project, also one in the bin; one of another project is not there."""
    rows = Text.objects.select_related("changed_by").defer(*HEAVY)
    text = get_object_or_404(rows, pk=pk, project=request.membership.project)
    text.project = request.membership.project
    return text


def text_to_write_in(request: WorkspaceRequest, pk: int) -> Text:
    """Errors: PermissionDenied for one that is finished, or lies in the bin."""
    text = text_or_404(request, pk)
    if not may_write_in(request.membership, text):
        raise PermissionDenied
    return text
