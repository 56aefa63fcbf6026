"""The files of the demo's projects: put there by the services, one after the other, then dated back."""

from datetime import datetime, timedelta

from django.core.files.base import ContentFile
from django.utils import timezone

from home.demo.content import Record, read
from home.demo.making import made
from home.demo.shown_files import show
from workspace.documents.models import Document, Folder, Version
from workspace.documents.querysets import KEY
from workspace.documents.services import foldering, uploading
from workspace.projects.models import Happening, Membership, Project


def load_files() -> None:
    """After the projects and their people."""
    for row in read("files")["projects"]:
        project = Project.objects.get(slug=row["slug"])
        people = {each.user.email: each for each in project.memberships.select_related("user", "project")}
        moments = {_load(said, people): [_moment(each) for each in said["versions"]] for said in row["files"]}
        for document, at in moments.items():
            _date_back(document, at)
        _date_folders_back(project)


def _load(said: Record, people: dict[str, Membership]) -> Document:
    for each in said["versions"]:
        document = uploading.take(
            membership=people[each["email"]],
            file=ContentFile(made(said["name"], each), name=said["name"]),
            path=said.get("path", ""),
            comment=each.get("comment", ""),
        )
    if "description" in said or "tags" in said:
        foldering.describe(
            document=document,
            description=said.get("description", ""),
            tags=said.get("tags", []),
            membership=people[said["versions"][-1]["email"]],
        )
    document.refresh_from_db()
    show(document, said, {email: each.user for email, each in people.items()})
    return document


def _date_back(document: Document, moments: list[datetime]) -> None:
    for number, moment in enumerate(moments, start=1):
        Version.objects.filter(document=document, number=number).update(created_at=moment)
    Document.objects.filter(pk=document.pk).update(created_at=moments[0], changed_at=moments[-1])
    Happening.objects.filter(project=document.project, room=KEY, object_id=document.pk).update(at=moments[-1])


def _date_folders_back(project: Project) -> None:
    """They are as old as the first file in them, or in a folder in them."""
    for folder in Folder.objects.filter(project=project).order_by("-pk"):
        inside = [*folder.documents.all(), *folder.folders.all()]
        folder.created_at = min(each.created_at for each in inside)
        folder.save(update_fields=["created_at"])


def _moment(version: Record) -> datetime:
    return timezone.now() - timedelta(days=version["days_ago"])
