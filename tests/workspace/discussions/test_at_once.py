"""Many at the same moment: each number once, marks right."""

from functools import partial

import pytest

from tests.factories.accounts import UserFactory
from tests.factories.discussions import ReplyFactory, TopicFactory
from tests.factories.projects import MembershipFactory, ProjectFactory
from tests.simultaneous import at_the_same_moment
from workspace.discussions.choices import Kind
from workspace.discussions.models import Reaction, Reading, Reply, Topic
from workspace.discussions.services import reacting, reading, writing

PEOPLE = 6


@pytest.fixture
def talk(committed):
    """A discussion of six people."""
    project = ProjectFactory()
    memberships = [MembershipFactory(project=project, user=UserFactory()) for _person in range(PEOPLE)]
    return TopicFactory(project=project, author=memberships[0].user), memberships


def test_each_number_is_given_once(talk):
    topic, memberships = talk
    work = [
        partial(writing.reply, topic=topic, membership=each, text=f"{number}. von {each.pk}")
        for each in memberships
        for number in range(2)
    ]

    assert at_the_same_moment(work) == []

    topic.refresh_from_db()
    numbers = sorted(topic.replies.values_list("number", flat=True))
    assert numbers == list(range(2 * PEOPLE + 1))
    assert (topic.last_number, topic.replies_count) == (2 * PEOPLE, 2 * PEOPLE)


def test_the_same_sent_twice_at_the_same_moment_is_one(talk):
    topic, memberships = talk
    work = [partial(writing.reply, topic=topic, membership=memberships[0], text="Ja")] * 4

    assert at_the_same_moment(work) == []

    assert Reply.objects.filter(topic=topic, number__gt=0).count() == 1


def test_of_several_devices_the_one_that_is_further_wins(talk):
    topic, memberships = talk
    for _number in range(20):
        ReplyFactory(topic=topic)
    topic = Topic.objects.get(pk=topic.pk)
    seen = partial(reading.has_seen, topic=topic, membership=memberships[0], first=0)

    assert at_the_same_moment([partial(seen, last=last) for last in (3, 20, 7, 11, 1, 19)]) == []

    assert Reading.objects.get(topic=topic).number == 20
    assert Topic.objects.as_read_by(memberships[0]).get(pk=topic.pk).unread == 0


def test_who_reads_while_others_write_has_the_rest_as_unread(talk):
    topic, memberships = talk
    reader, *writers = memberships
    work = [partial(writing.reply, topic=topic, membership=each, text=f"Von {each.pk}") for each in writers]

    assert at_the_same_moment([*work, partial(reading.has_seen, topic=topic, membership=reader, first=0, last=0)]) == []

    assert Topic.objects.as_read_by(reader).get(pk=topic.pk).unread == PEOPLE - 1


def test_a_reaction_counts_once(talk):
    topic, memberships = talk
    opening = topic.replies.get()
    opening.topic = topic
    work = [partial(reacting.react, reply=opening, membership=memberships[0], kind=Kind.JOY, is_there=True)] * 4

    assert at_the_same_moment(work) == []

    assert Reaction.objects.count() == 1
