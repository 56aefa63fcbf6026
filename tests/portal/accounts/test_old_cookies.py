"""Cookies that are bound to their host, and those of the version before, under which nobody is signed out."""

import pytest
from django.test import Client
from django.urls import reverse

from portal.live.session_store import BEGAN
from portal.live.sessions import session_key

NEW = {"SESSION_COOKIE_NAME": "__Host-session", "CSRF_COOKIE_NAME": "__Host-csrf"}


@pytest.fixture
def upgraded(settings):
    """The portal after the upgrade; gives a browser that has these cookies."""
    bridge = "portal.accounts.old_cookies.OldCookiesMiddleware"
    settings.MIDDLEWARE = [*settings.MIDDLEWARE[:2], bridge, *settings.MIDDLEWARE[2:]]
    settings.SESSION_COOKIE_SECURE = settings.CSRF_COOKIE_SECURE = True
    for name, value in NEW.items():
        setattr(settings, name, value)

    def browser(**cookies):
        opened = Client(enforce_csrf_checks=True)
        opened.cookies.load(cookies)
        return opened

    return browser


@pytest.fixture
def before(client, home_page, anna):
    """The key of a session that began with a version that noted no beginning, as all did."""
    client.force_login(anna)
    session = client.session
    session.pop(BEGAN, None)
    session.save()
    return session.session_key


def test_who_was_signed_in_before_stays_so_and_has_the_new_cookies(before, upgraded, anna):
    browser = upgraded(sessionid=before, csrftoken="a" * 32)

    page = browser.get(reverse("accounts:profile"), secure=True)

    assert page.wsgi_request.user == anna
    made = {name: (each.value, each["secure"], each["path"], each["domain"]) for name, each in page.cookies.items()}
    assert made == {"__Host-session": (before, True, "/", ""), "__Host-csrf": ("a" * 32, True, "/", "")}


def test_a_form_from_before_the_upgrade_is_taken_and_so_is_the_next(before, upgraded):
    browser = upgraded(sessionid=before, csrftoken="a" * 32)

    for _form in range(2):
        sent = {"csrfmiddlewaretoken": "a" * 32}
        answer = browser.post(
            reverse("usersessions_list"), sent, secure=True, headers={"Referer": "https://testserver/"}
        )
        assert answer.status_code == 302


def test_a_session_that_began_after_the_upgrade_does_not_count_under_the_old_name(home_page, anna, upgraded):
    """Else a neighbour in the domain could give somebody a session of their own."""
    own = Client()
    own.force_login(anna)

    page = upgraded(sessionid=own.session.session_key).get(reverse("accounts:profile"), secure=True)

    assert BEGAN in own.session
    assert page.status_code == 302
    assert not page.wsgi_request.user.is_authenticated


def test_the_old_name_ends_with_the_first_use(before, upgraded):
    upgraded(sessionid=before).get(reverse("accounts:profile"), secure=True)

    again = upgraded(sessionid=before).get(reverse("accounts:profile"), secure=True)

    assert not again.wsgi_request.user.is_authenticated


@pytest.mark.parametrize("key", ["", "x" * 32])
def test_a_key_that_is_none_makes_a_stranger(home_page, upgraded, key):
    page = upgraded(sessionid=key).get("/", secure=True)

    assert page.status_code == 200
    assert not page.wsgi_request.user.is_authenticated


def test_a_socket_knows_the_new_name_and_not_the_old(settings):
    settings.SESSION_COOKIE_NAME = NEW["SESSION_COOKIE_NAME"]

    scope = {"headers": [(b"cookie", b"sessionid=old; __Host-session=new")]}

    assert session_key(scope) == "new"
