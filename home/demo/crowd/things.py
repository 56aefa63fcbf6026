"""One thing at a time, made up: initiatives and what belongs to them."""

from datetime import timedelta
from typing import Any

from django.utils import timezone

from home.demo.crowd.chance import Dice, slug_of
from home.demo.crowd.tree import published
from home.events.models import EventPage
from initiatives.calls.choices import Effort, Status
from initiatives.calls.models import Call
from initiatives.directory.folding import fold
from initiatives.models import InitiativePage
from initiatives.stories.models import SuccessStoryPage
from portal.regions.models import Topic

CALLS = 25 / 40  # as in the demo itself
KINDS = [*["initiative"] * 3, *["association"] * 2, "project", "company", "public_body"]
STATUSES = [*["running"] * 4, "starting", "idea", "paused", "finished"]
Made = tuple[Any, list[Topic]]  # Any: a page of whatever type


def initiative(dice: Dice, number: int) -> Made:
    chance = dice.of("initiative", number)
    subject, spot = chance.choice(dice.words["subjects"]), dice.spot(chance)
    title = f"{chance.choice(subject['names'])} {spot.quarter}" + (
        f", {spot.municipality.name}" if spot.municipality else ""
    )
    page = InitiativePage(
        title=title,
        slug=slug_of(title, number),
        introduction=subject["text"],
        kind=chance.choice(KINDS),
        status=chance.choice(STATUSES),
        since=(dice.now - timedelta(days=chance.randrange(30, 6000))).date(),
        wants_people=chance.random() < CALLS / 2,
        place_name=spot.quarter,
        municipality=spot.municipality,
        latitude=spot.latitude,
        longitude=spot.longitude,
    )
    published(page, dice.past_moment(chance), chance)
    return page, dice.about(chance, subject)


def event(dice: Dice, number: int) -> Made:
    chance = dice.of("event", number)
    subject, spot = chance.choice(dice.words["subjects"]), dice.spot(chance)
    title = f"{chance.choice(subject['names'])} {spot.quarter}: {chance.choice(dice.words['occasions'])}"
    day = timezone.localtime(dice.now).replace(minute=0, second=0, microsecond=0) + timedelta(
        days=chance.randrange(1, 180)
    )
    start = day.replace(hour=chance.choice([10, 14, 16, 18, 19]))
    page = EventPage(
        title=title,
        slug=slug_of(title, number),
        introduction=subject["text"],
        start=start,
        end=start + timedelta(hours=chance.choice([1, 2, 3])),
        place_name=spot.quarter,
        municipality=spot.municipality,
        latitude=spot.latitude,
        longitude=spot.longitude,
    )
    published(page, dice.past_moment(chance), chance)
    return page, dice.about(chance, subject)


def story(dice: Dice, number: int) -> Made:
    chance = dice.of("story", number)
    subject, spot = chance.choice(dice.words["subjects"]), dice.spot(chance)
    title = f"{dice.words['story_opening']} {chance.choice(subject['names'])} {spot.quarter}"
    people, cost = chance.randrange(2, 12), chance.choice([0, 100, 300, 500, 1500, 5000])
    page = SuccessStoryPage(
        title=title,
        slug=slug_of(title, number),
        introduction=subject["text"],
        municipality=spot.municipality,
        latitude=spot.latitude,
        longitude=spot.longitude,
        duration_months=chance.randrange(1, 25),
        people_from=people,
        people_to=people + chance.randrange(6),
        cost_from=cost,
        cost_to=cost * 2,
    )
    published(page, dice.past_moment(chance), chance)
    return page, dice.about(chance, subject)


def call_of(dice: Dice, number: int, page: InitiativePage) -> Call | None:
    """Most initiatives look for something."""
    chance = dice.of("call", number)
    if chance.random() >= CALLS:
        return None
    words = chance.choice(dice.words["calls"])
    title = chance.choice(words["titles"])
    named = [str(page.municipality or ""), page.title]
    return Call(
        kind=words["kind"],
        title=title,
        text=words["text"],
        effort=chance.choice(Effort.values) if words["kind"] in {"hands", "knowledge"} else "",
        on_saturdays=chance.random() < 1 / 3,
        in_evenings=chance.random() < 1 / 3,
        is_flexible=chance.random() < 1 / 3,
        municipality=page.municipality,
        place_name=page.place_name,
        latitude=page.latitude,
        longitude=page.longitude,
        initiative=page,
        owner_id=page.owner_id,
        status=Status.OPEN,
        until=(dice.now + timedelta(days=chance.randrange(7, 90))).date(),
        published_at=dice.now - timedelta(minutes=chance.randrange(60_000)),
        words=fold(" ".join([title, words["text"], page.place_name, *named])),
    )
