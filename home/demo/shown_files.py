"""What the demo's projects show of their files, and what the people on their pictures have agreed to: rows as the
services would leave them, in the past."""

from datetime import timedelta

from django.utils import timezone

from home.demo.content import Record
from portal.accounts.models import User
from workspace.documents.models import Consent, Document, PictureNote, Publication


def show(document: Document, said: Record, people: dict[str, User]) -> None:
    if "published" in said:
        _publish(document, said["published"], people)
    if "people" in said:
        _note(document, said["people"], people)


def _publish(document: Document, said: Record, people: dict[str, User]) -> None:
    at = timezone.now() - timedelta(days=said["days_ago"])
    Publication.objects.create(
        document=document,
        version=document.current,
        title=said["title"],
        words=said["words"],
        published_by=people[said["email"]],
        first_at=at,
        as_of=at,
    )


def _note(document: Document, said: Record, people: dict[str, User]) -> None:
    at = timezone.now() - timedelta(days=said["days_ago"])
    noted = {"noted_by": people[said["email"]], "noted_at": at}
    PictureNote.objects.create(document=document, has_people=bool(said["consents"]), **noted)
    for each in said["consents"]:
        Consent.objects.create(
            document=document,
            who=each["who"],
            purposes=each["purposes"],
            given_by=each.get("given_by", ""),
            given_on=timezone.localdate(at),
            how=each["how"],
            until=timezone.localdate() + timedelta(days=each["days_left"]) if "days_left" in each else None,
            **noted,
        )
