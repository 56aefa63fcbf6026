"""The room "Dokumente": its place in the workspace, what it says on the home, the words of its happenings."""

from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from portal.base import link_cards
from portal.base.prepared import prepared
from portal.base.together import Asking
from workspace.documents.models import Document
from workspace.documents.querysets import KEY
from workspace.documents.shelf import Files, look_of_document
from workspace.projects import attachables, happenings, rooms
from workspace.projects.models import Membership, Project
from workspace.projects.room_cards import of_room

MOST_ON_THE_HOME = 4


def register() -> None:
    panel = rooms.Panel("workspace/documents/panel.html", latest_files, order=32)
    rooms.register(
        rooms.Room(KEY, _("Documents"), "folder", "workspace:documents:list", 25, panels=(panel,), url_of=address_of)
    )
    happenings.register(
        happenings.Kind("document_added", _("%(name)s has added the file “%(title)s”")),
        happenings.Kind("document_version", _("%(name)s has added a new version of “%(title)s”")),
        happenings.Kind("document_shared", _("%(name)s has made a link for others to the file “%(title)s”")),
        happenings.Kind("folder_shared", _("%(name)s has made a link for others to the folder “%(title)s”")),
        happenings.Kind("document_published", _("%(name)s has published the file “%(title)s”")),
        happenings.Kind("document_restored", _("%(name)s has brought back an older version of “%(title)s”")),
    )

    attachables.register(Files())
    link_cards.register(
        "workspace:documents:detail", of_room(KEY, Document.objects.kept, label=_("File"), icon="folder")
    )


def address_of(project: Project, pk: int) -> str:
    return rooms.address_in(project, "workspace:documents:detail", pk)


def latest_files(membership: Membership) -> Asking[rooms.Said]:
    """Nothing to say where nothing is."""
    project = membership.project
    [files] = yield [_latest.question(membership.project_id)]
    shown = [(file, look_of_document(file).icon, address_of(project, file.pk)) for file in files]
    return {"files": shown} if shown else None


@prepared
def _latest(project: int) -> "QuerySet[Document]":
    shown = ("project", "name", "changed_at", "current__blob__media_type", "current__uploaded_by__name")
    kept = Document.objects.kept().filter(project=project)
    rows = kept.select_related("current__blob", "current__uploaded_by").only(*shown)
    return rows.newest_first()[:MOST_ON_THE_HOME]
