"""Saying something in a conversation, changing it, deleting it."""

from datetime import timedelta

import pytest
from django.core.exceptions import PermissionDenied
from django.core.files.base import ContentFile
from django.http import Http404
from django.utils import timezone

from tests.factories.accounts import UserFactory
from tests.factories.conversations import AttachmentFactory, BlockingFactory, MessageFactory, ParticipantFactory
from workspace.conversations import limits
from workspace.conversations.errors import ConversationError
from workspace.conversations.models import Attachment, Conversation, Message, Participant
from workspace.conversations.services import writing


def write(conversation, actor, text="Ja, gern.", **said):
    return writing.write(conversation=conversation, actor=actor, text=text, **said)


def test_what_is_said_is_safe_and_found_again(talk, anna):
    message = write(talk, anna, "Die *Leiter* <script>alert(1)</script>\r\nist in Büsum")

    assert message.html == "<p>Die <em>Leiter</em> &lt;script&gt;alert(1)&lt;/script&gt;<br>\nist in Büsum</p>\n"
    assert list(Message.objects.saying("leiter busum")) == [message]
    assert list(Message.objects.saying("leiter husum")) == []


def test_a_stranger_finds_no_conversation(talk, clara):
    admin = UserFactory(is_superuser=True)

    for person in (clara, admin):
        with pytest.raises(Http404):
            write(talk, person)
        assert list(Conversation.objects.of(person)) == []
        assert list(Message.objects.visible_to(person)) == []
    assert talk.messages.count() == 1


def test_the_same_twice_within_seconds_is_one(talk, anna):
    first = write(talk, anna, "Ja,\r\ngern.")

    assert write(talk, anna, "Ja,\ngern.") == first
    Message.objects.update(at=timezone.now() - timedelta(seconds=11))
    assert write(talk, anna, "Ja,\ngern.") != first


def test_the_same_files_twice_are_one_message(talk, anna):
    def plan(words):
        return ContentFile(words, name="plan.txt")

    first = write(talk, anna, "", files=[plan(b"Erst die Leiter")])

    assert write(talk, anna, "", files=[plan(b"Erst die Leiter")]) == first
    assert write(talk, anna, "", files=[plan(b"Dann die Farbe!!!")]) != first
    assert Attachment.objects.count() == 2


def test_files_have_a_limit_a_day(talk, anna, monkeypatch):
    monkeypatch.setattr(limits, "BYTES_A_DAY", 20)
    write(talk, anna, "", files=[ContentFile(b"zehn Byte.", name="eins.txt")])

    with pytest.raises(ConversationError, match="viele Dateien"):
        write(talk, anna, "", files=[ContentFile(b"elf Byte...", name="zwei.txt")])
    assert write(talk, anna, "", files=[ContentFile(b"zehn mehr.", name="drei.txt")]).pk is not None


def test_files_are_kept_with_their_names(talk, anna, ben, clara, commit):
    files = [ContentFile(b"Protokoll", name="Ordner/protokoll.txt"), ContentFile(b"Liste", name="liste.txt")]

    message = write(talk, anna, "", files=files)

    assert [(each.name, each.size, each.media_type) for each in message.attachments.all()] == [
        ("protokoll.txt", 9, "text/plain"),
        ("liste.txt", 5, "text/plain"),
    ]
    assert Attachment.objects.visible_to(ben).count() == 2
    assert Attachment.objects.visible_to(clara).count() == 0
    file = message.attachments.first().file
    with commit():
        message.delete()
    assert not file.storage.exists(file.name)


def test_nobody_writes_on_past_a_block(talk, anna, ben):
    BlockingFactory(by=ben, whom=anna)

    with pytest.raises(ConversationError, match="nimmt keine Nachrichten von dir an"):
        write(talk, anna)
    with pytest.raises(ConversationError, match="blockiert"):
        write(talk, ben)


def test_in_a_group_a_block_keeps_nobody_from_writing(group, anna, ben):
    BlockingFactory(by=ben, whom=anna)

    assert write(group, anna).pk is not None


def test_nobody_writes_to_an_empty_group(group, anna):
    Participant.objects.exclude(user=anna).update(left_at=timezone.now())

    with pytest.raises(ConversationError, match="Niemand liest"):
        write(group, anna)


def test_twenty_a_minute_are_enough(talk, anna):
    for number in range(20):
        MessageFactory(conversation=talk, author=anna, text=f"{number}")

    with pytest.raises(ConversationError, match="Moment"):
        write(talk, anna)


def test_ones_own_is_changed_with_a_trace(talk, anna, ben):
    message = talk.messages.get()

    changed = writing.edit(message=message, actor=ben, text="Bringst du die Säge mit?")

    assert (changed.text, changed.edited_at is not None) == ("Bringst du die Säge mit?", True)
    assert list(Message.objects.saying("sage")) == [message]
    with pytest.raises(PermissionDenied):
        writing.edit(message=message, actor=anna, text="Ich bringe alles mit.")


def test_what_is_deleted_can_be_taken_back_for_a_day(talk, anna, ben):
    message = AttachmentFactory(message=talk.messages.get()).message
    with pytest.raises(PermissionDenied):
        writing.delete(message=message, actor=anna)
    writing.delete(message=message, actor=ben)

    assert (Message.objects.standing().count(), Attachment.objects.visible_to(anna).count()) == (0, 0)
    assert writing.forget_deleted() == 0
    with pytest.raises(PermissionDenied):
        writing.restore(message=message, actor=anna)
    assert writing.restore(message=message, actor=ben).is_shown

    writing.delete(message=message, actor=ben)
    Message.objects.update(deleted_at=timezone.now() - timedelta(hours=25))
    with pytest.raises(ConversationError, match="zu spät"):
        writing.restore(message=message, actor=ben)
    assert writing.forget_deleted() == 1
    message.refresh_from_db()
    assert (message.text, message.html, message.folded, message.attachments.count()) == ("", "", "", 0)


def test_whoever_comes_later_reads_what_is_said_from_then(group, clara):
    ParticipantFactory(conversation=group, user=clara, begins_after=group.last_number)

    assert list(Conversation.objects.of(clara)) == []
    later = MessageFactory(conversation=group)
    assert list(Message.objects.visible_to(clara)) == [later]
    assert list(Conversation.objects.of(clara)) == [group]
