"""What the log has of signing in: that it happened, and nothing of whom."""

import itertools
import logging
from datetime import timedelta

import pytest
from allauth.core.internal import ratelimit
from allauth.mfa.totp.internal.auth import TOTP, format_hotp_value, hotp_value, yield_hotp_counters_from_time
from django.core.cache import cache
from django.test import Client
from django.urls import reverse

from tests.factories.accounts import UserFactory

PASSWORD = "moin-und-mok-wi"


@pytest.fixture
def lines(caplog):
    caplog.set_level(logging.INFO, "portal.accounts.sign_in_log")
    return lambda: [
        (record.levelname, record.getMessage())
        for record in caplog.records
        if record.name == "portal.accounts.sign_in_log"
    ]


def test_each_sign_in_is_a_line_without_the_person(client, home_page, lines):
    anna = UserFactory(email="anna@example.org")
    anna.set_password(PASSWORD)
    anna.save()

    client.post("/konto/anmelden/", {"login": anna.email, "password": "falsch-und-lang"})
    client.post("/konto/anmelden/", {"login": "niemand@example.org", "password": PASSWORD})
    client.post("/konto/anmelden/", {"login": anna.email, "password": PASSWORD})
    client.post("/konto/abmelden/")

    failed = ("WARNING", "A sign-in failed")
    assert lines() == [failed, failed, ("INFO", "Signed in"), ("INFO", "Signed out")]


WRONG, TOO_MANY = ("WARNING", "A second factor was wrong"), ("WARNING", "A second factor was not asked, after too many")
SECRET = "A" * 32


def right_code():
    return format_hotp_value(hotp_value(SECRET, next(iter(yield_hotp_counters_from_time()))))


@pytest.fixture
def guess(home_page, anna):
    """With the password known: whoever enters one code after another, each from another machine and a new sign-in."""
    numbers = itertools.count(1)
    TOTP.activate(anna, SECRET)

    def guess(**sent):
        browser = Client(REMOTE_ADDR=f"203.0.113.{next(numbers)}")
        browser.post(reverse("account_login"), {"login": anna.email, "password": "geheim-und-lang"})
        return browser.post(reverse("mfa_authenticate"), sent)

    return guess


def test_a_wrong_second_factor_is_a_line_and_the_sixth_is_not_asked(guess, lines):
    for _each in range(5):
        assert "Dieser Code stimmt nicht" in guess(code="000000").text

    page = guess(code=right_code())

    assert "Zu viele Versuche." in page.text
    assert lines() == [*[WRONG] * 5, TOO_MANY]


def test_a_slow_guesser_has_thirty_tries_in_six_hours(guess, lines, monkeypatch):
    clock = itertools.count(1_800_000_000, timedelta(minutes=2).total_seconds())
    now = next(clock)
    monkeypatch.setattr(ratelimit.time, "time", lambda: now)
    for _each in range(30):
        now = next(clock)
        guess(code="000000")

    now = next(clock)
    page = guess(code=right_code())

    assert "Zu viele Versuche." in page.text
    assert lines() == [*[WRONG] * 30, TOO_MANY]


@pytest.mark.parametrize("sent", ['{"id": "eA"}', '["x"]', "7", '{"id": "eA", "rawId": 1, "response": {}}'])
def test_a_passkey_that_is_none_is_a_line(guess, anna, client, lines, sent):
    pages = guess(credential=sent), client.post(reverse("mfa_login_webauthn"), {"credential": sent})

    assert [page.status_code for page in pages] == [200, 302]
    assert lines() == [WRONG, ("WARNING", "A sign-in failed")]


def test_the_right_code_signs_in(guess, lines):
    guess(code=right_code())

    assert lines() == [("INFO", "Signed in")]


def test_a_code_counts_once_as_long_as_it_is_right(guess, anna, lines):
    """Half a minute later allauth would take it again: clocks may go wrong by as much."""
    code = right_code()
    guess(code=code)
    cache.delete(f"allauth.mfa.totp.used?user={anna.pk}&code={code}")

    page = guess(code=code)

    assert "Dieser Code stimmt nicht." in page.text
    assert lines() == [("INFO", "Signed in"), WRONG]


def test_a_wrong_code_before_something_that_matters_is_a_line(client, home_page, anna, lines):
    TOTP.activate(anna, SECRET)
    client.force_login(anna)

    client.post(reverse("mfa_reauthenticate"), {"code": "000000"})

    assert lines() == [("INFO", "Signed in"), WRONG]
