from datetime import timedelta

import pytest
from django.core.management import call_command
from django.utils import timezone

from portal.base.models import Edition
from tests.factories.pages import NewsIndexPageFactory, NewsPageFactory, StandardPageFactory
from tests.factories.regions import TopicFactory


def section(block, **value):
    return (block, {"heading": "Überschrift", "introduction": "", **value})


def with_sections(home_page, *sections):
    home_page.sections = list(sections)
    home_page.save_revision().publish()
    return home_page


def test_the_front_page_answers_everybody(client, home_page):
    response = client.get("/")

    assert response.status_code == 200
    assert "MokWi KielRegion" in response.content.decode()


def test_it_opens_with_a_question_and_a_search(client, home_page):
    home_page.question = "Was willst du anpacken?"
    home_page.search_examples = "Lastenrad, Repair-Café, "
    home_page.save()

    html = client.get("/").content.decode()

    assert '<h1 class="hero__title">Was willst du anpacken?</h1>' in html
    assert 'id="hero-search"' in html
    assert '<a class="chip" href="/suche/?q=Repair-Caf%C3%A9">Repair-Café</a>' in html


def test_published_news_appear_at_once(client, home_page):
    with_sections(home_page, section("newest", kind="news", count=3))
    index = NewsIndexPageFactory(parent=home_page)
    client.get("/")

    NewsPageFactory(parent=index, title="Frisch").save_revision().publish()

    html = client.get("/").content.decode()
    assert "Frisch" in html
    assert '<a class="section__more" href="/aktuelles/">' in html


def test_a_page_that_is_restricted_disappears_at_once(client, home_page):
    page = StandardPageFactory(parent=home_page, title="Nur für uns")
    with_sections(home_page, section("featured_pages", pages=[page]))
    shown = client.get("/").content.decode()

    page.view_restrictions.create(restriction_type="login")

    assert "Nur für uns" in shown
    assert "Nur für uns" not in client.get("/").content.decode()


def test_drafts_are_not_featured(client, home_page):
    page = StandardPageFactory(parent=home_page, title="Entwurf", live=False)
    with_sections(home_page, section("featured_pages", pages=[page]))

    assert "Entwurf" not in client.get("/").content.decode()


def test_steps_and_partners_are_shown(client, home_page):
    page = StandardPageFactory(parent=home_page, title="Mitmachen", slug="mitmachen")
    with_sections(
        home_page,
        section("steps", steps=[{"title": "Suchen", "text": "", "page": page, "link_label": "So geht es"}] * 2),
        section("partners", partners=[{"name": "Stadt Plön", "logo": None, "url": "https://ploen.example"}]),
        section("upcoming_events", count=3),
    )

    html = client.get("/").content.decode()

    assert html.count('<li class="steps__item">') == 2
    assert '<a href="/mitmachen/">So geht es</a>' in html
    assert '<a href="https://ploen.example">' in html


def test_a_preview_shows_what_is_not_saved_yet(client, home_page):
    with_sections(home_page, section("steps", steps=[{"title": "Alt", "text": ""}] * 2))
    client.get("/")
    home_page.sections = [section("steps", steps=[{"title": "Neu im Entwurf", "text": ""}] * 2)]

    response = home_page.make_preview_request()

    assert "Neu im Entwurf" in response.render().content.decode()


@pytest.fixture
def full_home(home_page, kiel):
    index = NewsIndexPageFactory(parent=home_page)
    for _ in range(12):
        NewsPageFactory(parent=index, topics=[TopicFactory()], municipality=kiel)
    pages = StandardPageFactory.create_batch(6, parent=home_page)
    return with_sections(
        home_page,
        section("newest", kind="news", count=12),
        section("featured_pages", pages=pages),
        section("upcoming_events", count=6),
        section("steps", steps=[{"title": "a", "text": "", "page": page} for page in pages]),
    )


def test_a_reader_costs_twelve_queries_at_most(client, full_home, query_count):
    client.get("/")  # draws the pictures, which begins a new edition
    client.get("/")
    with query_count() as queries:
        client.get("/")

    assert len(queries) <= 12


def test_drawing_the_sections_costs_the_same_for_few_and_many_cards(client, full_home, query_count):
    def queries_of_a_fresh_page():
        Edition.renew()
        with query_count() as queries:
            client.get("/")
        return len(queries)

    client.get("/")
    many = queries_of_a_fresh_page()
    value = full_home.sections.raw_data
    value[0]["value"]["count"] = 1
    full_home.save_revision().publish()
    client.get("/")

    assert queries_of_a_fresh_page() == many
    assert many <= 30


def test_a_scheduled_page_goes_live_when_its_time_has_come(client, home_page):
    page = StandardPageFactory(parent=home_page, title="Später", slug="spaeter", live=False)
    page.go_live_at = timezone.now() - timedelta(minutes=1)
    page.save_revision(approved_go_live_at=page.go_live_at)
    before = client.get("/spaeter/").status_code

    call_command("publish_scheduled")

    assert (before, client.get("/spaeter/").status_code) == (404, 200)
