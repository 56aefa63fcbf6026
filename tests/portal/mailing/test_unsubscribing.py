"""One-click unsubscribing (RFC 8058): without a session, by POST only."""

import pytest
from django.core.mail import EmailMessage
from django.test import Client

from portal.mailing import unsubscribing
from portal.mailing.compose import Manner, dress
from portal.mailing.unsubscribing import Subscription, url_for


@pytest.fixture
def ended(monkeypatch):
    """What has been unsubscribed from: a set of what the links were made of."""
    monkeypatch.setattr(unsubscribing, "_SUBSCRIPTIONS", {})
    done = set()
    unsubscribing.register(Subscription("mails", words=lambda args: args[1], end=done.add, resume=done.discard))
    return done


@pytest.fixture
def visitor(home_page):
    """A mail program: no session, and cross-site requests are looked at as in production."""
    return Client(enforce_csrf_checks=True)


def path_of(url):
    return url.removeprefix("http://localhost:8000")


def test_the_mail_says_how(settings):
    message = EmailMessage("Hallo", "Text", to=["anna@example.org"])

    dress(message, Manner(unsubscribe_url="https://x.org/abmelden/t/", list_name="discussions", thread="discussion-12"))

    said = message.message()
    assert said["List-Unsubscribe"] == "<https://x.org/abmelden/t/>"
    assert said["List-Unsubscribe-Post"] == "List-Unsubscribe=One-Click"
    assert said["List-Id"] == "<discussions.localhost>"
    assert said["References"] == said["In-Reply-To"] == "<thread-discussion-12@localhost>"


def test_what_was_asked_for_cannot_be_unsubscribed_from():
    message = EmailMessage("Link zum Anmelden", "Text", to=["anna@example.org"])

    dress(message, Manner())

    said = message.message()
    assert [said[name] for name in ("List-Unsubscribe", "List-Id", "References", "Reply-To")] == [None] * 4


@pytest.mark.django_db
def test_one_click_without_session_or_token_against_forgery(visitor, ended):
    url = url_for("mails", 7, "Antworten", language="de")

    response = visitor.post(path_of(url), {"List-Unsubscribe": "One-Click"})

    assert response.status_code == 200
    assert ended == {(7, "Antworten")}
    assert "set-cookie" not in {name.lower() for name in response.headers}
    assert not response.cookies


@pytest.mark.django_db
@pytest.mark.parametrize("method", ["get", "head"])
def test_a_scanner_that_follows_the_link_changes_nothing(visitor, ended, method):
    url = url_for("mails", 7, "Antworten", language="de")

    response = getattr(visitor, method)(path_of(url))

    assert response.status_code == 200
    assert ended == set()


@pytest.mark.django_db
def test_a_person_presses_the_button_and_takes_it_back(visitor, ended):
    path = path_of(url_for("mails", 7, "Antworten", language="de"))

    asked = visitor.get(path).content.decode()
    done = visitor.post(path).content.decode()
    was_ended = set(ended)
    again = visitor.post(path, {"resume": "1"}).content.decode()

    assert "Antworten" in asked
    assert 'name="resume"' not in asked
    assert 'name="resume"' in done
    assert was_ended == {(7, "Antworten")}
    assert ended == set()
    assert "Antworten" in again


@pytest.mark.django_db
def test_the_page_speaks_the_language_of_the_mail(visitor, ended):
    path = path_of(url_for("mails", 7, "Answers", language="en"))

    assert path.startswith("/en/")
    assert "Unsubscribe from mails" in visitor.get(path).content.decode()


@pytest.mark.django_db
def test_a_forged_link_does_nothing(visitor, ended):
    path = path_of(url_for("mails", 7, "Antworten", language="de"))

    response = visitor.post(path.replace("/abmelden/", "/abmelden/x"), {"List-Unsubscribe": "One-Click"})

    assert response.status_code == 404
    assert ended == set()


@pytest.mark.django_db
def test_where_there_is_nothing_left_it_says_so(visitor, ended):
    path = path_of(url_for("mails", 7, "", language="de"))

    response = visitor.post(path)

    assert response.status_code == 200
    assert ended == set()
    assert '<form method="post">' not in response.content.decode().split("<main", 1)[1].split("</main", 1)[0]
