"""From an address in the room to the text."""

from django.shortcuts import get_object_or_404

from workspace.projects.access import WorkspaceRequest
from workspace.texts.models import Text
from workspace.texts.querysets import HEAVY


def text_or_404(request: WorkspaceRequest, pk: int) -> Text:
    """Of this project, also one in the bin; one of another project is not there."""
    rows = Text.objects.select_related("changed_by", "created_by", "deleted_by").defer(*HEAVY)
    text = get_object_or_404(rows, pk=pk, project=request.membership.project)
    text.project = request.membership.project
    return text
