"""What stands in a newsletter: drawn for the mail, its text and the archive; access is asked when it is drawn."""

import pytest
from django.utils import timezone
from wagtail.images.tests.utils import get_test_image_file

from home.events.models import EventPage
from home.events.services import upcoming_occurrences
from home.newsletters.models import Newsletter
from home.newsletters.proposals import proposal_for
from home.newsletters.services.composing import letter_of
from portal.base.models import PortalImage
from portal.base.recurrence import weekly
from tests.factories.calendar import EventFactory
from tests.factories.calls import CallFactory
from tests.factories.events import EventIndexPageFactory, EventPageFactory
from tests.factories.ideas import IdeaFactory
from tests.factories.initiatives import InitiativeIndexPageFactory, InitiativePageFactory
from tests.factories.newsletters import NewsletterFactory
from tests.factories.pages import NewsIndexPageFactory, NewsPageFactory
from tests.factories.projects import ProjectFactory


@pytest.fixture
def news(home_page):
    index = NewsIndexPageFactory(parent=home_page)
    return NewsPageFactory(
        parent=index, title="Radweg <offen>", introduction="Endlich.", first_published_at=timezone.now()
    )


def stored(**fields):
    """Read from the database, as the sender does."""
    return Newsletter.objects.get(pk=NewsletterFactory(**fields).pk)


def test_pages_ideas_and_calls_with_full_addresses(news):
    idea, call = IdeaFactory(title="Brunnen"), CallFactory(title="Hände gesucht")
    newsletter = stored(
        body=[
            ("pages", {"heading": "Neu", "chosen": [news]}),
            ("ideas", {"heading": "Ideen", "chosen": [idea]}),
            ("calls", {"heading": "", "chosen": [call]}),
        ]
    )

    letter = letter_of(newsletter, "de")

    assert "Radweg &lt;offen&gt;" in letter.html
    assert "Radweg <offen>" in letter.text
    for address in (news.url, idea.get_absolute_url(), call.get_absolute_url()):
        assert f"http://localhost:8000{address}" in letter.html
        assert f"http://localhost:8000{address}" in letter.text


def test_what_was_hidden_after_it_was_chosen_is_left_out(news, client):
    idea = IdeaFactory(title="Brunnen", is_hidden=True)
    draft = IdeaFactory(title="Geheimer Entwurf", status="draft")
    news.unpublish()
    newsletter = stored(
        body=[
            ("text", "<p>Moin.</p>"),
            ("pages", {"heading": "Neu", "chosen": [news]}),
            ("ideas", {"heading": "Ideen", "chosen": [idea, draft]}),
        ],
        state="sent",
        started_at=timezone.now(),
    )

    html = client.get(newsletter.get_absolute_url()).content.decode()

    shown = html + letter_of(newsletter, "de").html
    assert [word in shown for word in ("Radweg", "Brunnen", "Geheimer", "Ideen</h2>")] == [False] * 4
    assert "Moin." in shown


def test_links_in_a_text_lead_to_the_portal_from_a_mail(news):
    source = f'<p><b>Neu</b>: <a linktype="page" id="{news.pk}">der Radweg</a></p><ul><li>eins</li></ul>'

    letter = letter_of(stored(body=[("text", source)]), "de")

    assert f'href="http://localhost:8000{news.url}"' in letter.html
    assert f"[der Radweg](http://localhost:8000{news.url})" in letter.text
    assert "- eins" in letter.text


def test_a_picture_has_its_words_and_a_lost_one_is_left_out(home_page):
    image = PortalImage.objects.create(title="Deich", file=get_test_image_file(size=(900, 600)))
    image.contextual_alt_text, image.decorative = "Der Deich", False
    lost = PortalImage.objects.create(title="Weg", file=get_test_image_file(filename="weg.png"))
    lost.file.storage.delete(lost.file.name)
    lost.contextual_alt_text, lost.decorative = "Weg", False
    newsletter = NewsletterFactory(
        body=[
            ("picture", {"image": image, "caption": "Im Abendlicht"}),
            ("picture", {"image": lost, "caption": "Verloren"}),
        ]
    )

    letter = letter_of(Newsletter.objects.get(pk=newsletter.pk), "de")

    assert 'alt="Der Deich" width="536" height="357"' in letter.html
    assert ".jpg" in letter.html
    assert ("Im Abendlicht" in letter.text, "Verloren" in letter.text) == (True, False)


def test_only_what_is_out_stands_in_the_archive(client, home_page):
    draft = NewsletterFactory(subject="Noch geheim")
    scheduled = NewsletterFactory(subject="Bald", state="scheduled", send_at=timezone.now())
    out = NewsletterFactory(subject="Im Mai", state="sent", started_at=timezone.now())

    html = client.get("/newsletter/").content.decode()

    assert [word in html for word in ("Noch geheim", "Bald", "Im Mai")] == [False, False, True]
    statuses = [client.get(each.get_absolute_url()).status_code for each in (draft, scheduled, out)]
    assert statuses == [404, 404, 200]


def test_search_engines_find_what_is_out(client, home_page):
    NewsletterFactory()
    assert "/newsletter/" not in client.get("/sitemap.xml").content.decode()

    out = NewsletterFactory(state="sent", started_at=timezone.now())

    found = client.get("/sitemap.xml").content.decode()
    for path in ("/newsletter/", f"/newsletter/{out.pk}/", f"/en/newsletter/{out.pk}/"):
        assert f"<loc>http://testserver{path}</loc>" in found


def test_the_archive_costs_the_same_for_one_and_for_ten(home_page, queries_of):
    counts = []
    for number in (1, 9):
        for _time in range(number):
            NewsletterFactory(state="sent", started_at=timezone.now())
        counts.append(queries_of("/newsletter/"))

    assert counts[0] == counts[1]
    assert counts[0] <= 12


def test_what_is_new_since_the_last_one(news, kiel):
    IdeaFactory(title="Alt", published_at=timezone.now() - timezone.timedelta(days=9))
    fresh = IdeaFactory(title="Frisch", municipality=kiel)
    elsewhere = CallFactory(published_at=timezone.now())
    NewsletterFactory(state="sent", started_at=timezone.now() - timezone.timedelta(days=7))

    proposed = proposal_for(NewsletterFactory(), "de")

    assert [(name, [thing.pk for thing in value["chosen"]]) for name, value in proposed] == [
        ("pages", [news.pk]),
        ("ideas", [fresh.pk]),
        ("calls", [elsewhere.pk]),
    ]


def test_events_are_proposed_once_and_those_of_projects_are_no_hindrance(home_page):
    soon = timezone.now() + timezone.timedelta(days=3)
    calendar = EventIndexPageFactory(parent=home_page)
    rule = weekly(soon, count=2)
    choir = EventPageFactory(parent=calendar, start=soon, end=soon + timezone.timedelta(hours=1), recurrence=rule)
    page = InitiativePageFactory(parent=InitiativeIndexPageFactory(parent=home_page))
    project = ProjectFactory(page=page)
    of_a_project = EventFactory(project=project, start=soon - timezone.timedelta(days=1), is_public=True)
    assert [date.title for date in upcoming_occurrences()] == [of_a_project.title, choir.title, choir.title]

    chosen = [thing for _name, value in proposal_for(NewsletterFactory(), "de") for thing in value["chosen"]]

    assert [thing.pk for thing in chosen if isinstance(thing, EventPage)] == [choir.pk]


def test_nothing_new_proposes_nothing(home_page):
    assert proposal_for(NewsletterFactory(), "de") == []
