"""The two lists: all municipalities, grouped by what they belong to, and all topics."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from home.places.contents import counts_by, label_of
from home.places.subjects import Subject, children_of
from portal.base.models import PortalImage
from portal.base.models.edition import kept
from portal.base.pictures import prefetch_pictures
from portal.regions.lists import all_municipalities, all_topics
from portal.regions.models import Municipality, Topic

Kind = Municipality.Kind


@dataclass(frozen=True)
class Tile:
    """A municipality or a topic on its card, with what there is: label and number."""

    row: Municipality | Topic
    picture: PortalImage | None
    numbers: list[tuple[str, int]]


@dataclass(frozen=True)
class Group:
    """What belongs to one county or association; without one for what belongs to none."""

    head: Tile | None
    tiles: list[Tile]


@dataclass(frozen=True)
class Overview:
    regions: list[Tile]
    groups: list[Group]
    count: int


def municipalities_overview() -> Overview:
    """Every municipality once: as a region, as the head of a group, or in one."""
    tiles = {each.pk: tile for each, tile in _municipality_tiles(all_municipalities())}
    regions = [each for each in all_municipalities() if each.kind == Kind.REGION]
    heads = [each for each in all_municipalities() if each.kind != Kind.REGION and children_of(each)]
    grouped = {each.pk for each in [*regions, *heads]}
    members = {head.pk: [low for low in children_of(head) if low.pk not in grouped] for head in heads}
    grouped |= {each.pk for rows in members.values() for each in rows}
    free = [tiles[each.pk] for each in all_municipalities() if each.pk not in grouped]
    groups = [Group(tiles[head.pk], [tiles[each.pk] for each in members[head.pk]]) for head in heads]
    return Overview(
        regions=[tiles[each.pk] for each in regions],
        groups=[*([Group(None, free)] if free else []), *groups],
        count=len(tiles) - len(regions),
    )


def topics_overview() -> list[Tile]:
    topics = all_topics()
    counts = counts_by("topics")
    pictures = _pictures_of(topics)
    return [
        Tile(
            topic,
            pictures.get(topic.picture_id or 0),
            [(label_of(name), of[topic.pk]) for name, of in counts.items() if of[topic.pk]],
        )
        for topic in topics
    ]


def tiles_of(municipalities: Iterable[Municipality]) -> list[Tile]:
    """For the municipalities that belong to one."""
    rows = list(municipalities)
    return [tile for _each, tile in _municipality_tiles(rows)] if rows else []


def _municipality_tiles(rows: Sequence[Municipality]) -> Iterator[tuple[Municipality, Tile]]:
    counts = counts_by("municipality")
    pictures = _pictures_of(rows)
    for each in rows:
        family = Subject(municipality=each).family
        numbers = [(label_of(name), sum(of[pk] for pk in family)) for name, of in counts.items()]
        yield (
            each,
            Tile(each, pictures.get(each.picture_id or 0), [(label, number) for label, number in numbers if number]),
        )


def _pictures_of(rows: Iterable[Municipality | Topic]) -> dict[int, PortalImage]:
    """The rows themselves are shared by all requests, so they are left alone."""
    return _kept_pictures(tuple(row.picture_id for row in rows if row.picture_id))


@kept
def _kept_pictures(ids: tuple[int, ...]) -> dict[int, PortalImage]:
    pictures = PortalImage.objects.in_bulk(ids)
    prefetch_pictures(pictures.values(), "card")
    return pictures
