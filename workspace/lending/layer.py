"""What municipalities lend, in the directory: on their pages, on the map and in lists."""

from collections.abc import Iterable, Sequence

from django.conf import settings
from django.utils.translation import gettext_lazy as _

from initiatives.directory.layers import Card, Layer, Row
from initiatives.directory.services import refresh
from workspace.lending.choices import Kind
from workspace.lending.models import Thing

NAME = "ausleihe"


def rows(ids: Iterable[int] | None) -> Iterable[Row]:
    things = Thing.objects.public().select_related("municipality")
    return [_row(thing) for thing in (things if ids is None else things.filter(pk__in=list(ids)))]


def cards(ids: Sequence[int]) -> dict[int, Card]:
    things = Thing.objects.public().filter(pk__in=list(ids)).select_related("municipality")
    return {thing.pk: card_of(thing) for thing in things}


def card_of(thing: Thing) -> Card:
    names = [thing.place, str(thing.municipality or "")]
    return Card(
        object_id=thing.pk,
        url=thing.get_absolute_url(),
        title=thing.title,
        text=thing.text,
        eyebrow=thing.get_kind_display(),
        place=", ".join(dict.fromkeys(filter(None, names))),
        picture_url=thing.picture_url,
    )


def show(thing: Thing) -> None:
    """Within the transaction in which it was entered, changed or deleted."""
    if thing.project_id is None:
        refresh(NAME, [thing.pk])


def things_to_find() -> list[tuple[str, list[str]]]:
    """The views that search engines may find, each by its name and arguments; no list without a thing."""
    things = [("lending:detail", [str(pk)]) for pk in Thing.objects.public().values_list("pk", flat=True)]
    return [("lending:list", []), *things] if things else []


def _row(thing: Thing) -> Row:
    """Without a point of its own a thing stands on the map where its municipality does."""
    place = thing.municipality
    point = thing.point or (place.point if place is not None else None)
    return Row(
        object_id=thing.pk,
        languages=[code for code, _name in settings.LANGUAGES],
        title=thing.title,
        words=[thing.text, thing.place, str(place or "")],
        published_at=thing.created_at,
        kind=thing.kind,
        municipality_id=thing.municipality_id,
        latitude=point[0] if point is not None else None,
        longitude=point[1] if point is not None else None,
    )


THINGS = Layer(
    name=NAME,
    label=_("Lending"),
    icon="box-seam",
    rows=rows,
    cards=cards,
    order=70,
    kinds=Kind.choices,
    may_want_people=False,
)
