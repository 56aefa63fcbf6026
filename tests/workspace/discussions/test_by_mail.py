"""Answers by mail to what was said in a discussion."""

from email.message import EmailMessage

import pytest
from django.core import mail
from django.utils import timezone

from portal.activity.kinds import kind_named
from portal.activity.models import Event
from portal.activity.replying.choices import Outcome
from portal.activity.replying.intake import take
from portal.activity.replying.letters import Letter
from portal.activity.replying.replyables import Target, reply_address
from workspace.discussions.kinds import REPLYABLE
from workspace.discussions.services import reading, writing
from workspace.documents.models import Document

count = iter(range(1000))


@pytest.fixture
def question(topic, gesa, membership, commit):
    with commit():
        return writing.reply(topic=topic, membership=membership(gesa), text="Bringst du die Leiter mit?")


def answer(reply, user, text="Ja, mache ich.", files=()):
    message = EmailMessage()
    message["From"], message["To"] = user.email, reply_address(Target(REPLYABLE, reply.pk), user)
    message["Message-ID"] = f"<discussion{next(count)}@mail.example.net>"
    message.set_content(f"{text}\n\nAm 26.11.26 um 10:00 schrieb MokWi:\n> Bringst du die Leiter mit?\n")
    for name, data in files:
        message.add_attachment(data, maintype="text", subtype="plain", filename=name)
    return take(Letter(message.as_bytes()))


def test_an_answer_is_a_reply_that_answers(question, topic, ben, membership):
    reading.has_seen(topic=topic, membership=membership(ben), first=0, last=0)

    assert answer(question, ben) == Outcome.TAKEN

    said = topic.replies.get(number=2)
    assert (said.author, said.text, said.quoted) == (ben, "Ja, mache ich.", question)
    assert reading.mark_of(topic, membership(ben)) == 1


def test_a_mail_says_where_its_answer_goes(question):
    event = Event.objects.get(kind="discussions.reply")

    assert kind_named(event.kind).reply_to(event) == Target(REPLYABLE, question.pk)


def test_its_files_go_into_the_documents(question, ben):
    assert answer(question, ben, files=[("Plan.txt", b"Plan")]) == Outcome.TAKEN

    document = Document.objects.get()
    assert question.topic.replies.get(number=2).attachments.get().object_id == document.pk


def test_files_of_guests_are_refused_in_words(question, gesa):
    assert answer(question, gesa, files=[("Plan.txt", b"Plan")]) == Outcome.REFUSED

    assert not Document.objects.exists()
    assert "ohne sie" in mail.outbox[-1].body


def test_a_closed_discussion_takes_none_and_says_why(question, topic, ben):
    type(topic).objects.update(closed_at=timezone.now())

    assert answer(question, ben, files=[("Plan.txt", b"Plan")]) == Outcome.REFUSED

    assert topic.replies.count() == 2
    assert not Document.objects.exists()
    assert "geschlossen" in mail.outbox[-1].body


def test_strangers_and_who_has_left_say_nothing(question, topic, ben, clara, membership):
    membership(ben).delete()

    assert {answer(question, each) for each in (ben, clara)} == {Outcome.REFUSED}
    assert topic.replies.count() == 2


def test_a_room_that_is_switched_off_takes_nothing(question, topic, ben):
    topic.project.rooms_off = ["discussions"]
    topic.project.save()

    assert answer(question, ben) == Outcome.REFUSED
    assert topic.replies.count() == 2
