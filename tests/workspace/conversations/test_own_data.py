"""What conversations know about a person: exported, and what goes with the account."""

from django.utils import timezone

from portal.accounts import privacy
from portal.accounts.services import delete_account
from tests.factories.conversations import AttachmentFactory, BlockingFactory, ConversationFactory, MessageFactory
from workspace.conversations.models import Conversation, Message

NAMES = {"messages", "message_settings", "circulars"}


def parts():
    return {part.name: part for part in privacy.parts() if part.name in NAMES}


def test_what_one_has_said_is_exported_with_its_files(talk, anna, ben):
    own = AttachmentFactory(message=MessageFactory(conversation=talk, author=anna, text="Ja."))
    BlockingFactory(by=anna, whom=ben)

    said = parts()["messages"].export(anna)

    assert [(each["text"], each["files"]) for each in said["messages"]] == [("Ja.", ["protokoll.txt"])]
    assert [each["conversation"] for each in said["conversations"]] == [talk.pk]
    assert parts()["messages"].files(anna) == [(f"{own.pk}-protokoll.txt", b"Protokoll vom Treffen")]
    assert [each["whom__name"] for each in parts()["message_settings"].export(anna)["blocked"]] == ["Ben Behrens"]


def test_what_one_has_said_stays_with_the_others_without_the_name(talk, anna, ben):
    deleted = MessageFactory(conversation=talk, author=ben, text="Vertippt", deleted_at=timezone.now())

    delete_account(user=ben, actor=ben)

    assert [(each.text, each.author) for each in talk.messages.all()] == [("Bringst du die Leiter mit?", None)]
    assert not Message.objects.filter(pk=deleted.pk).exists()
    talk.refresh_from_db()
    assert (talk.pair, talk.is_group) == (None, False)
    assert list(Conversation.objects.of(anna)) == [talk]


def test_a_conversation_in_which_nobody_is_left_goes(anna):
    ConversationFactory(people=[anna], is_group=True)

    delete_account(user=anna, actor=anna)

    assert Conversation.objects.count() == 0
