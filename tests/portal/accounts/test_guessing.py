"""Guessing a password from many addresses, what a browser keeps of a session, and the names the portal answers to."""

import itertools

import pytest
from allauth.core.internal import ratelimit
from django.conf import settings as django_settings
from django.urls import reverse

PASSWORD = "geheim-und-lang"


class Clock:
    now = 1_800_000_000.0

    def time(self):
        return self.now

    monotonic = time


@pytest.fixture
def clock(monkeypatch):
    clock = Clock()
    monkeypatch.setattr(ratelimit, "time", clock)
    return clock


@pytest.fixture
def sign_in(client, home_page, anna):
    """Each time from another address, as somebody with many machines does."""
    numbers = itertools.count(1)

    def sign_in(password, email=anna.email):
        form = {"login": email, "password": password}
        return client.post(reverse("account_login"), form, REMOTE_ADDR=f"203.0.113.{next(numbers)}")

    return sign_in


def test_one_account_is_guessed_at_a_few_times_only_from_however_many_addresses(sign_in, clock):
    for _ in range(5):
        assert sign_in("falsch").status_code == 200

    answer = sign_in(PASSWORD)

    assert answer.status_code != 302
    assert "_auth_user_id" not in answer.wsgi_request.session


def test_nobody_is_locked_out_for_long_by_it(sign_in, clock):
    for _ in range(5):
        sign_in("falsch")
    assert sign_in(PASSWORD).status_code != 302

    clock.now += 301

    assert sign_in(PASSWORD).status_code == 302


def test_others_sign_in_meanwhile(sign_in, ben, clock):
    for _ in range(8):
        sign_in("falsch")

    assert sign_in(PASSWORD, email=ben.email).status_code == 302


def test_a_session_begins_anew_when_somebody_signs_in(client, home_page, sign_in):
    session = client.session
    session["x"] = 1
    session.save()
    client.cookies[django_settings.SESSION_COOKIE_NAME] = session.session_key

    sign_in(PASSWORD)

    now = client.cookies[django_settings.SESSION_COOKIE_NAME]
    assert now.value != session.session_key
    assert (now["httponly"], now["samesite"]) == (True, "Lax")
    assert not client.session.exists(session.session_key)


def test_a_session_nobody_gave_out_is_not_taken(client, home_page, sign_in):
    client.cookies[django_settings.SESSION_COOKIE_NAME] = "a" * 32

    sign_in(PASSWORD)

    assert client.cookies[django_settings.SESSION_COOKIE_NAME].value != "a" * 32


@pytest.mark.parametrize("path", ["/", "/konto/passwort/vergessen/"])
def test_no_other_name_is_answered(client, home_page, settings, path):
    settings.ALLOWED_HOSTS = ["portal.example.org"]

    assert client.get(path, headers={"Host": "boese.example"}).status_code == 400


def test_the_link_in_a_mail_is_never_that_of_a_header(client, home_page, settings, anna, mailoutbox, commit):
    settings.ALLOWED_HOSTS = ["portal.example.org"]

    with commit():
        client.post(
            reverse("account_reset_password"),
            {"email": anna.email},
            headers={"Host": "portal.example.org", "X-Forwarded-Host": "boese.example"},
        )

    assert "/konto/passwort/neu/" in mailoutbox[0].body
    assert "boese.example" not in mailoutbox[0].body
