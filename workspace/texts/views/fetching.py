"""From an address in the room to the text."""

from django.core.exceptions import PermissionDenied
from django.db.models import QuerySet
from django.http import Http404
from pycrdt import Doc

from portal.base.prepared import prepared
from portal.base.together import Asking
from workspace.projects.access import WorkspaceRequest
from workspace.texts.models import Change, Text
from workspace.texts.permissions import may_write_in
from workspace.texts.querysets import HEAVY
from workspace.texts.services import storing


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


def document_of(text: Text) -> Asking[Doc]:
    """As `storing.load` reads it, and in its order, with prepared queries: the process of the sockets has none."""
    updates, [state] = yield [_updates.question(text.pk), _states.question(text.pk)]
    return storing.doc_of(bytes(state), [bytes(update) for update in updates])


@prepared
def _updates(text: int) -> "QuerySet[Change, bytes | memoryview]":
    return Change.objects.filter(text=text).order_by("pk").values_list("update", flat=True)


@prepared
def _states(text: int) -> "QuerySet[Text, bytes | memoryview]":
    """One."""
    return Text.objects.filter(pk=text).order_by().values_list("state", flat=True)
