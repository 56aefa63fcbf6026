"""Whether what the people on pictures have agreed to covers what is to be done with them."""

from collections import defaultdict
from collections.abc import Collection, Iterable
from dataclasses import dataclass

from django.db import models
from django.utils.translation import gettext_lazy as _

from workspace.documents.models import Consent, Document, Folder, PictureNote
from workspace.documents.tree import Tree

PICTURE = "image/"


class Kind(models.TextChoices):
    UNSAID = "unsaid", _("Nobody has said yet whether people can be recognised on it.")
    NOBODY = "nobody", _("People can be recognised, and no consent is written down.")
    OTHER = "other", _("%(who)s has agreed, but not to this.")
    OVER = "over", _("The consent of %(who)s has ended.")
    WITHDRAWN = "withdrawn", _("%(who)s has withdrawn the consent.")


@dataclass(frozen=True)
class Doubt:
    kind: Kind
    who: str = ""

    def __str__(self) -> str:
        return str(self.kind.label) % {"who": self.who}


@dataclass(frozen=True)
class Doubtful:
    """A picture with all that speaks against showing it."""

    document: Document
    doubts: tuple[Doubt, ...]


def is_picture(document: Document) -> bool:
    return document.current is not None and document.current.blob.media_type.startswith(PICTURE)


def doubts_about(documents: Collection[Document], purpose: str) -> list[Doubtful]:
    """Of the pictures among them, those that should not be shown without asking; two queries, whatever the number."""
    pictures = {each.pk: each for each in documents if is_picture(each)}
    if not pictures:
        return []
    people = dict(PictureNote.objects.filter(document__in=pictures).values_list("document", "has_people"))
    consents: dict[int, list[Consent]] = defaultdict(list)
    for consent in Consent.objects.filter(document__in=[pk for pk, has_people in people.items() if has_people]):
        consents[consent.document_id].append(consent)
    found = [(each, tuple(_doubts(people.get(pk), consents[pk], purpose))) for pk, each in pictures.items()]
    return [Doubtful(document, doubts) for document, doubts in found if doubts]


def pictures_below(folder: Folder) -> list[Document]:
    """In it and in the folders in it, however deep; two queries."""
    inside = [folder.pk, *(each.pk for each in Tree(folder.project).below(folder.pk))]
    rows = Document.objects.kept().filter(folder__in=inside, current__blob__media_type__startswith=PICTURE)
    return list(rows.select_related("current__blob").defer("current__blob__text").in_order())


def _doubts(has_people: bool | None, consents: list[Consent], purpose: str) -> Iterable[Doubt]:
    """Who was asked several times counts once: one consent that covers it is enough."""
    if has_people is None:
        yield Doubt(Kind.UNSAID)
    elif has_people and not consents:
        yield Doubt(Kind.NOBODY)
    elif has_people:
        of_people: dict[str, list[Consent]] = defaultdict(list)
        for consent in consents:
            of_people[consent.who.casefold()].append(consent)
        for of_one in of_people.values():
            if not any(each.covers(purpose) for each in of_one):
                yield _why_not(of_one)


def _why_not(consents: list[Consent]) -> Doubt:
    standing = [each for each in consents if not each.is_withdrawn]
    if not standing:
        return Doubt(Kind.WITHDRAWN, consents[0].who)
    return Doubt(Kind.OVER if all(each.is_over for each in standing) else Kind.OTHER, standing[0].who)
