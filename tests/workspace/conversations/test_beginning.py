"""Who begins a conversation with whom."""

from datetime import timedelta

import pytest
from django.utils import timezone

from portal.moderation.errors import BlockedError
from portal.moderation.models import Block
from tests.factories.accounts import UserFactory
from tests.factories.conversations import BlockingFactory, ConversationFactory, MessageFactory, MessageSettingsFactory
from tests.factories.projects import MembershipFactory
from workspace.conversations.errors import ConversationError
from workspace.conversations.models import Conversation
from workspace.conversations.services import beginning

REFUSED = "Diese Person nimmt keine Nachrichten von dir an."


def begin(actor, *people, text="Moin!", **said):
    return beginning.begin(people=people, actor=actor, text=text, **said)


def test_two_people_have_one_conversation_whoever_begins(project, anna, ben):
    first, second = begin(anna, ben), begin(ben, anna, text="Moin moin!")

    assert first.conversation == second.conversation
    assert [each.text for each in first.conversation.messages.all()] == ["Moin!", "Moin moin!"]
    assert {each.user for each in first.conversation.participants.all()} == {anna, ben}


@pytest.mark.parametrize(
    ("takes_from", "to_ben", "to_clara"), [("everyone", True, True), ("shared", True, False), ("nobody", False, False)]
)
def test_each_decides_who_may_write(project, anna, ben, clara, takes_from, to_ben, to_clara):
    MessageSettingsFactory(user=anna, takes_from=takes_from)

    for person, may in ((ben, to_ben), (clara, to_clara)):
        if may:
            assert begin(person, anna).author == person
        else:
            with pytest.raises(ConversationError, match=REFUSED):
                begin(person, anna)
    assert Conversation.objects.count() == to_ben + to_clara


def test_without_a_choice_people_of_a_shared_project_may(project, anna, clara):
    with pytest.raises(ConversationError, match=REFUSED):
        begin(clara, anna)

    MembershipFactory(project=project, user=clara)
    assert begin(clara, anna).pk is not None


def test_whoever_was_written_to_may_answer(anna, clara):
    MessageSettingsFactory(user=anna, takes_from="nobody")
    MessageSettingsFactory(user=clara, takes_from="everyone")
    begin(anna, clara)

    assert begin(clara, anna, text="Ja, gern.").text == "Ja, gern."


@pytest.mark.parametrize("who", ["by", "whom"])
def test_blocked_neither_begins(project, anna, ben, who):
    BlockingFactory(**{who: anna, "by" if who == "whom" else "whom": ben})

    with pytest.raises(ConversationError) as refused:
        begin(ben, anna)
    said = "Du hast diese Person blockiert" if who == "whom" else REFUSED
    assert str(refused.value).startswith(said)


def test_a_group_is_of_those_who_take_messages(project, anna, ben, gesa, clara):
    with pytest.raises(ConversationError, match="Clara Claussen"):
        begin(anna, ben, clara)

    message = begin(anna, ben, gesa, ben, title=" Lampenabend ")
    assert (message.conversation.title, message.conversation.is_group) == ("Lampenabend", True)
    assert {each.user for each in message.conversation.participants.all()} == {anna, ben, gesa}


def test_more_than_fifty_are_too_many(project, anna):
    others = [UserFactory() for _number in range(50)]
    for each in others:
        MembershipFactory(project=project, user=each)

    with pytest.raises(ConversationError, match="höchstens 50"):
        begin(anna, *others)
    assert begin(anna, *others[:49]).conversation.participants.count() == 50


def test_a_new_account_begins_three_a_day(project, anna):
    people = [MembershipFactory(project=project).user for _number in range(4)]
    for person in people[:3]:
        begin(anna, person)

    with pytest.raises(ConversationError, match="3 Unterhaltungen"):
        begin(anna, people[3])
    begin(anna, people[0], text="Noch etwas")  # which is begun already

    Conversation.objects.update(created_at=timezone.now() - timedelta(hours=25))
    assert begin(anna, people[3]).pk is not None


def test_an_older_account_begins_more(project, anna, long_here):
    long_here(anna)

    for _number in range(4):
        begin(anna, MembershipFactory(project=project).user)
    assert Conversation.objects.count() == 4


def test_a_new_account_writes_no_links(project, anna, ben, long_here):
    with pytest.raises(ConversationError, match="keine Links"):
        begin(anna, ben, text="Schau: https://example.org/angebot")
    assert Conversation.objects.count() == 0

    long_here(anna)
    assert begin(anna, ben, text="Schau: https://example.org/angebot").pk is not None


def test_whoever_may_not_write_on_the_portal_begins_nothing(project, anna, ben):
    Block.objects.create(user=anna, until=timezone.now() + timedelta(days=1), reason="Werbung")

    with pytest.raises(BlockedError):
        begin(anna, ben)


def test_nobody_writes_to_a_closed_account(project, anna, ben):
    ConversationFactory(people=[anna, ben])
    MessageFactory(conversation=Conversation.objects.get(), author=ben)
    ben.is_active = False
    ben.save()

    with pytest.raises(ConversationError, match=REFUSED):
        begin(anna, ben)
