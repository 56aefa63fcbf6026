"""How somebody stands to a conversation."""

from datetime import timedelta

import pytest
from django.core.exceptions import PermissionDenied
from django.http import Http404
from django.utils import timezone

from tests.factories.accounts import UserFactory
from tests.factories.conversations import MessageFactory, ParticipantFactory
from tests.factories.projects import MembershipFactory
from workspace.conversations.errors import ConversationError
from workspace.conversations.models import Conversation, Message, Participant
from workspace.conversations.services import attending, writing


def unread(user):
    return {each.conversation: each.unread for each in Participant.objects.of(user).with_unread()}


def a_day_later():
    moment = timezone.now() - timedelta(hours=25)
    Participant.objects.exclude(deleted_at=None).update(deleted_at=moment)
    Participant.objects.exclude(left_at=None).update(left_at=moment)


def test_unread_is_what_others_have_said_since(talk, anna, ben):
    mine = writing.write(conversation=talk, actor=ben, text="Und die Säge?")
    assert (unread(anna), unread(ben)) == ({talk: 2}, {talk: 0})

    writing.delete(message=mine, actor=ben)
    assert unread(anna) == {talk: 1}


def test_the_mark_only_grows(talk, anna):
    first = talk.messages.get()
    second = MessageFactory(conversation=talk)

    assert attending.mark_read(conversation=talk, actor=anna, first=first.pk, last=second.pk)
    assert not attending.mark_read(conversation=talk, actor=anna, first=first.pk, last=first.pk)
    assert unread(anna) == {talk: 0}


def test_the_mark_leaves_nothing_out(talk, anna):
    first = talk.messages.get()
    later = MessageFactory(conversation=talk)

    assert not attending.mark_read(conversation=talk, actor=anna, first=later.pk, last=later.pk)
    assert unread(anna) == {talk: 2}
    Message.objects.filter(pk=first.pk).update(author=anna)  # what is one's own is read
    assert attending.mark_read(conversation=talk, actor=anna, first=later.pk, last=later.pk)


def test_deleted_for_oneself_it_is_there_for_the_other(talk, anna, ben):
    attending.delete_for_me(conversation=talk, actor=anna)

    assert list(Conversation.objects.of(anna)) == []
    assert list(Conversation.objects.of(ben)) == [talk]
    assert unread(anna) == {talk: 0}
    later = writing.write(conversation=talk, actor=ben, text="Und die Säge?")
    assert list(Message.objects.visible_to(anna)) == [later]
    assert Message.objects.visible_to(ben).count() == 2


def test_deleting_is_taken_back_without_what_was_deleted_before(talk, anna, ben):
    attending.delete_for_me(conversation=talk, actor=anna)
    later = writing.write(conversation=talk, actor=ben, text="Und die Säge?")
    talk.refresh_from_db()
    attending.delete_for_me(conversation=talk, actor=anna)
    attending.delete_for_me(conversation=talk, actor=anna)  # pressed twice

    attending.undelete_for_me(conversation=talk, actor=anna)

    assert list(Message.objects.visible_to(anna)) == [later]
    attending.delete_for_me(conversation=talk, actor=anna)
    a_day_later()
    with pytest.raises(ConversationError, match="zu spät"):
        attending.undelete_for_me(conversation=talk, actor=anna)


def test_what_all_have_deleted_goes_for_good(talk, anna, ben, group):
    attending.delete_for_me(conversation=talk, actor=anna)
    a_day_later()
    attending.remove_what_nobody_reads()
    assert talk.messages.count() == 1

    attending.delete_for_me(conversation=talk, actor=ben)
    attending.remove_what_nobody_reads()
    assert talk.messages.count() == 1  # Ben can still take it back
    a_day_later()
    attending.remove_what_nobody_reads()
    assert (talk.messages.count(), group.messages.count()) == (0, 1)


def test_a_group_is_left_and_come_back_to(group, anna, ben):
    attending.leave(conversation=group, actor=ben)

    assert list(Conversation.objects.of(ben)) == []
    assert list(Message.objects.visible_to(ben)) == []
    with pytest.raises(Http404):
        attending.leave(conversation=group, actor=ben)
    attending.come_back(conversation=group, actor=ben)
    assert list(Conversation.objects.of(ben)) == [group]

    attending.leave(conversation=group, actor=ben)
    a_day_later()
    with pytest.raises(ConversationError, match="zu spät"):
        attending.come_back(conversation=group, actor=ben)


def test_nobody_leaves_a_conversation_of_two(talk, anna):
    with pytest.raises(PermissionDenied):
        attending.leave(conversation=talk, actor=anna)


def test_nobody_comes_back_to_where_they_never_were(group, clara):
    with pytest.raises(Http404):
        attending.come_back(conversation=group, actor=clara)


def test_a_group_that_all_have_left_goes(group):
    for participant in group.participants.all():
        attending.leave(conversation=group, actor=participant.user)

    attending.remove_what_nobody_reads()
    assert Conversation.objects.count() == 1
    a_day_later()
    attending.remove_what_nobody_reads()
    assert Conversation.objects.count() == 0


def test_people_are_added_and_read_from_then_on(project, group, ben, clara):
    MembershipFactory(project=project, user=clara)

    attending.add_people(conversation=group, people=[clara], actor=ben)

    assert list(Message.objects.visible_to(clara)) == []
    later = writing.write(conversation=group, actor=ben, text="Willkommen!")
    assert list(Message.objects.visible_to(clara)) == [later]


def test_only_those_are_added_who_take_messages(group, ben, clara):
    with pytest.raises(ConversationError, match="Clara Claussen"):
        attending.add_people(conversation=group, people=[clara], actor=ben)
    assert group.participants.count() == 3


def test_whoever_comes_back_by_somebody_else_reads_nothing_of_before(group, ben, gesa):
    attending.leave(conversation=group, actor=gesa)
    writing.write(conversation=group, actor=ben, text="Ohne Gesa.")

    attending.add_people(conversation=group, people=[gesa], actor=ben)

    assert list(Message.objects.visible_to(gesa)) == []


def test_a_conversation_of_two_stays_one(talk, anna, gesa):
    with pytest.raises(PermissionDenied):
        attending.add_people(conversation=talk, people=[gesa], actor=anna)
    with pytest.raises(PermissionDenied):
        attending.rename(conversation=talk, title="Wir", actor=anna)


def test_a_group_takes_no_more_than_fifty(project, group, anna):
    for _number in range(46):
        ParticipantFactory(conversation=group)
    people = [MembershipFactory(project=project, user=UserFactory()).user for _number in range(2)]

    with pytest.raises(ConversationError, match="höchstens 50"):
        attending.add_people(conversation=group, people=people, actor=anna)
    attending.add_people(conversation=group, people=people[:1], actor=anna)
    assert group.participants.count() == 50
