"""The pages of municipalities and topics: what stands on them, for whom, and what they cost."""

import json
import re
from datetime import timedelta

import pytest
from django.utils import timezone
from wagtail.rich_text import RichText

from home.places.contents import MOST_INITIATIVES
from initiatives.calls.listing import show
from portal.accounts.models import Visibility
from tests.factories.calls import CallFactory
from tests.factories.events import EventIndexPageFactory, EventPageFactory
from tests.factories.initiatives import InitiativeImpactFactory, InitiativePageFactory
from tests.factories.pages import NewsIndexPageFactory, NewsPageFactory
from tests.factories.regions import MunicipalityFactory, TopicFactory


def words(response):
    return re.sub(r"\s+", " ", response.content.decode())


def card_titles(response):
    return re.findall(r'class="card__link"[^>]*>(.*?)</a>', words(response))


@pytest.fixture
def topic(db):
    return TopicFactory(name="Radverkehr", name_en="Cycling", slug="rad")


def test_every_municipality_has_its_page_at_once(client, home_page):
    MunicipalityFactory(name="Wik", slug="wik")

    response = client.get("/orte/wik/")

    assert response.status_code == 200
    assert 'class="empty"' in words(response)


@pytest.mark.parametrize("address", ["/orte/gibt-es-nicht/", "/themen/gibt-es-nicht/", "/orte/kiel%3Cb%3E/"])
def test_an_unknown_address_is_missing(client, home_page, kiel, address):
    assert client.get(address).status_code == 404


def test_a_page_shows_what_is_in_the_municipality_and_what_belongs_to_it(client, directory_page, kiel):
    part, elsewhere = MunicipalityFactory(parent=kiel), MunicipalityFactory()
    InitiativePageFactory(parent=directory_page, title="Hier", municipality=kiel)
    InitiativePageFactory(parent=directory_page, title="Darin", municipality=part)
    InitiativePageFactory(parent=directory_page, title="Woanders", municipality=elsewhere)
    InitiativePageFactory(parent=directory_page, title="Entwurf", municipality=kiel, live=False)

    response = client.get("/orte/kiel/")

    assert card_titles(response) == ["Darin", "Hier", str(part)]
    assert 'href="/initiativen/?ort=kiel"' in words(response)


def test_a_topic_shows_what_is_about_it(client, directory_page, topic):
    InitiativePageFactory(parent=directory_page, title="Lastenrad", topics=[topic])
    InitiativePageFactory(parent=directory_page, title="Chor", topics=[TopicFactory()])

    response = client.get("/themen/rad/")

    assert card_titles(response) == ["Lastenrad"]


def test_the_featured_come_first_and_no_card_twice(client, directory_page, kiel):
    InitiativePageFactory(parent=directory_page, title="Vorbild", municipality=kiel, is_featured=True)
    for number in range(MOST_INITIATIVES + 1):
        InitiativePageFactory(parent=directory_page, title=f"Neu {number}", municipality=kiel)

    titles = card_titles(client.get("/orte/kiel/"))

    assert titles == ["Vorbild", *(f"Neu {number}" for number in range(MOST_INITIATIVES, 1, -1))]


def test_a_change_is_seen_at_once(client, directory_page, kiel):
    page = InitiativePageFactory(parent=directory_page, title="Da", municipality=kiel)
    client.get("/orte/kiel/")

    page.unpublish()

    assert card_titles(client.get("/orte/kiel/")) == []


def test_events_and_news_have_their_place(client, home_page, kiel):
    calendar, news = EventIndexPageFactory(parent=home_page), NewsIndexPageFactory(parent=home_page)
    tomorrow = timezone.now() + timedelta(days=1)
    EventPageFactory(parent=calendar, title="Fest", start=tomorrow, municipality=kiel)
    EventPageFactory(parent=calendar, title="Vorbei", start=tomorrow - timedelta(days=9), municipality=kiel)
    NewsPageFactory(parent=news, title="Neue Wege", municipality=kiel)

    response = client.get("/orte/kiel/")

    assert card_titles(response) == ["Fest", "Neue Wege"]
    assert 'href="/termine/?ort=kiel"' in words(response)
    assert 'href="/aktuelles/?ort=kiel"' in words(response)


def test_impact_is_added_up_and_stays_a_range(client, directory_page, kiel):
    for low, high in ((80, 100), (20, 40)):
        page = InitiativePageFactory(parent=directory_page, municipality=kiel)
        InitiativeImpactFactory(page=page, low=low, high=high)
    hidden = InitiativePageFactory(parent=directory_page, municipality=kiel, live=False)
    InitiativeImpactFactory(page=hidden, low=5000, high=5000)

    response = client.get("/orte/kiel/")

    assert re.findall(r'figures__value">(.*?)<', words(response)) == ["100–140"]


def test_the_text_of_the_editors_stands_on_top_in_the_readers_language(client, home_page, kiel):
    kiel.description, kiel.description_en = "Am Wasser.", "By the water."
    kiel.body, kiel.body_en = ([("text", RichText(f"<p>{each}</p>"))] for each in ("Moin.", "Hello."))
    kiel.save()

    german, english = words(client.get("/orte/kiel/")), words(client.get("/en/orte/kiel/"))

    assert ("Moin." in german, "Hello." in german) == (True, False)
    assert ("Am Wasser." in english, "By the water." in english) == (False, True)


def test_html_in_a_name_or_text_is_shown_as_text(client, home_page):
    MunicipalityFactory(name="<script>x</script>", slug="x", description="</script><b>y")

    response = words(client.get("/orte/x/"))

    assert "<script>x" not in response
    assert "<b>y" not in response


def test_a_manager_is_named_only_if_they_want_to_be_found(client, home_page, kiel, maren):
    assert "Maren" not in words(client.get("/orte/kiel/"))

    maren.about_visibility = Visibility.EVERYBODY
    maren.save()

    assert f'href="/personen/{maren.public_id}/"' in words(client.get("/orte/kiel/"))
    assert maren.email not in words(client.get("/orte/kiel/"))


def test_a_manager_with_a_public_contact_is_named_without_a_link_to_a_hidden_profile(client, home_page, kiel, maren):
    maren.manager.contact_email = "klima@kiel.example"
    maren.manager.save()

    response = words(client.get("/orte/kiel/"))

    assert 'href="mailto:klima@kiel.example"' in response
    assert "/personen/" not in response


def test_search_engines_learn_both_languages_and_the_way(client, home_page, kiel):
    kreis = MunicipalityFactory(name="Kreis", slug="kreis")
    kiel.parent = kreis
    kiel.save()

    head = client.get("/orte/kiel/").content.decode()
    place, way = json.loads(re.search(r'ld\+json">(.*?)</script>', head, re.DOTALL)[1])["@graph"]

    assert re.findall(r'hreflang="(.*?)" href="(http.*?)"', head) == [
        ("de", "http://testserver/orte/kiel/"),
        ("en", "http://testserver/en/orte/kiel/"),
        ("x-default", "http://testserver/orte/kiel/"),
    ]
    assert place["containedInPlace"] == {"@type": "AdministrativeArea", "name": "Kreis"}
    assert [step["item"] for step in way["itemListElement"]] == [
        "http://testserver/",
        "http://testserver/orte/",
        "http://testserver/orte/kiel/",
    ]


def test_the_feeds_are_narrowed_to_the_page(client, directory_page, home_page, topic):
    NewsIndexPageFactory(parent=home_page)

    feeds = re.findall(r'atom\+xml" title="(.*?)" href="(.*?)"', words(client.get("/themen/rad/")))

    assert sorted(feeds) == [
        ("Aktuelles: Radverkehr", "/aktuelles/feed.atom?thema=rad"),
        ("Initiativen: Radverkehr", "/initiativen/feed.atom?thema=rad"),
    ]


@pytest.mark.parametrize("address", ["/orte/kiel/", "/themen/rad/", "/orte/", "/themen/"])
def test_a_page_costs_at_most_five_queries_whatever_it_shows(
    client, directory_page, home_page, kiel, maren, topic, queries_of, address
):
    calendar, news = EventIndexPageFactory(parent=home_page), NewsIndexPageFactory(parent=home_page)
    tomorrow = timezone.now() + timedelta(days=1)

    def grow(number):
        for _ in range(number):
            about = {"municipality": kiel, "topics": [topic]}
            page = InitiativePageFactory(parent=directory_page, **about)
            InitiativeImpactFactory(page=page)
            NewsPageFactory(parent=news, **about)
            event = EventPageFactory(parent=calendar, start=tomorrow, municipality=kiel)
            event.topics.set([topic])
            event.save()
            MunicipalityFactory(parent=kiel)
            show(CallFactory(**about))

    grow(1)
    one = queries_of(address)
    grow(29)

    assert queries_of(address) == one
    assert one <= 5
