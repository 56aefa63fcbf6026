"""At the same moment: threads with connections of their own, which wait for each other on PostgreSQL."""

import time
from functools import partial

import pytest

from tests.factories.accounts import UserFactory
from tests.factories.conversations import ConversationFactory, MessageSettingsFactory
from tests.simultaneous import at_the_same_moment
from workspace.conversations.models import Conversation, Message, Participant
from workspace.conversations.services import attending, beginning, writing


@pytest.fixture(autouse=True)
def _slow(monkeypatch):
    """Each takes its time before it says something, so that whoever does not wait is caught."""
    say = writing.say

    def slowly(*args, **kwargs):
        time.sleep(0.1)
        return say(*args, **kwargs)

    monkeypatch.setattr(writing, "say", slowly)
    monkeypatch.setattr(beginning, "say", slowly)


def open_people(number):
    people = [UserFactory() for _number in range(number)]
    for each in people:
        MessageSettingsFactory(user=each, takes_from="everyone")
    return people


def test_two_who_begin_with_each_other_have_one_conversation(committed):
    anna, ben = open_people(2)

    failed = at_the_same_moment(
        [
            partial(beginning.begin, people=[ben], actor=anna, text="Moin Ben"),
            partial(beginning.begin, people=[anna], actor=ben, text="Moin Anna"),
        ]
    )

    assert failed == []
    conversation = Conversation.objects.get()
    assert conversation.participants.count() == 2
    assert sorted(each.text for each in conversation.messages.all()) == ["Moin Anna", "Moin Ben"]
    assert conversation.last_number == max(each.pk for each in conversation.messages.all())


def test_who_begins_several_at_once_begins_no_more_than_allowed(committed):
    anna, *others = open_people(5)

    failed = at_the_same_moment([partial(beginning.begin, people=[each], actor=anna, text="Moin") for each in others])

    assert len(failed) == 1
    assert Conversation.objects.count() == 3


def test_pressed_twice_it_is_said_once(committed):
    anna, ben = open_people(2)
    talk = ConversationFactory(people=[anna, ben])

    failed = at_the_same_moment([partial(writing.write, conversation=talk, actor=anna, text="Moin")] * 2)

    assert failed == []
    assert Message.objects.count() == 1


def test_what_is_unread_is_right_while_all_write_and_read(committed):
    """Whoever has read up to a message has seen all before it: what is marked read was on the page."""
    anna, ben, clara = open_people(3)
    talk = ConversationFactory(people=[anna, ben, clara], is_group=True)
    seen = []

    def write(person, number):
        writing.write(conversation=talk, actor=person, text=f"{person.pk}-{number}")

    def read():
        for _number in range(6):
            shown = list(Message.objects.visible_to(anna).values_list("pk", flat=True))
            if shown:
                attending.mark_read(conversation=talk, actor=anna, first=min(shown), last=max(shown))
                seen.extend(shown)
            time.sleep(0.05)

    writers = [partial(write, person, number) for person in (ben, clara) for number in range(2)]
    failed = at_the_same_moment([*writers, read, read])

    assert failed == []
    mine = Participant.objects.of(anna).with_unread().get()
    never_seen = set(Message.objects.exclude(author=anna).values_list("pk", flat=True)) - set(seen)
    assert mine.unread == len(never_seen)
