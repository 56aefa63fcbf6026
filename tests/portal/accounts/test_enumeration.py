"""Nobody finds out at the door whether an address has an account: same status, same way on, same page."""

import re

import pytest
from django.contrib.auth.hashers import PBKDF2PasswordHasher
from django.test import Client
from django.urls import reverse

PASSWORD = "geheim-und-lang"
KNOWN, FREE = "ben@example.org", "frei@example.org"
SIGN_UP = {"name": "Gesa Groth", "password1": "fischbrötchen-am-kai", "consent_privacy": "on"}


def as_seen(response, address):
    """What a browser shows, without what differs anyway: the address that was typed, the form's token, and the bell's
    ticket, which says when it was given."""
    text = response.content.decode().replace(address, "ADDRESS")
    return re.sub(r'name="csrfmiddlewaretoken" value="\w+"|data-nudge="[^"]*"', "", text)


def walk(browser, name, form, address):
    """Sends the form and goes on as the browser would: each status and way, and the page at the end."""
    response = browser.post(reverse(name), form, follow=True)
    return [(url, status) for url, status in response.redirect_chain], response.status_code, as_seen(response, address)


@pytest.fixture
def inside(home_page, anna):
    """Anna's browser, who showed again that it is her."""

    def sign_in():
        browser = Client()
        browser.post(reverse("account_login"), {"login": anna.email, "password": PASSWORD})
        browser.post(reverse("account_reauthenticate"), {"password": PASSWORD})
        browser.get(reverse("account_email"))  # shows what had to be said until now
        return browser

    return sign_in


def test_signing_up(home_page, ben):
    known = walk(Client(), "account_signup", {**SIGN_UP, "email": KNOWN}, KNOWN)
    free = walk(Client(), "account_signup", {**SIGN_UP, "email": FREE}, FREE)

    assert known == free
    assert known[0] == [(reverse("account_email_verification_sent"), 302)]


def test_a_forgotten_password(home_page, ben):
    known = walk(Client(), "account_reset_password", {"email": KNOWN}, KNOWN)
    free = walk(Client(), "account_reset_password", {"email": FREE}, FREE)

    assert known == free
    assert known[0] == [(reverse("account_reset_password_done"), 302)]


def test_signing_in_with_a_wrong_password(home_page, ben):
    known = walk(Client(), "account_login", {"login": KNOWN, "password": "falsch-und-lang"}, KNOWN)
    free = walk(Client(), "account_login", {"login": FREE, "password": "falsch-und-lang"}, FREE)

    assert known == free
    assert known[0] == []


def test_too_many_attempts(home_page, ben):
    def sixth(address):
        browser = Client()
        for _attempt in range(5):
            browser.post(reverse("account_login"), {"login": address, "password": "falsch-und-lang"})
        return walk(browser, "account_login", {"login": address, "password": "falsch-und-lang"}, address)

    assert sixth(KNOWN) == sixth(FREE)


def test_changing_the_address(inside, ben):
    known = walk(inside(), "account_email", {"action_add": "", "email": KNOWN}, KNOWN)
    free = walk(inside(), "account_email", {"action_add": "", "email": FREE}, FREE)

    assert known == free


def test_changing_the_address_writes_one_mail_in_either_case(inside, ben, mailoutbox):
    def mails_to(address):
        browser = inside()
        mailoutbox.clear()
        browser.post(reverse("account_email"), {"action_add": "", "email": address})
        return [message.to for message in mailoutbox]

    assert mails_to(KNOWN) == [[KNOWN]]
    assert mails_to(FREE) == [[FREE]]


@pytest.mark.parametrize(
    ("name", "form"),
    [
        ("account_login", {"login": "{}", "password": "falsch-und-lang"}),
        ("account_signup", {**SIGN_UP, "email": "{}"}),
        ("account_reset_password", {"email": "{}"}),
    ],
)
def test_the_slow_part_is_the_same(home_page, ben, monkeypatch, settings, mailoutbox, name, form):
    """Hashing a password and writing a mail take the time; each happens as often for a known address."""
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.PBKDF2PasswordHasher"]
    hashed = []
    monkeypatch.setattr(PBKDF2PasswordHasher, "iterations", 10)
    encode = PBKDF2PasswordHasher.encode
    monkeypatch.setattr(
        PBKDF2PasswordHasher, "encode", lambda *args, **kwargs: hashed.append(1) or encode(*args, **kwargs)
    )
    ben.set_password(PASSWORD)
    ben.save()

    def cost(address):
        hashed.clear()
        mailoutbox.clear()
        Client().post(reverse(name), {field: value.format(address) for field, value in form.items()})
        return len(hashed), len(mailoutbox)

    assert cost(KNOWN) == cost(FREE)
