"""From an address in the room to the text."""

from django.core.exceptions import PermissionDenied
from django.db.models import QuerySet
from django.http import Http404

from portal.base.prepared import prepared
from workspace.projects.access import WorkspaceRequest
from workspace.texts.models import Text
from workspace.texts.permissions import may_write_in
from workspace.texts.querysets import HEAVY


def text_or_404(request: WorkspaceRequest, pk: int) -> Text:
    """Of this project, also one in the bin; one of another project is not there."""
    project = request.membership.project
    for text in _with_number(pk, project.pk):
        text.project = project
        return text
    raise Http404


@prepared
def _with_number(pk: int, project: int) -> "QuerySet[Text]":
    """One at most."""
    return Text.objects.filter(pk=pk, project=project).select_related("changed_by").defer(*HEAVY)


def text_to_write_in(request: WorkspaceRequest, pk: int) -> Text:
    """Errors: PermissionDenied for one that is finished, or lies in the bin."""
    text = text_or_404(request, pk)
    if not may_write_in(request.membership, text):
        raise PermissionDenied
    return text
