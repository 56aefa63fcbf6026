"""An initiative's page, and writing to the people behind it."""

from datetime import timedelta

import pytest
from django.core import mail
from django.utils import timezone
from wagtail.models import PageViewRestriction

from home.news.models import NewsPage
from initiatives.calls.choices import Status as CallStatus
from initiatives.calls.listing import show as show_call
from initiatives.ideas.models import IdeaPicture
from initiatives.models import (
    InitiativeLink,
    InitiativePage,
    InitiativePartner,
    InitiativePicture,
    RelatedInitiative,
)
from portal.base.pictures import draw_now
from portal.comments.models import Comment
from portal.comments.services import supporting
from portal.comments.services import writing as commenting
from tests.factories.accounts import UserFactory
from tests.factories.calls import CallFactory
from tests.factories.events import EventIndexPageFactory, EventPageFactory
from tests.factories.files import ImageFactory
from tests.factories.ideas import IdeaFactory, listed
from tests.factories.initiatives import InitiativeImpactFactory, InitiativePageFactory
from tests.factories.pages import NewsIndexPageFactory, NewsPageFactory
from tests.factories.regions import TopicFactory
from tests.factories.stories import StoryIndexPageFactory, StoryPageFactory
from tests.stamps import guards

MOST_QUERIES = 12


@pytest.fixture
def repair(directory_page, kiel):
    return InitiativePageFactory(
        parent=directory_page, title="Repair-Café", slug="repair", municipality=kiel, contact_email="hanne@example.org"
    )


def shown(client, page):
    response = client.get(page.url)
    assert response.status_code == 200
    return response.content.decode()


def filled_in(**changes):
    return {
        "name": "Clara",
        "email": "clara@example.org",
        "message": "Darf ich helfen?",
        **guards(),
        **changes,
    }


def test_the_contacts_address_is_nowhere_on_the_page(client, repair):
    assert "hanne@example.org" not in shown(client, repair)


def test_a_message_reaches_the_contact_and_the_answer_the_writer(client, repair, commit):
    with commit():
        response = client.post(f"{repair.url}nachricht/", filled_in())

    assert response["Location"] == repair.url
    assert [(letter.to, letter.reply_to) for letter in mail.outbox] == [
        (["hanne@example.org"], ["Clara <clara@example.org>"])
    ]
    assert "Darf ich helfen?" in mail.outbox[0].body


def test_a_name_cannot_smuggle_in_headers(client, repair, commit):
    with commit():
        client.post(f"{repair.url}nachricht/", filled_in(name="Clara\r\nBcc: all@example.org"))

    assert [letter.recipients() for letter in mail.outbox] == [["hanne@example.org"]]


def test_mistakes_are_said_and_nothing_is_lost(client, repair):
    html = client.post(f"{repair.url}nachricht/", filled_in(email="clara@")).content.decode()

    assert "Darf ich helfen?" in html
    assert 'href="#id_email"' in html
    assert mail.outbox == []


def test_html_in_a_message_stays_text(client, repair, commit):
    with commit():
        client.post(f"{repair.url}nachricht/", filled_in(message="<script>alert(1)</script>"))

    html = mail.outbox[0].alternatives[0].content

    assert "<script>" not in html
    assert "&lt;script&gt;" in html


def test_an_initiative_without_an_address_cannot_be_written_to(client, directory_page):
    page = InitiativePageFactory(parent=directory_page, contact_email="")

    assert client.get(f"{page.url}nachricht/").status_code == 404
    assert "nachricht/" not in shown(client, page)


def test_whoever_writes_too_much_must_wait(client, repair, settings):
    settings.ACCOUNT_RATE_LIMITS = {"write_to_initiative": "1/h/ip"}
    client.post(f"{repair.url}nachricht/", filled_in())

    second = client.post(f"{repair.url}nachricht/", filled_in(message="Noch etwas"))

    assert second.status_code == 429
    assert "Noch etwas" in second.content.decode()


def test_its_events_and_news_stand_on_the_page(client, home_page, repair):
    start = timezone.now() + timedelta(days=3)
    calendar, news = EventIndexPageFactory(parent=home_page), NewsIndexPageFactory(parent=home_page)
    EventPageFactory(parent=calendar, title="Der nächste Nachmittag", start=start, initiative=repair)
    NewsPageFactory(parent=news, title="500 Mal heil", initiative=repair)
    NewsPageFactory(parent=news, title="Von jemand anderem")

    html = shown(client, repair)

    assert "Der nächste Nachmittag" in html
    assert "500 Mal heil" in html
    assert "Von jemand anderem" not in html


def test_drafts_about_it_stay_hidden(client, home_page, repair):
    news = NewsIndexPageFactory(parent=home_page)
    NewsPageFactory(parent=news, title="Noch geheim", initiative=repair, live=False)

    assert "Noch geheim" not in shown(client, repair)
    assert NewsPage.objects.count() == 1


def test_impact_is_shown_as_a_range_with_its_source(client, repair):
    InitiativeImpactFactory(page=repair, low=1100, high="1700.50", source="Gewogen", from_year=2024, to_year=2025)

    html = shown(client, repair)

    assert "1.100–1.700,5" in html
    assert "2024 bis 2025" in html
    assert "Quelle: Gewogen" in html


def test_similar_are_those_with_most_topics_in_common_then_the_nearest(client, directory_page):
    bikes, mending = TopicFactory(), TopicFactory()
    page = InitiativePageFactory(parent=directory_page, topics=[bikes, mending], latitude="54.3", longitude="10.1")
    make = {"parent": directory_page, "longitude": "10.1"}
    InitiativePageFactory(title="Beides, weit weg", topics=[bikes, mending], latitude="54.9", **make)
    InitiativePageFactory(title="Eins, nah", topics=[bikes], latitude="54.31", **make)
    InitiativePageFactory(title="Eins, fern", topics=[bikes], latitude="54.5", **make)
    InitiativePageFactory(title="Nichts, fern", topics=[TopicFactory()], latitude="54.6", **make)

    response = client.get(page.url)

    titles = [card.title for card in response.context["neighbours"].similar]
    assert titles == ["Beides, weit weg", "Eins, nah", "Eins, fern"]


def test_where_enough_is_near_that_shares_a_topic_nothing_far_away_is_similar(client, directory_page):
    bikes, mending = TopicFactory(), TopicFactory()
    page = InitiativePageFactory(parent=directory_page, topics=[bikes, mending], latitude="54.3", longitude="10.1")
    make = {"parent": directory_page, "longitude": "10.1"}
    InitiativePageFactory(title="Beides, weit weg", topics=[bikes, mending], latitude="54.9", **make)
    InitiativePageFactory(title="Beides, am Rand", topics=[bikes, mending], latitude="54.4", **make)
    for number in (1, 2, 3):
        InitiativePageFactory(title=f"Nah {number}", topics=[bikes], latitude=f"54.30{number}", **make)

    response = client.get(page.url)

    titles = [card.title for card in response.context["neighbours"].similar]
    assert titles == ["Beides, am Rand", "Nah 1", "Nah 2"]


def test_what_not_everybody_may_read_is_neither_chosen_nor_similar(client, directory_page):
    topic = TopicFactory()
    page = InitiativePageFactory(parent=directory_page, topics=[topic])
    private = InitiativePageFactory(parent=directory_page, title="Nur für uns", topics=[topic])
    shown = InitiativePageFactory(parent=directory_page, title="Für alle", topics=[topic])
    for chosen in (private, shown):
        RelatedInitiative.objects.create(page=page, initiative=chosen)
    PageViewRestriction.objects.create(page=private, restriction_type=PageViewRestriction.LOGIN)

    neighbours = client.get(page.url).context["neighbours"]

    assert [card.title for card in neighbours.related] == ["Für alle"]
    assert neighbours.similar == []


def test_neither_itself_nor_what_is_over_nor_what_was_chosen_is_similar(client, directory_page):
    topic = TopicFactory()
    page = InitiativePageFactory(parent=directory_page, topics=[topic])
    chosen = InitiativePageFactory(parent=directory_page, title="Gewählt", topics=[topic])
    InitiativePageFactory(parent=directory_page, topics=[topic], status=InitiativePage.Status.FINISHED)
    RelatedInitiative.objects.create(page=page, initiative=chosen)

    response = client.get(page.url)

    assert response.context["neighbours"].similar == []
    assert [card.title for card in response.context["neighbours"].related] == ["Gewählt"]


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("fields", "wrong"),
    [
        ({"action_label": "Los"}, "action_page"),
        ({"action_url": "https://example.org"}, "action_label"),
        ({"latitude": "54.3"}, "longitude"),
    ],
)
def test_half_an_entry_is_refused_at_its_field(fields, wrong):
    page = InitiativePage(title="Halb", **fields)

    with pytest.raises(Exception, match=wrong):
        page.clean()


def test_a_page_with_everything_costs_twelve_queries_for_thirty_as_for_one(
    home_page, directory_page, kiel, ben, queries_of
):
    topic, picture = TopicFactory(), ImageFactory()
    draw_now(picture, "card", "logo", "wide")
    news, calendar = NewsIndexPageFactory(parent=home_page), EventIndexPageFactory(parent=home_page)
    stories = StoryIndexPageFactory(parent=home_page)
    look = {"picture": picture, "municipality": kiel}
    page = InitiativePageFactory(parent=directory_page, topics=[topic], contact_email="hanne@example.org", **look)

    def fill(number):
        for _number in range(number):
            InitiativeImpactFactory(page=page)
            InitiativeLink.objects.create(page=page, label="Chat", url="https://example.org")
            InitiativePartner.objects.create(page=page, name="Verein", logo=picture)
            InitiativePicture.objects.create(page=page, picture=picture)
            other = InitiativePageFactory(parent=directory_page, topics=[topic], **look)
            RelatedInitiative.objects.create(page=page, initiative=other)
            InitiativePageFactory(parent=directory_page, topics=[topic], **look)
            NewsPageFactory(parent=news, initiative=page, **look)
            EventPageFactory(parent=calendar, start=timezone.now() + timedelta(days=1), initiative=page, **look)
            StoryPageFactory(parent=stories, initiative=page, topics=[topic], **look)
            show_call(CallFactory(initiative=page, topics=[topic]))
            idea = IdeaFactory(initiative=page, topics=[topic])
            IdeaPicture.objects.create(idea=idea, image=picture)
            listed(idea)
            commenting.write(target=page, text=f"Nummer {Comment.objects.count()}", parent=None, actor=UserFactory())
        supporting.support(target=page, actor=UserFactory())

    fill(1)
    commenting.write(target=page, text="Danke!", parent=Comment.objects.get(), actor=ben)
    one = queries_of(page.url)
    fill(29)

    assert queries_of(page.url) == one
    assert one <= MOST_QUERIES


def test_what_others_have_on_the_page_changes_with_them(client, directory_page, repair):
    topic = TopicFactory()
    repair.topics.set([topic])
    repair.save_revision().publish()
    call, idea = CallFactory(initiative=repair, title="Wer lötet?"), listed(IdeaFactory(initiative=repair))
    show_call(call)
    other = InitiativePageFactory(parent=directory_page, title="Nähstube", topics=[topic])
    titles = [call.title, idea.title, other.title]
    html = shown(client, repair)
    assert [title for title in titles if title in html] == titles

    call.status = CallStatus.FILLED
    call.save()
    show_call(call)
    idea.is_hidden = True
    idea.save()
    listed(idea)
    other.unpublish()
    html = shown(client, repair)

    assert [title for title in titles if title in html] == []


def test_a_call_is_not_shown_on_the_day_after_its_end(client, repair, monkeypatch):
    call = CallFactory(initiative=repair, title="Wer lötet?", until=timezone.localdate())
    show_call(call)
    assert call.title in shown(client, repair)

    tomorrow = timezone.localdate() + timedelta(days=1)
    monkeypatch.setattr("django.utils.timezone.localdate", lambda: tomorrow)

    assert call.title not in shown(client, repair)


def test_a_preview_shows_what_is_written_and_leaves_the_page_alone(client, repair, maren):
    InitiativeLink.objects.create(page=repair, label="Chat", url="https://example.org/chat")
    assert "https://example.org/chat" in shown(client, repair)
    draft = InitiativePage.objects.get(pk=repair.pk)
    draft.links.set([InitiativeLink(label="Neu", url="https://example.org/neu")])

    preview = draft.make_preview_request().content.decode()

    assert "https://example.org/neu" in preview
    assert "https://example.org/chat" not in preview
    assert "https://example.org/neu" not in shown(client, repair)
