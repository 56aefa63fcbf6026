from datetime import timedelta

import pytest
from django.contrib.auth.models import Group
from django.utils import timezone

from tests.factories.events import EventIndexPageFactory, EventPageFactory
from tests.factories.pages import NewsIndexPageFactory, NewsPageFactory, StandardPageFactory


@pytest.fixture
def page(home_page):
    page = StandardPageFactory(parent=home_page, title="Nur für Eingeweihte", slug="intern", introduction="Geheimes")
    page.view_restrictions.create(restriction_type="password", password="moin-moin")
    return page


def test_a_page_with_a_password_shows_nothing_of_itself(client, page):
    html = client.get("/intern/").content.decode()

    assert "Geheimes" not in html
    assert "Eingeweihte" not in html
    assert 'class="panel panel--narrow"' in html


def test_the_password_opens_it(client, page):
    action = client.get("/intern/").context["action_url"]

    response = client.post(action, {"password": "moin-moin", "return_url": "/intern/"}, follow=True)

    assert "Geheimes" in response.content.decode()


def test_a_wrong_password_is_named_in_the_summary(client, page):
    action = client.get("/intern/").context["action_url"]

    response = client.post(action, {"password": "falsch", "return_url": "/intern/"})

    assert "data-error-summary" in response.content.decode()


@pytest.fixture
def calendar(home_page):
    """For people who are signed in; one of its events is for administrators' eyes only."""
    calendar = EventIndexPageFactory(parent=home_page)
    tomorrow = timezone.now() + timedelta(days=1)
    EventPageFactory(parent=calendar, title="Treffen der Gruppe", start=tomorrow)
    closed = EventPageFactory(parent=calendar, title="Vorstand", start=tomorrow)
    calendar.view_restrictions.create(restriction_type="login")
    closed.view_restrictions.create(restriction_type="password", password="moin-moin")
    return calendar


@pytest.mark.parametrize("path", ["", "?ansicht=monat&monat={:%Y-%m}", "feed.atom", "kalender.ics"])
def test_a_restricted_calendar_shows_its_events_to_people_who_may_read_it(client, calendar, anna, path):
    address = f"/termine/{path}".format(timezone.localdate() + timedelta(days=1))
    assert client.get(address).status_code == 302

    client.force_login(anna)
    text = client.get(address).content.decode()

    assert "Treffen der Gruppe" in text
    assert "Vorstand" not in text


def test_people_of_another_group_are_told_so_instead_of_sent_round_in_a_circle(client, home_page, anna):
    page = StandardPageFactory(parent=home_page, slug="vorstand")
    restriction = page.view_restrictions.create(restriction_type="groups")
    restriction.groups.add(Group.objects.create(name="Vorstand"))

    assert client.get("/vorstand/", follow=True).redirect_chain[-1] == ("/konto/anmelden/?next=%2Fvorstand%2F", 302)
    client.force_login(anna)
    response = client.get("/vorstand/", follow=True)

    assert response.status_code == 403
    assert len(response.redirect_chain) == 1


@pytest.mark.indexed
def test_the_search_and_the_front_page_keep_quiet_about_it(client, calendar, anna):
    client.force_login(anna)

    assert "Treffen der Gruppe" not in client.get("/suche/?q=Treffen").content.decode()
    assert "Treffen der Gruppe" not in client.get("/").content.decode()


def test_restricted_news_and_pages_show_what_stands_below_them(client, home_page, anna):
    index = NewsIndexPageFactory(parent=home_page)
    NewsPageFactory(parent=index, title="Erste", slug="erste")
    NewsPageFactory(parent=index, title="Zweite")
    section = StandardPageFactory(parent=home_page, slug="intern")
    StandardPageFactory(parent=section, title="Darunter")
    for page in (index, section):
        page.view_restrictions.create(restriction_type="login")
    client.force_login(anna)

    assert len(client.get("/aktuelles/").context["page_obj"]) == 2
    assert [page.title for page in client.get("/aktuelles/erste/").context["more_news"]] == ["Zweite"]
    assert [page.title for page in client.get("/intern/").context["children"]] == ["Darunter"]
