"""What the log has of signing in: that it happened, and nothing of whom."""

import logging

import pytest

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
