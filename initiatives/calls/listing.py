"""Calls and offers in the directory and on the map, and what they say of their initiatives there."""

from collections.abc import Collection, Iterable, Iterator, Sequence

from django.conf import settings
from django.utils.translation import gettext_lazy as _

from initiatives.calls.choices import Direction, Kind
from initiatives.calls.models import Call
from initiatives.calls.searching import KEY, end_of
from initiatives.calls.wording import until_in_words
from initiatives.directory.layers import Card, Layer, Row
from initiatives.directory.related import RelatedList
from initiatives.directory.services import refresh
from initiatives.listing import LAYER as INITIATIVES
from initiatives.models import InitiativePage
from search.services.changing import changed

CALLS, OFFERS = "gesuche", "angebote"
CALLS_AT_ONCE = 500
MOST_OF_AN_INITIATIVE = 6


def layer_of(call: Call) -> str:
    return OFFERS if call.is_offer else CALLS


def show(call: Call) -> None:
    """Make the directory and the search say what the call is now, and whether its initiative looks for people."""
    refresh(layer_of(call), [call.pk])
    changed(KEY, [call.pk])
    show_initiatives_of([call])


def show_all(ids: Collection[int]) -> None:
    """The same for many."""
    refresh(CALLS, ids)
    refresh(OFFERS, ids)
    changed(KEY, ids)
    show_initiatives_of(Call.objects.filter(pk__in=ids))


def show_initiatives_of(calls: Iterable[Call]) -> None:
    """In whichever language their page is."""
    ids = {call.initiative_id for call in calls if call.initiative_id is not None}
    if ids:
        keys = InitiativePage.objects.filter(pk__in=ids).values("translation_key")
        refresh(INITIATIVES, InitiativePage.objects.filter(translation_key__in=keys).values_list("pk", flat=True))


def looking_for_hands(ids: Sequence[int]) -> set[int]:
    """Those of these initiatives with an open call for helping hands, in whichever language their page is."""
    keys = Call.objects.wanting_hands().filter(initiative__isnull=False).values("initiative__translation_key")
    return set(InitiativePage.objects.filter(pk__in=ids, translation_key__in=keys).values_list("pk", flat=True))


def _rows(direction: Direction, ids: Iterable[int] | None) -> Iterator[Row]:
    """In portions, so that memory does not grow with the number of calls."""
    calls = Call.objects.open().filter(direction=direction)
    pks = list((calls if ids is None else calls.filter(pk__in=list(ids))).order_by("pk").values_list("pk", flat=True))
    for start in range(0, len(pks), CALLS_AT_ONCE):
        for call in Call.objects.filter(pk__in=pks[start : start + CALLS_AT_ONCE]).for_cards():
            yield _row(call)


def _row(call: Call) -> Row:
    topics = list(call.topics.all())
    point = call if call.has_point else call.initiative
    return Row(
        object_id=call.pk,
        languages=[code for code, _name in settings.LANGUAGES],
        title=call.title,
        words=[call.words, *(topic.name for topic in topics)],
        published_at=call.published_at or call.created_at,
        kind=call.kind,
        status=call.status,
        wants_people=call.kind == Kind.HANDS and not call.is_offer,
        municipality_id=call.municipality_id,
        topic_ids=[topic.pk for topic in topics],
        latitude=None if point is None or point.latitude is None else float(point.latitude),
        longitude=None if point is None or point.longitude is None else float(point.longitude),
        shown_until=end_of(call),
    )


def _cards(ids: Sequence[int]) -> dict[int, Card]:
    return {call.pk: card_of(call) for call in Call.objects.open().filter(pk__in=list(ids)).for_cards()}


def card_of(call: Call) -> Card:
    """As lists and markers show it."""
    effort = call.get_effort_display() if call.effort else ""
    return Card(
        object_id=call.pk,
        url=call.get_absolute_url(),
        title=call.title,
        text=call.text,
        eyebrow=" · ".join(filter(None, [str(call.get_kind_display()), str(effort)])),
        place=str(call.municipality or (_("Online") if call.is_online else _("Whole region"))),
        when=until_in_words(call),
        language=call.foreign_language,
        topics=list(call.topics.all()),
    )


def calls_of(initiative_ids: Sequence[int]) -> list[Card]:
    """What an initiative looks for, the most urgent first; it comes as the ids of all its translations."""
    calls = Call.objects.open().seeking().filter(initiative__in=initiative_ids)
    return [card_of(call) for call in calls.ending_first().for_cards()[:MOST_OF_AN_INITIATIVE]]


def calls_to_find() -> list[tuple[str, list[str]]]:
    """The views that search engines may find, each by its name and arguments; no list without a call."""
    calls = [("calls:detail", [str(pk)]) for pk in Call.objects.open().newest_first().values_list("pk", flat=True)]
    return [("calls:list", []), *calls] if calls else []


CALLS_OF_AN_INITIATIVE = RelatedList(
    name="calls", heading=_("Help wanted"), model=Call, path="initiative", cards=calls_of, order=10
)
SOUGHT = Layer(
    name=CALLS,
    label=_("Calls"),
    icon="megaphone",
    rows=lambda ids: _rows(Direction.SEEKS, ids),
    cards=_cards,
    order=20,
    kinds=Kind.choices,
)
OFFERED = Layer(
    name=OFFERS,
    label=_("Offers"),
    icon="gift",
    rows=lambda ids: _rows(Direction.OFFERS, ids),
    cards=_cards,
    order=30,
    kinds=Kind.choices,
)
