"""From the mail about a comment to the comment that answers it."""

from datetime import timedelta
from email.message import EmailMessage

import pytest
from django.core import mail
from django.utils import timezone

from portal.activity.delivery import deliver_due
from portal.activity.replying.choices import Outcome
from portal.activity.replying.intake import take
from portal.activity.replying.letters import Letter
from portal.comments.models import Comment
from portal.comments.services import threads, writing
from portal.moderation.services.blocking import block


@pytest.fixture
def told(idea, ben, commit):
    """Ben has commented on Anna's idea, and this is the mail that she got."""
    with commit():
        writing.write(target=idea, text="Das wäre wirklich gut.", parent=None, actor=ben)
    deliver_due(timezone.now() + timedelta(days=1))
    (said,) = mail.outbox
    mail.outbox.clear()
    return said


def answer(told, text="Danke dir, Ben!", sender="anna@example.org", **headers):
    """As a mail program makes it from the mail."""
    theirs = told.message()
    message = EmailMessage()
    message["From"], message["To"], message["Subject"] = sender, theirs["Reply-To"], f"Re: {told.subject}"
    message["Message-ID"], message["In-Reply-To"] = f"<{hash(text)}@mail.example.net>", theirs["Message-ID"]
    quoted = "\n".join(f"> {line}" for line in told.body.splitlines())
    message.set_content(f"{text}\n\nAm 26.11.26 um 10:00 schrieb MokWi:\n{quoted}\n")
    return Letter(message.as_bytes())


def test_the_answer_answers_the_comment(told, anna):
    assert take(answer(told)) == Outcome.TAKEN

    said = Comment.objects.latest("pk")
    assert (said.author, said.text, said.parent.text) == (anna, "Danke dir, Ben!", "Das wäre wirklich gut.")


def test_the_mail_says_that_it_can_be_answered_and_stands_in_its_thread(told):
    message = told.message()

    assert told.body.startswith("##- Du kannst auf diese Mail antworten")
    assert message["Reply-To"].startswith("antwort+r-comments-")
    assert message["References"].startswith("<thread-comments-")


def test_closed_comments_take_no_answer(told, idea, maren):
    threads.close(target=idea, actor=maren)

    assert take(answer(told)) == Outcome.REFUSED
    assert Comment.objects.count() == 1
    assert len(mail.outbox) == 1


def test_who_is_blocked_is_told_why(told, anna, maren, idea):
    block(user=anna, until=timezone.now() + timedelta(days=3), reason="Ruhe bitte.", actor=maren)
    mail.outbox.clear()

    assert take(answer(told)) == Outcome.REFUSED
    assert "Ruhe bitte." in mail.outbox[-1].body


def test_a_deleted_comment_takes_no_answer(told, ben):
    writing.delete(comment=Comment.objects.get(), actor=ben)

    assert take(answer(told)) == Outcome.REFUSED


def test_a_comment_that_is_too_long_is_told(told):
    assert take(answer(told, "Kuchen " * 1000)) == Outcome.REFUSED
    assert "4000" in mail.outbox[0].body


def test_attachments_are_left_out_and_this_is_told(told):
    letter = answer(told)
    head, _blank, _body = letter.data.partition(b"\n\n")
    head = b"\n".join(line for line in head.split(b"\n") if not line.lower().startswith(b"content-"))
    kind = b"\nContent-Type: multipart/mixed; boundary=b\n\n"
    parts = b"--b\n\nDanke dir!\n--b\nContent-Disposition: attachment; filename=plan.txt\n\nPlan\n--b--\n"

    assert take(Letter(head + kind + parts)) == Outcome.TAKEN
    assert Comment.objects.latest("pk").text == "Danke dir!"
    assert "ohne" in mail.outbox[0].subject
