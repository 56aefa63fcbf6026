"""Answers by mail to messages and circulars."""

from email.message import EmailMessage

import pytest
from django.core import mail

from portal.activity.replying.choices import Outcome
from portal.activity.replying.intake import take
from portal.activity.replying.letters import Letter
from portal.activity.replying.replyables import Target, reply_address
from tests.factories.conversations import BlockingFactory, CircularFactory, DeliveryFactory
from workspace.conversations.models import Attachment, Message
from workspace.conversations.services.attending import leave

count = iter(range(1000))


def answer(target, user, text="Ja, mache ich.", files=()):
    message = EmailMessage()
    message["From"], message["To"] = user.email, reply_address(target, user)
    message["Message-ID"] = f"<{next(count)}@mail.example.net>"
    message.set_content(f"{text}\n\nAm 26.11.26 um 10:00 schrieb MokWi:\n> Bringst du die Leiter mit?\n")
    for name, data in files:
        message.add_attachment(data, maintype="application", subtype="octet-stream", filename=name)
    return take(Letter(message.as_bytes()))


def test_an_answer_goes_into_the_conversation(talk, anna):
    assert answer(Target("conversations", talk.pk), anna) == Outcome.TAKEN

    said = Message.objects.latest("pk")
    assert (said.conversation, said.author, said.text) == (talk, anna, "Ja, mache ich.")


def test_its_files_are_looked_at_as_those_of_the_page(talk, anna):
    taken = answer(Target("conversations", talk.pk), anna, files=[("Plan.txt", b"Plan")])
    refused = answer(Target("conversations", talk.pk), anna, files=[("Plan.exe", b"MZ\x90\x00")])

    assert (taken, refused) == (Outcome.TAKEN, Outcome.REFUSED)
    assert [each.name for each in Attachment.objects.all()] == ["Plan.txt"]
    assert len(mail.outbox) == 1


def test_whoever_does_not_belong_to_it_says_nothing(talk, clara):
    assert answer(Target("conversations", talk.pk), clara) == Outcome.REFUSED
    assert Message.objects.count() == 1


def test_whoever_has_left_says_nothing(group, gesa):
    leave(conversation=group, actor=gesa)
    before = Message.objects.count()

    assert answer(Target("conversations", group.pk), gesa) == Outcome.REFUSED
    assert Message.objects.count() == before


def test_whoever_is_blocked_hears_what_the_page_says(talk, anna, ben):
    BlockingFactory(by=ben, whom=anna)

    assert answer(Target("conversations", talk.pk), anna) == Outcome.REFUSED
    assert "nimmt keine Nachrichten von dir" in mail.outbox[0].body


def test_an_answer_to_a_circular_comes_to_its_manager(project, anna, maren):
    circular = CircularFactory(by=maren)
    DeliveryFactory(circular=circular, user=anna)

    assert answer(Target("circulars", circular.pk), anna) == Outcome.TAKEN

    said = Message.objects.latest("pk")
    assert (said.circular, said.author) == (circular, anna)
    assert set(said.conversation.participants.values_list("user", flat=True)) == {anna.pk, maren.pk}


@pytest.mark.parametrize("name", ["conversations", "circulars"])
def test_what_is_gone_takes_nothing(name, anna):
    assert answer(Target(name, 4711), anna) == Outcome.REFUSED
