"""The list of stories: filters, counts, orders, feed, and what it costs."""

import random
from decimal import Decimal

import pytest
from django.utils import timezone

from initiatives.stories.facts import FACT_FILTERS
from tests.factories.files import ImageFactory
from tests.factories.regions import MunicipalityFactory, TopicFactory
from tests.factories.stories import CopyFactory, StoryPageFactory
from tests.initiatives.stories.plain import EVERY_VALUE, FAMILIES, Asked, has

MOST_QUERIES = 12


def listed(client, page, query=""):
    """The titles on the page, in their order."""
    response = client.get(f"{page.url}?{query}")
    assert response.status_code == 200
    return [item.card.title for item in response.context["items"]]


def count_of(context, name, value):
    return next(offer.count for offer in context["groups"][name].offers if offer.value == value)


@pytest.fixture
def many(stories_page):
    """Forty stories whose facts are drawn by lot, always the same."""
    lot = random.Random(7)  # always the same draws
    county = MunicipalityFactory(name="Kreis", slug="kreis")
    town = MunicipalityFactory(name="Stadt", slug="stadt", parent=county)
    village = MunicipalityFactory(name="Dorf", slug="dorf", parent=town)
    topics = [TopicFactory(slug="rad"), TopicFactory(slug="garten")]
    stories = []
    for _number in range(40):
        low = lot.choice([None, 0, 50, 400, 1500])
        people = lot.choice([None, 1, 3, 7])
        stories.append(
            StoryPageFactory(
                parent=stories_page,
                cost_from=low,
                cost_to=None if low is None else lot.choice([None, Decimal(low) + lot.choice([0, 99, 4000])]),
                people_from=people,
                people_to=None if people is None else lot.choice([None, people + 2]),
                duration_months=lot.choice([None, 1, 2, 6, 20]),
                hours=lot.choice([None, 12, 80, 900]),
                municipality=lot.choice([None, county, town, village]),
                topics=lot.sample(topics, lot.randint(0, 2)),
                permits=lot.choice([[], [], ["Sondernutzung"]]),
            )
        )
    return stories


def test_filters_and_counts_are_those_of_a_plain_model(client, stories_page, many):
    lot = random.Random(11)  # always the same draws
    for _round in range(12):
        asked = Asked(
            facts={fact.name: lot.choice(list(fact.values)) for fact in FACT_FILTERS if lot.random() < 0.4},
            place=lot.choice(["", "", *FAMILIES]),
            topics=lot.sample(["rad", "garten"], lot.choice([0, 0, 1, 2])),
        )

        context = client.get(f"{stories_page.url}?{asked.query}").context

        fitting = [story for story in many if asked.fits(story)]
        shown = {item.card.object_id for item in context["items"]}
        assert context["page_obj"].paginator.count == len(fitting)
        assert shown <= {story.pk for story in fitting}
        assert len(shown) == min(12, len(fitting))
        for name, value in EVERY_VALUE:
            expected = [story for story in many if asked.fits(story, without=name) and has(story, name, value)]
            assert (name, value, count_of(context, name, value)) == (name, value, len(expected))


def test_words_are_found_in_facts_and_steps_too(client, stories_page):
    bench = StoryPageFactory(parent=stories_page, title="Mitfahrbank", permits=["Sondernutzung"])
    bench.steps.create(title="Bank zimmern", text="Lärche hält am längsten")
    bench.save_revision().publish()
    StoryPageFactory(parent=stories_page, title="Etwas anderes")

    assert listed(client, stories_page, "q=sondernutzung+laerche") == ["Mitfahrbank"]
    assert listed(client, stories_page, "q=laerche+fichte") == []


def test_orders(client, stories_page):
    make = {"parent": stories_page}
    StoryPageFactory(title="Zebra", cost_from=10, duration_months=9, **make)
    StoryPageFactory(title="Äpfel", cost_from=200, duration_months=2, **make)
    often = StoryPageFactory(title="Birnen", **make)
    CopyFactory(story=often, status="done")

    assert listed(client, stories_page, "sortierung=kosten") == ["Zebra", "Äpfel", "Birnen"]
    assert listed(client, stories_page, "sortierung=dauer") == ["Äpfel", "Zebra", "Birnen"]
    assert listed(client, stories_page, "sortierung=name") == ["Äpfel", "Birnen", "Zebra"]
    assert listed(client, stories_page, "sortierung=oft")[0] == "Birnen"
    assert listed(client, stories_page) == ["Birnen", "Äpfel", "Zebra"]


@pytest.mark.parametrize(
    ("query", "wrong"),
    [
        ("kosten=7", "kosten"),
        ("kosten=-1", "kosten"),
        ("kosten=%3Cscript%3E", "kosten"),
        ("menschen=drei", "menschen"),
        ("dauer=²", "dauer"),
        ("genehmigung=mit", "genehmigung"),
        ("ort=atlantis", "ort"),
        ("thema=quatsch&thema=", "thema"),
        ("sortierung=quer", "sortierung"),
        (f"q={'x' * 101}", "q"),
    ],
)
def test_what_does_not_exist_is_said_at_its_field_and_left_out(client, stories_page, query, wrong):
    StoryPageFactory(parent=stories_page, title="Da")

    response = client.get(f"{stories_page.url}?{query}")

    assert [item.card.title for item in response.context["items"]] == ["Da"]
    assert list(response.context["filter"].form.errors) == [wrong]
    assert f'id="filter-{wrong}-error"' in response.content.decode()
    assert "<script>" not in response.content.decode()


def test_page_999999_is_the_last_one(client, stories_page):
    for _number in range(13):
        StoryPageFactory(parent=stories_page)

    assert len(listed(client, stories_page, "page=999999")) == 1
    assert len(listed(client, stories_page, "page=quark")) == 12


def test_an_empty_list_says_what_to_do_next(client, stories_page):
    assert "Hier gibt es noch keine Geschichte" in client.get(stories_page.url).content.decode()

    html = client.get(f"{stories_page.url}?kosten=0").content.decode()

    assert f'href="{stories_page.url}">Alle Geschichten zeigen' in html


def test_drafts_and_restricted_stories_stay_hidden(client, stories_page):
    StoryPageFactory(parent=stories_page, title="Noch geheim", live=False)
    StoryPageFactory(parent=stories_page, title="Für wenige").view_restrictions.create(restriction_type="login")

    assert listed(client, stories_page) == []


def test_the_feed_holds_what_is_filtered(client, stories_page):
    StoryPageFactory(parent=stories_page, title="Teuer & <b>groß</b>", cost_from=9000)
    StoryPageFactory(parent=stories_page, title="Billig\x0b", cost_from=9)

    feed = client.get(f"{stories_page.url}feed.atom?kosten=100").content.decode()
    both = client.get(f"{stories_page.url}feed.atom").content.decode()

    assert feed.count("<entry>") == 1
    assert "<title>Billig</title>" in feed
    assert both.index("Billig") < both.index("Teuer &amp; &lt;b&gt;groß&lt;/b&gt;")


def test_it_costs_as_much_for_thirty_as_for_one(stories_page, queries_of):
    picture, topic, town = ImageFactory(), TopicFactory(), MunicipalityFactory()

    def add():
        story = StoryPageFactory(
            parent=stories_page,
            picture=picture,
            topics=[topic],
            municipality=town,
            permits=["Eine"],
            cost_from=5,
            first_published_at=timezone.now(),
        )
        CopyFactory(story=story, status="done")

    address = f"{stories_page.url}?kosten=100&thema={topic.slug}&q=geklappt&sortierung=oft"
    add()
    one = queries_of(address)
    for _number in range(29):
        add()

    assert queries_of(address) == one
    assert one <= MOST_QUERIES
