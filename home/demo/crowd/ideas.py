"""Ideas made up, with those who support them and what became of them."""

from collections.abc import Sequence
from datetime import timedelta
from typing import NamedTuple

from django.contrib.contenttypes.models import ContentType
from django.db import transaction

from home.demo.crowd.chance import Dice
from home.demo.crowd.rows import row_of_idea
from initiatives.directory.folding import fold
from initiatives.directory.services import add
from initiatives.ideas.choices import Status
from initiatives.ideas.models import Idea, Step
from portal.accounts.models import User
from portal.comments.models import Support, Thread
from portal.regions.models import Topic

PORTION = 2000
AT_ONCE = 500
MOST_SUPPORTS = 12
ANSWERED_WITHIN = timedelta(days=28)
BECAME = [*[Status.ANSWERED] * 4, *[Status.TAKEN_UP] * 2, Status.REALISED, Status.DECLINED, Status.ARCHIVED]


class Drawn(NamedTuple):
    idea: Idea
    topics: list[Topic]
    supporters: list[int]


def grow_ideas(number: int, dice: Dice) -> None:
    """So many more, in portions that are whole."""
    people = list(User.objects.filter(is_active=True).order_by("pk").values_list("pk", flat=True))
    first = Idea.objects.count()
    for start in range(first, first + number, PORTION):
        drawn = [_draw(dice, each, people) for each in range(start, min(start + PORTION, first + number))]
        with transaction.atomic():
            _store(drawn)


def _draw(dice: Dice, number: int, people: Sequence[int]) -> Drawn:
    chance = dice.of("idea", number)
    subject, spot = chance.choice(dice.words["subjects"]), dice.spot(chance)
    title = f"{chance.choice(dice.words['idea_openings'])} {chance.choice(subject['names'])}, {spot.quarter}"
    published_at = dice.past_moment(chance)
    is_new = published_at > dice.now - ANSWERED_WITHIN
    place = str(spot.municipality or "")
    idea = Idea(
        title=title,
        text=subject["text"],
        words=fold(" ".join([title, subject["text"], "", spot.quarter, place])),
        municipality=spot.municipality,
        place_name=spot.quarter,
        latitude=spot.latitude,
        longitude=spot.longitude,
        author_id=chance.choice(people),
        status=Status.PUBLISHED if is_new else chance.choice(BECAME),
        created_at=published_at,
        published_at=published_at,
        answer_due=(published_at + ANSWERED_WITHIN).date() if is_new else None,
    )
    supporters = chance.sample(people, chance.randrange(min(MOST_SUPPORTS, len(people)) + 1))
    return Drawn(idea, dice.about(chance, subject), supporters)


def _store(drawn: Sequence[Drawn]) -> None:
    ideas = Idea.objects.bulk_create([each.idea for each in drawn], batch_size=AT_ONCE)
    through = Idea.topics.through
    links = [through(idea_id=each.idea.pk, topic_id=topic.pk) for each in drawn for topic in each.topics]
    through.objects.bulk_create(links, batch_size=4 * AT_ONCE)
    Step.objects.bulk_create([step for idea in ideas for step in _life_of(idea)], batch_size=AT_ONCE)
    content_type = ContentType.objects.get_for_model(Idea)
    threads = Thread.objects.bulk_create(
        [
            Thread(content_type=content_type, object_id=each.idea.pk, support_count=len(each.supporters))
            for each in drawn
        ],
        batch_size=AT_ONCE,
    )
    supports = [
        Support(thread=thread, user_id=person)
        for thread, each in zip(threads, drawn, strict=True)
        for person in each.supporters
    ]
    Support.objects.bulk_create(supports, batch_size=4 * AT_ONCE)
    add("ideen", [row_of_idea(each.idea, each.topics, supports=len(each.supporters)) for each in drawn])


def _life_of(idea: Idea) -> list[Step]:
    published_at = idea.published_at or idea.created_at
    steps = [Step(idea=idea, status=Status.PUBLISHED, previous=Status.REVIEW, happened_at=published_at)]
    if idea.status != Status.PUBLISHED:
        answered_at = published_at + ANSWERED_WITHIN
        steps.append(
            Step(idea=idea, status=idea.status, previous=Status.PUBLISHED, happened_at=answered_at, is_official=True)
        )
    return steps
