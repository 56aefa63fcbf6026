"""Who is told of a message."""

import pytest

from portal.activity.models import Notification
from portal.base.models.edition import asked_once
from portal.regions.ordinary import is_ordinary
from tests.factories.conversations import BlockingFactory, CircularFactory, MessageFactory
from workspace.conversations.kinds import CircularSent, MessageWritten
from workspace.conversations.models import Participant
from workspace.conversations.services import attending, writing


@pytest.fixture
def written(group, anna, commit):
    with commit():
        return writing.write(conversation=group, actor=anna, text="Wer bringt Kabel mit?")


def told():
    return set(Notification.objects.values_list("user__name", flat=True))


def test_all_but_the_author_are_told(written):
    assert told() == {"Ben Behrens", "Gesa Gast"}


def test_whoever_has_muted_left_or_blocked_is_not(group, anna, ben, gesa, clara, commit):
    attending.set_muted(conversation=group, actor=ben, is_muted=True)
    attending.leave(conversation=group, actor=gesa)
    Participant.objects.create(conversation=group, user=clara)
    BlockingFactory(by=clara, whom=anna)

    with commit():
        writing.write(conversation=group, actor=anna, text="Ist da wer?")

    assert told() == set()


def test_a_change_is_no_news(group, anna, commit):
    message = group.messages.get()

    with commit():
        writing.edit(message=message, actor=anna, text="Wer hat Kabel?")

    assert told() == set()


def test_read_on_the_page_it_is_settled_and_rings_no_more(written, group, ben, gesa):
    event = Notification.objects.get(user=ben).event
    kind = MessageWritten()
    assert kind.settled_for(ben, [event]) == set()

    attending.mark_read(conversation=group, actor=ben, first=group.messages.first().pk, last=group.messages.last().pk)

    assert (kind.settled_for(ben, [event]), kind.settled_for(gesa, [event])) == ({event.pk}, set())
    assert Notification.objects.of(ben).unread().count() == 0


def test_what_is_deleted_hidden_or_left_is_not_to_be_seen(written, group, anna, ben, gesa):
    event = Notification.objects.get(user=ben).event
    kind = MessageWritten()
    assert (kind.visible_to(ben, [event]), kind.quote(event)) == ({event.pk}, "Wer bringt Kabel mit?")

    attending.leave(conversation=group, actor=gesa)
    assert kind.visible_to(gesa, [event]) == set()
    writing.delete(message=written, actor=anna)

    assert (kind.visible_to(ben, [event]), kind.quote(event)) == (set(), "")


def test_its_line_names_who_and_where(written, talk, ben, commit):
    with commit():
        writing.write(conversation=talk, actor=ben, text="Na?")
    events = [each.event for each in Notification.objects.order_by("event")]
    kind = MessageWritten()

    lines = kind.told(ben, [(kind, events)], "de")

    assert {line.words for line in lines.values()} == {
        "Anna Ahrens hat in „Lampenabend“ geschrieben",
        "Neue Nachricht von Ben Behrens",
    }
    several = sorted(kind.several([line, line]) for line in {each.words: each for each in lines.values()}.values())
    assert several == ["2 neue Nachrichten in „Lampenabend“", "2 neue Nachrichten von Ben Behrens"]


def test_it_costs_as_much_for_thirty_as_for_one(group, ben, anna, commit, query_count):
    kind = MessageWritten()

    def cost(number):
        with commit():
            for _number in range(number):
                message = MessageFactory(conversation=group, author=anna)
                writing.announce(message)
        events = [each.event for each in Notification.objects.of(ben).select_related("event")]
        with asked_once():
            assert is_ordinary(anna), "who has rights is known in this edition"
            with query_count() as queries:
                kind.told(ben, [(kind, events)], "de"), kind.settled_for(ben, events)
        return len(queries)

    assert cost(1) == cost(12) == 2


def test_of_a_circular_the_bell_rings_only_where_no_mail_comes(kiel, maren, ben, clara):
    circular = CircularFactory(municipality=kiel, by=maren, to=[ben, clara])
    circular.deliveries.filter(user=clara).update(by_mail=False)
    event = type("Event", (), {"pk": 1, "object_id": circular.pk})
    kind = CircularSent()

    assert (kind.settled_for(ben, [event]), kind.settled_for(clara, [event])) == ({1}, set())
    assert kind.lines([event], "de")[1].words == "Rundschreiben: „Förderung für Reparaturtreffs“"
