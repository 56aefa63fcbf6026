"""Fills a demo portal up to a number of initiatives, with the rest in the demo's own proportion."""

from collections.abc import Callable, Iterator, Sequence
from itertools import islice

from django.db import transaction
from wagtail.models import Page

from home.demo.crowd import things
from home.demo.crowd.chance import Dice
from home.demo.crowd.ideas import grow_ideas
from home.demo.crowd.rows import row_of_call, row_of_page
from home.demo.crowd.tree import AT_ONCE, count_children, insert, last_place, place_below
from home.events.models import EventIndexPage, Occurrence
from initiatives.calls.models import Call
from initiatives.directory.services import add
from initiatives.models import InitiativeIndexPage, InitiativePage
from initiatives.stories.models import StoryIndexPage

PORTION = 2000
EVENTS, STORIES, IDEAS = 15 / 40, 8 / 40, 45 / 40
Portion = Sequence[things.Made]
Say = Callable[[str], None]


def fill(number: int, *, seed: int, say: Say) -> int:
    """Gives how many initiatives were added: those that are there already count.

    Each portion is whole, with its rows in the directory: stopped half-way, the next call goes on from there.
    """
    directory = InitiativeIndexPage.objects.order_by("path")[0]
    missing = max(0, number - InitiativePage.objects.child_of(directory).live().count())
    dice = Dice(seed)
    say(f"{missing} initiatives with their calls …")
    _grow(directory, missing, dice, things.initiative, _add_initiatives)
    for name, share, model, make, then in (
        ("events", EVENTS, EventIndexPage, things.event, _add_events),
        ("stories", STORIES, StoryIndexPage, things.story, _add_stories),
    ):
        parent = model.objects.order_by("path").first()
        if parent is not None:
            say(f"{round(missing * share)} {name} …")
            _grow(parent, round(missing * share), dice, make, then)
    say(f"{round(missing * IDEAS)} ideas …")
    grow_ideas(round(missing * IDEAS), dice)
    return missing


def _grow(
    parent: Page,
    number: int,
    dice: Dice,
    make: Callable[[Dice, int], things.Made],
    then: Callable[[Dice, Portion, int], None],
) -> None:
    """In portions, so that memory does not grow with the number."""
    first = last_place(parent)
    made: Iterator[things.Made] = (make(dice, each) for each in range(first + 1, first + number + 1))
    while portion := list(islice(made, PORTION)):
        place_below(parent, [page for page, _topics in portion], first=first)
        with transaction.atomic():
            insert([page for page, _topics in portion], [topics for _page, topics in portion])
            then(dice, portion, first)
        first += len(portion)
    count_children(parent)


def _add_initiatives(dice: Dice, portion: Portion, first: int) -> None:
    drawn = [(things.call_of(dice, number, page), topics) for number, (page, topics) in enumerate(portion, start=first)]
    calls = [(call, topics) for call, topics in drawn if call is not None]
    Call.objects.bulk_create([call for call, _topics in calls], batch_size=AT_ONCE)
    through = Call.topics.through
    links = [through(call_id=call.pk, topic=topic) for call, topics in calls for topic in topics]
    through.objects.bulk_create(links, batch_size=4 * AT_ONCE)
    hands = {call.initiative_id for call, _topics in calls if call.kind == "hands"}
    add("initiativen", [row_of_page(page, topics, looks_for_hands=page.pk in hands) for page, topics in portion])
    add("gesuche", [row_of_call(call, topics) for call, topics in calls])


def _add_events(_dice: Dice, portion: Portion, _first: int) -> None:
    dates = [Occurrence(page=page, start=page.start, end=page.end) for page, _topics in portion]
    Occurrence.objects.bulk_create(dates, batch_size=AT_ONCE)
    add("termine", [row_of_page(page, topics) for page, topics in portion])


def _add_stories(_dice: Dice, portion: Portion, _first: int) -> None:
    add("geschichten", [row_of_page(page, topics) for page, topics in portion])
