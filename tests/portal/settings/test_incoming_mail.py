"""Where mails come back to: what is taken, and what is said of the rest."""

import pytest
from django.core.exceptions import ImproperlyConfigured

from portal.settings.incoming_mail import address_with_a_place, check_mailbox


@pytest.mark.parametrize(
    ("said", "meant"),
    [
        ("", ""),
        ("Antwort@Example.org", "antwort+*@example.org"),
        ("antwort-*@example.org", "antwort-*@example.org"),
        ("*@antwort.example.org", "*@antwort.example.org"),
    ],
)
def test_an_address_with_a_place(said, meant):
    assert address_with_a_place(said) == meant


@pytest.mark.parametrize(
    "said", ["antwort", "@example.org", "a@b@c", "a@*.org", "**@example.org", "ä@example.org", "x" * 19 + "@e.org"]
)
def test_what_is_none_is_said(said):
    with pytest.raises(ImproperlyConfigured, match="MAIL_IN_ADDRESS"):
        address_with_a_place(said)


@pytest.mark.parametrize(
    ("url", "address"),
    [
        ("imaps://a:secret@example.org", ""),
        ("imaps://example.org", "antwort+*@example.org"),
        ("imaps://a:secret@example.org:port/INBOX", "antwort+*@example.org"),
        ("imaps://a:secret@", "antwort+*@example.org"),
    ],
)
def test_a_mailbox_that_cannot_be_one_is_said_without_the_password(url, address):
    with pytest.raises(ImproperlyConfigured, match="MAIL_IN_URL") as said:
        check_mailbox(url, address)

    assert "secret" not in str(said.value)


def test_a_mailbox():
    url = "imaps://antwort%40example.org:a%2Fb@mail.example.org:993/INBOX"

    assert check_mailbox(url, "antwort+*@example.org") == url
