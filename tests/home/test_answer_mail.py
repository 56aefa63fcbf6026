"""The mail with an answer is sent by the worker, from what was kept."""

import pytest
from django.core import mail
from django.core.mail.backends.locmem import EmailBackend
from django_tasks import default_task_backend
from wagtail.contrib.forms.models import FormSubmission

from home.answer_mail import message_of
from home.forms import CONSENT
from home.tasks import mail_answers
from tests.factories.pages import FormPageFactory


@pytest.fixture
def form_page(home_page):
    fields = [
        ("Tag", "date", False),
        ("Beginn", "datetime", False),
        ("Preis", "number", False),
        ("Was?", "checkboxes", False),
        ("Newsletter", "checkbox", False),
        ("Mail", "email", False),
    ]
    return FormPageFactory(
        parent=home_page,
        form_fields=fields,
        to_address="a@example.org, b@example.org",
        consent_text="Ja, gern.",
    )


@pytest.fixture
def submission(form_page):
    answers = {
        CONSENT: "Ja, gern.",
        "tag": "2026-12-24",
        "beginn": "2026-12-24T17:00:00Z",
        "preis": "3.50",
        "was": ["Kuchen", "Kaffee"],
        "newsletter": False,
        "mail": None,
    }
    return FormSubmission.objects.create(page=form_page, form_data=answers)


def test_answers_stand_in_words_in_the_order_of_the_form(submission, form_page):
    message = message_of(submission)

    assert message.to == ["a@example.org", "b@example.org"]
    assert message.reply_to == []
    assert message.body.splitlines() == [
        "Tag: 24. Dezember 2026",
        "Beginn: 24. Dezember 2026 18:00",
        "Preis: 3,50",
        "Was? Kuchen, Kaffee",
        "Newsletter: nein",
        "Mail: ",
        "Einwilligung: Ja, gern.",
        "",
        form_page.full_url,
    ]


def test_the_mail_waits_for_the_worker(submission, settings):
    settings.TASKS = {"default": {"BACKEND": "django_tasks.backends.dummy.DummyBackend"}}

    mail_answers.enqueue(submission.pk)

    assert mail.outbox == []
    assert [result.args for result in default_task_backend.results] == [[submission.pk]]


def test_an_answer_deleted_meanwhile_is_not_mailed(submission):
    pk = submission.pk
    submission.delete()

    mail_answers.call(pk)

    assert mail.outbox == []


def test_without_any_address_nothing_is_mailed(submission, form_page):
    form_page.to_address = ""
    form_page.save()

    mail_answers.call(submission.pk)

    assert mail.outbox == []


def test_a_mail_server_that_is_away_is_an_error_in_the_log(submission, monkeypatch, logged_errors):
    def away(self, messages):
        raise ConnectionRefusedError

    monkeypatch.setattr(EmailBackend, "send_messages", away)

    mail_answers.call(submission.pk)

    line = logged_errors.pop()
    assert line.startswith(f"home.tasks: The answer {submission.pk} to a form could not be mailed")
