"""The list of sessions: which browser, when last used, which is this one."""

import re
import time
from datetime import timedelta

import pytest
from allauth.usersessions.models import UserSession
from django.contrib.sessions.models import Session
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from portal.accounts import last_use
from portal.accounts.last_use import EVERY, NOTED
from portal.live.session_store import BEGAN
from portal.live.sessions import said_in

PASSWORD = "geheim-und-lang"
FIREFOX = "Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:132.0) Gecko/20100101 Firefox/132.0"
CHROME = "Mozilla/5.0 (Linux; Android 10; K) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/130.0 Mobile Safari/537.36"


def sign_in(browser, person):
    browser.post(reverse("account_login"), {"login": person.email, "password": PASSWORD})
    return browser


@pytest.fixture
def firefox(home_page, anna):
    return sign_in(Client(HTTP_USER_AGENT=FIREFOX), anna)


@pytest.fixture
def telephone(home_page, anna):
    return sign_in(Client(HTTP_USER_AGENT=CHROME), anna)


@pytest.fixture
def later(monkeypatch):
    monkeypatch.setattr(last_use.time, "time", lambda: (timezone.now() + EVERY).timestamp() + 1)


def headings(page):
    main = page.content.decode().partition("<h1>")[2].partition("</main>")[0]
    found = re.findall(r"<h2[^>]*>(.*?)</h2>", main, re.DOTALL)
    return [" ".join(re.sub(r"<[^>]+>", "", each).split()) for each in found]


def test_browsers_have_names_and_this_one_is_marked(telephone, firefox):
    page = firefox.get(reverse("usersessions_list"))

    assert headings(page) == ["Firefox auf Windows Dieses Gerät", "Chrome auf Android"]
    assert "Mozilla" not in page.content.decode()


def test_the_list_says_when_a_session_was_last_used(telephone, firefox):
    UserSession.objects.filter(user_agent=CHROME).update(last_seen_at=timezone.now() - timedelta(days=3))
    then = timezone.localtime(timezone.now() - timedelta(days=3))

    text = " ".join(firefox.get(reverse("usersessions_list")).content.decode().split())

    assert f"Zuletzt benutzt am {then:%d.%m.%Y}" in text
    assert text.count("Gerade in Benutzung.") == 1


def test_a_use_is_noted_after_a_quarter_of_an_hour(firefox, later):
    UserSession.objects.update(last_seen_at=timezone.now() - timedelta(days=1))

    firefox.get(reverse("accounts:profile"))

    assert UserSession.objects.get().last_seen_at > timezone.now() - timedelta(minutes=1)


def test_between_two_notes_nothing_is_written(firefox, query_count):
    with query_count() as queries:
        firefox.get(reverse("accounts:profile"))

    assert [query["sql"] for query in queries if re.match(r"UPDATE \S*session", query["sql"])] == []


def test_the_list_says_when_a_device_is_signed_out(firefox, settings):
    settings.SESSION_IDLE_AGE, settings.SESSION_COOKIE_AGE, settings.SESSION_LONGEST_AGE = 3600, 7 * 86_400, 60 * 86_400

    text = " ".join(firefox.get(reverse("usersessions_list")).text.split())

    assert (
        "Ein Gerät wird abgemeldet, wenn es 1 Stunde lang nicht benutzt wurde, oder 7 Tage lang, wenn du dort "
        "angemeldet bleiben wolltest; in jedem Fall 60 Tage nach der Anmeldung." in text
    )


@pytest.mark.parametrize(
    ("form", "hours", "cookie_hours"),
    [({}, 12, None), ({"remember": "on"}, 14 * 24, 14 * 24)],
    ids=["until the browser is closed", "remembered"],
)
def test_a_session_ends_when_it_is_not_used(home_page, anna, form, hours, cookie_hours):
    browser = Client()
    sent = browser.post(reverse("account_login"), {"login": anna.email, "password": PASSWORD, **form})

    left = Session.objects.get().expire_date - timezone.now()
    lasts = sent.cookies["sessionid"]["max-age"] or None
    assert round(left / timedelta(hours=1), 2) == hours
    assert (round(lasts / 3600, 2) if lasts else None) == cookie_hours

    Session.objects.update(expire_date=timezone.now() - timedelta(seconds=1))
    assert browser.get(reverse("accounts:profile")).url.startswith(reverse("account_login"))


def began(browser, *, ago, noted=timedelta(hours=2)):
    session = browser.session
    session[BEGAN], session[NOTED] = time.time() - ago.total_seconds(), time.time() - noted.total_seconds()
    session.save()


def test_each_use_moves_the_end_but_not_beyond_the_longest(firefox):
    began(firefox, ago=timedelta(days=20))
    Session.objects.update(expire_date=timezone.now() + timedelta(minutes=1))
    firefox.get(reverse("accounts:profile"))
    assert round((Session.objects.get().expire_date - timezone.now()) / timedelta(hours=1), 2) == 12

    began(firefox, ago=timedelta(days=30) - timedelta(hours=3))
    firefox.get(reverse("accounts:profile"))
    assert round((Session.objects.get().expire_date - timezone.now()) / timedelta(hours=1), 2) == 3


def test_a_session_is_over_after_the_longest_time_however_it_is_used(firefox):
    began(firefox, ago=timedelta(days=30, seconds=1))
    key = firefox.session.session_key

    page = firefox.get(reverse("accounts:profile"))

    assert page.url.startswith(reverse("account_login"))
    assert said_in([key]) == {}  # for its sockets


def test_a_guest_without_an_account_is_forgotten_as_before(client, home_page):
    session = client.session
    session["name"] = "Ida"
    session.save()

    assert round((Session.objects.get().expire_date - timezone.now()) / timedelta(days=1), 2) == 14
