"""Ideas in the directory, on the map and in lists."""

from collections.abc import Collection, Iterable, Iterator, Sequence
from functools import lru_cache
from typing import Any, NamedTuple

from django.conf import settings
from django.db.models import QuerySet
from django.urls import reverse
from django.utils.translation import get_language, ngettext
from django.utils.translation import gettext_lazy as _
from wagtail.images.models import AbstractImage

from initiatives.directory.heat import heat_of
from initiatives.directory.layers import Card, Count, Layer, Row
from initiatives.directory.orders import DISCUSSED, SUPPORTED
from initiatives.directory.related import RelatedList
from initiatives.directory.services import refresh, remove, weigh
from initiatives.ideas.choices import LISTED, Status
from initiatives.ideas.models import Idea, IdeaPicture
from initiatives.ideas.searching import KEY
from portal.base.models.edition import Edition, on_new_beginning
from portal.base.numbers import Grouped
from portal.base.pictures import pictures_with_keys
from portal.base.prepared import prepared
from portal.comments.querysets import Counts, counts_of
from portal.regions.filled import topics_of
from portal.regions.lists import municipalities_by_key
from portal.regions.models import Municipality, Topic
from search.services.changing import changed

LAYER = "ideen"
IDEAS_AT_ONCE = 500
MOST_OF_AN_INITIATIVE = 6
MOST_KEPT = 600
"""Cards, of up to 10 kB each."""
NOTHING = Counts()


def show(ids: Collection[int]) -> None:
    """Make the directory and the search say what these ideas are now."""
    refresh(LAYER, ids)
    changed(KEY, ids)


def voices_changed(ids: Collection[int]) -> None:
    """Supports or comments changed: only the orders do, in one statement each."""
    counts = counts_of(Idea, ids)
    for idea in Idea.objects.listed().filter(pk__in=ids):
        weigh(LAYER, idea.pk, weight=counts.get(idea.pk, NOTHING).supports, heat=_heat(idea, counts))


def forget(instance: Idea, **_signal: object) -> None:
    remove(LAYER, [instance.pk])
    changed(KEY, [instance.pk])


def rows(ids: Iterable[int] | None) -> Iterator[Row]:
    """In portions, so that memory does not grow with the number of ideas."""
    ideas = Idea.objects.listed()
    pks = list((ideas if ids is None else ideas.filter(pk__in=list(ids))).order_by("pk").values_list("pk", flat=True))
    for start in range(0, len(pks), IDEAS_AT_ONCE):
        portion = pks[start : start + IDEAS_AT_ONCE]
        counts = counts_of(Idea, portion)
        for idea in Idea.objects.filter(pk__in=portion).prefetch_related("topics"):
            yield _row(idea, counts)


def _row(idea: Idea, counts: dict[int, Counts]) -> Row:
    topics = list(idea.topics.all())
    return Row(
        object_id=idea.pk,
        languages=[code for code, _name in settings.LANGUAGES],
        title=idea.title,
        words=[idea.words, *(topic.name for topic in topics)],
        published_at=idea.published_at or idea.created_at,
        status=idea.status,
        municipality_id=idea.municipality_id,
        topic_ids=[topic.pk for topic in topics],
        latitude=None if idea.latitude is None else float(idea.latitude),
        longitude=None if idea.longitude is None else float(idea.longitude),
        weight=counts.get(idea.pk, NOTHING).supports,
        heat=_heat(idea, counts),
    )


def _heat(idea: Idea, counts: dict[int, Counts]) -> float:
    own = counts.get(idea.pk, NOTHING)
    moved_at = own.last_commented_at or idea.published_at or idea.created_at
    return heat_of(supports=own.supports, comments=own.comments, moved_at=moved_at)


def cards(ids: Sequence[int]) -> dict[int, Card]:
    edition, language = Edition.present(), get_language()
    counts, pictures, topics = counts_of(Idea, ids), _first_pictures(ids), topics_of(Idea, ids)
    municipalities = municipalities_by_key()
    return {
        said.pk: _card_of(
            edition,
            language,
            said,
            counts.get(said.pk, NOTHING),
            pictures.get(said.pk),
            topics.get(said.pk, ()),
            municipalities.get(said.municipality_id or 0),
        )
        for said in map(Said._make, _said(ids))
    }


class Said(NamedTuple):
    """What a card shows of an idea's own row."""

    pk: int
    title: str
    text: str
    language: str
    municipality_id: int | None
    status: str


@prepared
def _said(ids: Sequence[int]) -> "QuerySet[Idea, tuple[Any, ...]]":  # Any: as in `Said`
    return Idea.objects.listed().filter(pk__in=ids).values_list(*Said._fields)


@prepared
def _pictures(ids: Sequence[int]) -> "QuerySet[IdeaPicture, tuple[int, int]]":
    return IdeaPicture.objects.filter(idea__in=ids).order_by("-pk").values_list("idea", "image")


def _first_pictures(ids: Sequence[int]) -> dict[int, AbstractImage]:
    first = dict(_pictures(ids))  # the first is the last to be put in
    known = pictures_with_keys(list(first.values()))
    return {idea: known[image] for idea, image in first.items() if image in known}


@lru_cache(maxsize=MOST_KEPT)
def _card_of(
    _edition: str,
    language: str,
    said: Said,
    counts: Counts,
    picture: AbstractImage | None,
    topics: tuple[Topic, ...],
    municipality: Municipality | None,
) -> Card:
    """As lists and markers show it to readers of the language, which is the one that holds."""
    return Card(
        object_id=said.pk,
        url=reverse("ideas:detail", args=[said.pk]),
        title=said.title,
        text=said.text,
        eyebrow=str(_("Idea")),
        place=str(municipality or _("Whole region")),
        language="" if said.language == language else said.language,
        picture=picture,
        topics=topics,
        status="" if said.status == Status.PUBLISHED else str(Status(said.status).label),
        counts=[
            Count(
                counts.supports,
                ngettext("%(count)s supporter", "%(count)s supporters", counts.supports)
                % {"count": Grouped(counts.supports)},
                "hand-thumbs-up",
            ),
            Count(
                counts.comments,
                ngettext("%(count)s comment", "%(count)s comments", counts.comments)
                % {"count": Grouped(counts.comments)},
                "chat-dots",
            ),
        ],
    )


def ideas_behind(initiative_ids: Sequence[int]) -> list[Card]:
    """From which ideas an initiative came."""
    ideas = Idea.objects.listed().filter(initiative__in=initiative_ids).newest_first()
    pks = list(ideas.values_list("pk", flat=True)[:MOST_OF_AN_INITIATIVE])
    known = cards(pks)
    return [known[pk] for pk in pks if pk in known]


def ideas_to_find() -> list[tuple[str, list[str]]]:
    """The views that search engines may find, each by its name and arguments; no list without an idea."""
    pks = Idea.objects.listed().newest_first().values_list("pk", flat=True)
    ideas = [("ideas:detail", [str(pk)]) for pk in pks]
    return [("ideas:list", []), *ideas] if ideas else []


IDEAS_OF_AN_INITIATIVE = RelatedList(
    name="ideas", heading=_("It began as an idea"), model=Idea, path="initiative", cards=ideas_behind, order=40
)
IDEAS = Layer(
    name=LAYER,
    label=_("Ideas"),
    icon="lightbulb",
    rows=rows,
    cards=cards,
    order=15,
    statuses=[(status.value, status.label) for status in LISTED],
    orders={SUPPORTED, DISCUSSED},
    counts=[("supports", _("Supporters")), ("comments", _("Comments"))],
    may_want_people=False,
)
on_new_beginning(_card_of.cache_clear)
