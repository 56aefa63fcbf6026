"""The list of sessions: which browser, when last used, which is this one."""

import re
from datetime import timedelta

import pytest
from allauth.usersessions.models import UserSession
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from portal.accounts import last_use
from portal.accounts.last_use import EVERY

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
