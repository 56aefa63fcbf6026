"""A story's page: texts, facts, pictures, what search engines read; and the editor's mistakes."""

import json
import re
from decimal import Decimal

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.urls import reverse
from wagtail.rich_text import RichText
from wagtail.test.utils.form_data import inline_formset, nested_form_data, streamfield

from initiatives.stories.models import StoryComparison, StoryImpact, StoryPartner, StoryStep, SuccessStoryPage
from portal.comments.models import Comment
from portal.comments.services import writing as commenting
from tests.factories.accounts import UserFactory
from tests.factories.files import ImageFactory
from tests.factories.initiatives import InitiativePageFactory
from tests.factories.regions import TopicFactory
from tests.factories.stories import CopyFactory, StoryPageFactory

MOST_QUERIES = 12
HTML = "<script>alert(1)</script>"


@pytest.fixture
def bench(stories_page, kiel):
    return StoryPageFactory(
        parent=stories_page,
        title="Mitfahrbank",
        slug="bank",
        municipality=kiel,
        contact_email="antje@example.org",
        duration_months=4,
        people_from=3,
        people_to=5,
        hours=1200,
        cost_from=Decimal(1450),
        cost_to=Decimal("1900.50"),
        permits=["Sondernutzung"],
    )


def shown(client, page):
    response = client.get(page.url)
    assert response.status_code == 200
    return response.content.decode()


def data_of(html):
    script = re.search(r'<script type="application/ld\+json"[^>]*>(.*?)</script>', html, re.DOTALL)
    return json.loads(script[1])["@graph"]


def test_facts_are_said_in_words(client, bench):
    response = client.get(bench.url)

    assert response.context["facts"] == {
        "duration": "4 Monate",
        "people": "3 bis 5 Menschen",
        "hours": "1.200 Stunden",
        "cost": "1.450 € bis 1.900,50 €",
    }
    assert "Ordnungsamt" in response.content.decode()


@pytest.mark.parametrize(
    ("fields", "words"),
    [
        ({"cost_from": 0}, {"cost": "Nichts"}),
        ({"cost_from": 0, "cost_to": 80}, {"cost": "bis 80 €"}),
        ({"cost_to": 80}, {"cost": "bis 80 €"}),
        ({"people_from": 1}, {"people": "1 Mensch"}),
        ({"duration_months": 12}, {"duration": "1 Jahr"}),
        ({"duration_months": 1}, {"duration": "1 Monat"}),
        ({}, {}),
    ],
)
def test_what_is_not_known_is_left_out(client, stories_page, fields, words):
    story = StoryPageFactory(parent=stories_page, **fields)

    assert client.get(story.url).context["facts"] == words


def test_html_in_every_field_stays_text(client, stories_page):
    story = StoryPageFactory(
        parent=stories_page,
        title=HTML,
        introduction=HTML,
        place_name=HTML,
        contact_name=HTML,
        contact_phone=HTML[:40],
        permits=[HTML],
        problem=[("quote", {"text": HTML, "name": HTML})],
        deeds=[("text", RichText(f"<p>Hallo</p>{HTML}"))],
    )
    story.steps.create(title=HTML, text=HTML, duration=HTML)
    story.fundings.create(source=HTML)
    story.partners.create(name=HTML, role=HTML)
    story.pitfalls.create(title=HTML, advice=HTML)
    CopyFactory(story=story, place=HTML, group=HTML, status="done")

    html = shown(client, story)

    assert "<script>alert" not in html
    assert html.count("&lt;script&gt;") > 12


def test_search_engines_read_an_instruction(client, bench):
    StoryStep.objects.create(page=bench, title="Bank bauen")

    kinds = {each["@type"]: each for each in data_of(shown(client, bench))}

    assert kinds["HowTo"]["step"] == [{"@type": "HowToStep", "position": 1, "name": "Bank bauen", "text": "Bank bauen"}]
    assert (kinds["HowTo"]["totalTime"], kinds["HowTo"]["estimatedCost"]["maxValue"]) == ("P4M", "1900.50")


def test_without_steps_it_is_an_article(client, stories_page):
    assert "Article" in [each["@type"] for each in data_of(shown(client, StoryPageFactory(parent=stories_page)))]


def test_the_contacts_address_is_nowhere_and_the_form_there(client, bench):
    html = shown(client, bench)

    assert "antje@example.org" not in html
    assert f'href="{bench.url}nachricht/"' in html
    assert client.get(f"{bench.url}nachricht/").status_code == 200


def test_two_pictures_stand_side_by_side_without_script(client, bench):
    before, after = ImageFactory(description="Grau"), ImageFactory(description="Grün")
    StoryComparison.objects.create(page=bench, before=before, after=after, after_caption="Juli")

    html = shown(client, bench)

    assert html.index('alt="Grau"') < html.index('alt="Grün"') < html.index("Juli")
    assert re.search(r'<label class="comparison__slider" hidden>', html)


def test_a_story_stands_on_the_page_of_its_initiative(client, directory_page, stories_page):
    initiative = InitiativePageFactory(parent=directory_page)
    StoryPageFactory(parent=stories_page, title="Gelungen", initiative=initiative)
    StoryPageFactory(parent=stories_page, title="Noch geheim", initiative=initiative, live=False)

    html = shown(client, initiative)

    assert "Gelungen" in html
    assert "Noch geheim" not in html


def test_an_initiative_that_is_not_public_is_not_named(client, directory_page, stories_page):
    initiative = InitiativePageFactory(parent=directory_page, title="Geheimbund", live=False)

    assert "Geheimbund" not in shown(client, StoryPageFactory(parent=stories_page, initiative=initiative))


def test_similar_stories_share_a_topic(client, stories_page):
    topic = TopicFactory()
    story = StoryPageFactory(parent=stories_page, topics=[topic])
    StoryPageFactory(parent=stories_page, title="Ähnlich", topics=[topic])
    StoryPageFactory(parent=stories_page, title="Anders", topics=[TopicFactory()])

    assert [card.title for card in client.get(story.url).context["similar"]] == ["Ähnlich"]


@pytest.mark.parametrize(
    ("fields", "wrong"),
    [
        ({"cost_from": 500, "cost_to": 100}, "cost_to"),
        ({"people_from": 5, "people_to": 3}, "people_to"),
        ({"cost_from": -1}, "cost_from"),
        ({"people_from": 0}, "people_from"),
        ({"duration_months": 0}, "duration_months"),
        ({"latitude": "54.3"}, "longitude"),
    ],
)
def test_what_cannot_be_is_refused_at_its_field(stories_page, fields, wrong):
    story = SuccessStoryPage(title="Halb", slug="halb", **fields)

    with pytest.raises(ValidationError) as refusal:
        story.full_clean(exclude=["path", "depth", "url_path", "locale", "content_type"])

    assert wrong in refusal.value.message_dict


def test_the_database_refuses_it_too(bench):
    with transaction.atomic(), pytest.raises(IntegrityError):
        SuccessStoryPage.objects.filter(pk=bench.pk).update(cost_to=1)


def test_an_unsaved_story_can_be_previewed(client, stories_page):
    client.force_login(UserFactory(is_superuser=True))
    address = reverse(
        "wagtailadmin_pages:preview_on_add", args=["initiatives_stories", "successstorypage", stories_page.pk]
    )
    parts = (
        "fundings",
        "permits",
        "partners",
        "pitfalls",
        "impact_figures",
        "comparisons",
        "downloads",
        "text_templates",
        "folders",
        "polls",
    )
    form = nested_form_data(
        {
            "title": "Ganz neu",
            "slug": "ganz-neu",
            "contact_email": "antje@example.org",
            "cost_from": "10",
            **{name: streamfield([]) for name in ("problem", "deeds", "outcome")},
            **{name: inline_formset([]) for name in parts},
            "steps": inline_formset([{"title": "Anfangen", "text": "", "duration": ""}]),
            "comments": inline_formset([]),
        }
    )

    answer = client.post(address, form)
    html = client.get(address).content.decode()

    assert answer.json() == {"is_valid": True, "is_available": True}
    assert "Ganz neu" in html
    assert "Anfangen" in html


def test_a_changed_part_is_shown_with_the_next_request(client, bench):
    step = StoryStep.objects.create(page=bench, title="Bank streichen")
    assert "Bank streichen" in shown(client, bench)

    step.title = "Bank ölen"
    step.save()
    assert "Bank ölen" in shown(client, bench)
    step.delete()
    assert "Bank ölen" not in shown(client, bench)


def test_a_page_with_everything_asks_as_often_for_thirty_as_for_one(stories_page, directory_page, queries_of):
    topic, picture = TopicFactory(), ImageFactory()
    initiative = InitiativePageFactory(parent=directory_page)
    story = StoryPageFactory(parent=stories_page, topics=[topic], initiative=initiative, picture=picture)

    def fill(number):
        for each in range(number):
            StoryStep.objects.create(page=story, title="Schritt")
            StoryPartner.objects.create(page=story, name="Verein")
            StoryImpact.objects.create(page=story, kind="trees", low=1, high=2, from_year=2025, source="Gezählt")
            CopyFactory(story=story, status="done", initiative=initiative, place=f"Ort {each} {number}")
            StoryPageFactory(parent=stories_page, topics=[topic], picture=picture)
            commenting.write(target=story, text=f"Nummer {each} von {number}", parent=None, actor=UserFactory())

    fill(1)
    commenting.write(target=story, text="Danke!", parent=Comment.objects.get(), actor=UserFactory())
    StoryComparison.objects.create(page=story, before=picture, after=picture)
    one = queries_of(story.url)
    fill(29)

    assert queries_of(story.url) == one
    assert one <= MOST_QUERIES
