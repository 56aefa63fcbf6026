"""What an open page fetches once it was nudged: what is new, what has changed, and nothing that it has already."""

import re
from datetime import timedelta

import pytest
from django.db.models import F
from django.utils import timezone

from portal.live.models import Nudge
from tests.factories.discussions import ReactionFactory, ReplyFactory
from workspace.discussions.choices import Kind
from workspace.discussions.models import Reaction
from workspace.discussions.services import deleting, reacting, steering, writing
from workspace.discussions.services.announcing import channel_of


@pytest.fixture
def look(as_person, address, topic):
    """`look(person, first, last, since)` gives the numbers in the answer, and the answer."""

    def ask(person, first, last, since):
        answer = as_person(person).get(address("news", topic), {"von": first, "bis": last, "seit": since})
        return [int(number) for number in re.findall(r'data-reply="(\d+)"', answer.text)], answer

    return ask


def cursor(answer):
    return re.search(r'data-touched="([^"]+)"', answer.text)[1]


def a_minute_passes(topic):
    topic.replies.update(touched_at=F("touched_at") - timedelta(minutes=1))


def test_only_what_is_new_and_what_has_changed_comes(as_person, ben, gesa, topic, membership, address, look):
    first = writing.reply(topic=topic, membership=membership(gesa), text="Eins")
    second = writing.reply(topic=topic, membership=membership(gesa), text="Zwei")
    since = cursor(as_person(ben).get(address("detail", topic)))
    a_minute_passes(topic)
    assert look(ben, 0, 2, since)[0] == []

    writing.reply(topic=topic, membership=membership(gesa), text="Drei")
    writing.edit(reply=first, membership=membership(gesa), text="Eins und ein halbes")
    numbers, answer = look(ben, 0, 2, since)
    assert numbers == [1, 3]
    assert "3 Antworten" in answer.text
    since = cursor(answer)
    a_minute_passes(topic)
    assert look(ben, 0, 3, since)[0] == []
    reacting.react(reply=second, membership=membership(ben), kind=Kind.JOY, is_there=True)
    assert look(ben, 0, 3, since)[0] == [2]
    deleting.delete_reply(reply=second, membership=membership(gesa))
    assert "Zwei" not in look(ben, 0, 3, since)[1].text


def test_a_change_that_was_committed_after_the_page_asked_comes_too(ben, gesa, topic, membership, look):
    """It was touched before another one that the page knows."""
    writing.reply(topic=topic, membership=membership(gesa), text="Eins")
    since = timezone.now()
    topic.replies.filter(number=1).update(touched_at=since - timedelta(seconds=2))

    assert look(ben, 0, 1, since.isoformat())[0] == [1]


def test_what_comes_to_an_open_page_is_not_read_yet(ben, gesa, topic, membership, look):
    writing.reply(topic=topic, membership=membership(gesa), text="Eins")

    assert look(ben, 0, 0, "")[0] == [1]
    assert not topic.readings.exists()


def test_of_very_many_new_ones_the_page_says_that_there_are_more(ben, topic, look):
    for _number in range(31):
        ReplyFactory(topic=topic)

    numbers, answer = look(ben, 0, 0, "")
    assert numbers == list(range(1, 31))
    assert "data-has-more" in answer.text


@pytest.mark.parametrize("since", ["", "gestern", "2026-13-45", "2026-01-01T00:00:00"])
def test_nonsense_is_no_error(ben, topic, look, since):
    assert look(ben, "x", "-1", since)[1].status_code == 200


def test_each_change_nudges(ben, gesa, topic, membership, commit):
    with commit():
        reply = writing.reply(topic=topic, membership=membership(gesa), text="Eins")
    changes = [
        lambda: writing.edit(reply=reply, membership=membership(gesa), text="Zwei"),
        lambda: reacting.react(reply=reply, membership=membership(ben), kind=Kind.JOY, is_there=True),
        lambda: steering.mark_answer(reply=reply, membership=membership(ben), is_answer=True),
        lambda: deleting.delete_reply(reply=reply, membership=membership(gesa)),
        lambda: deleting.restore_reply(reply=reply, membership=membership(gesa)),
        lambda: steering.close(topic=topic, membership=membership(ben), is_closed=True),
    ]
    for change in changes:
        Nudge.objects.all().delete()
        with commit():
            change()
        assert [each.channel for each in Nudge.objects.filter(channel__startswith="discussion")] == [channel_of(topic)]


def test_a_page_gets_a_ticket(as_person, ben, topic, address):
    assert f'data-nudge="{channel_of(topic)} ' in as_person(ben).get(address("detail", topic)).text


def test_reactions_come_and_go(as_person, ben, gesa, topic, address):
    ReactionFactory(reply=topic.replies.get(), user=gesa, kind="joy")
    client = as_person(ben)

    for _press in range(2):
        answer = client.post(address("react", topic, 0), {"kind": "joy"}, headers={"HX-Request": "true"})
    assert ("Wie schön: </span>2" in answer.text, "<html" in answer.text) == (True, False)
    for _press in range(2):
        client.post(address("react", topic, 0), {"undo": "joy"})
    assert list(Reaction.objects.values_list("user", flat=True)) == [gesa.pk]
    assert client.post(address("react", topic, 0), {"kind": "poop"}).status_code == 404


def test_a_page_that_is_open_hears_that_the_discussion_is_deleted_and_there_again(
    as_person, ben, topic, membership, address, look, commit
):
    since = cursor(as_person(ben).get(address("detail", topic)))
    nudged = Nudge.objects.filter(channel=channel_of(topic))
    Nudge.objects.all().delete()

    with commit():
        deleting.remove(topic=topic, membership=membership(topic.author))
    deleted, is_nudged = look(ben, 0, 0, since)[1], nudged.exists()
    Nudge.objects.all().delete()
    with commit():
        deleting.restore(topic=topic, membership=membership(topic.author))
    there = look(ben, 0, 0, since)[1]

    assert ("data-is-deleted" in deleted.text, "data-is-deleted" in there.text) == (True, False)
    assert topic.title not in deleted.text
    assert (is_nudged, nudged.exists()) == (True, True)
