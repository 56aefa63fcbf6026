"""The demo as a newcomer meets it."""

import io
import re
from datetime import timedelta

import pytest
from django.core.management import call_command
from django.utils import timezone
from django.utils.html import strip_tags
from wagtail.fields import StreamField
from wagtail.models import Locale, Page, Revision

from home.events.models import EventPage, Occurrence
from home.menus.models import MenuItem
from home.models import LegalPage
from home.news.models import NewsPage
from home.newsletters.models import Newsletter
from home.newsletters.services.composing import missing_in
from initiatives.models import InitiativePage
from initiatives.stories.models import SuccessStoryPage
from portal.accounts.models import User
from portal.activity.models import Event, Notification
from portal.base.contrast import WHITE, check_contrast
from portal.base.document_checks import clean_document
from portal.base.models import PortalImage
from portal.regions.models import Manager, Municipality, Topic
from workspace.conversations.models import Participant
from workspace.documents.models import Consent, Document, Folder, Publication
from workspace.lending.models import Thing
from workspace.networks.models import Network
from workspace.projects.models import Happening

# Wagtail leaves the temporary file of a drawn rendition for the collector to close.
pytestmark = pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning")

PLACEHOLDERS = re.compile(
    r"lorem|ipsum|\btodo\b|fixme|tbd|xxx|platzhalter|bitte ausfüllen|\"(?-i:page|picture|logo):", re.IGNORECASE
)
COUNTED = (Page, PortalImage, User, Topic, Municipality, Manager, MenuItem, Occurrence, Revision)


def live_pages():
    return [page.specific for page in Page.objects.filter(depth__gt=1).live()]


def test_demo_is_complete(demo, db):
    german = Locale.objects.get(language_code="de")
    english = Locale.objects.get(language_code="en")

    assert Topic.objects.count() == 9
    assert Municipality.objects.exclude(kind__in=["region", "county"]).count() == 14
    assert NewsPage.objects.filter(locale=german).count() == 13
    assert EventPage.objects.filter(locale=german).count() == 16
    assert sum(bool(page.recurrence) for page in EventPage.objects.filter(locale=german)) == 6
    assert NewsPage.objects.filter(locale=english).count() == 4
    assert EventPage.objects.filter(locale=english).count() == 4
    assert LegalPage.objects.filter(locale=english).count() == 4
    assert InitiativePage.objects.filter(locale=german).live().count() == 40
    assert InitiativePage.objects.filter(locale=english).count() == 3
    assert SuccessStoryPage.objects.filter(locale=german).count() == 8
    assert SuccessStoryPage.objects.filter(locale=english).count() == 2
    assert Manager.objects.count() == 2
    assert Network.objects.public().count() == 2
    assert Thing.objects.public().count() == 5
    drafts = Page.objects.filter(depth__gt=1, live=False)
    assert [page.title for page in drafts] == ["Werkzeugbus für Gaarden"]  # a project that waits for the managers


def test_demo_prints_its_accounts(demo, db):
    assert re.findall(r"\S+@example.org", demo) == [
        "admin@example.org",
        "maren@example.org",
        "joost@example.org",
        "fiete@example.org",
    ]


def test_something_is_unread_in_the_demo(demo, db):
    def unread(email):
        return sum(row.unread for row in Participant.objects.filter(user__email=email).with_unread())

    assert [unread(email) for email in ("fiete@example.org", "maren@example.org")] == [6, 2]


def test_the_bell_rings_in_the_demo_and_no_mail_comes_of_it(demo, db):
    unread = Notification.objects.filter(user__email="fiete@example.org", read_at=None)

    kinds = set(unread.values_list("event__kind", flat=True))
    assert {"discussions.mention", "conversations.message"} <= kinds
    assert not Notification.objects.filter(due_at__isnull=False).exists()
    assert not Event.objects.filter(fanned_at=None).exists()
    assert Notification.objects.exclude(read_at=None).exists()


def test_demo_accounts_can_sign_in(demo, client, db):
    for user in User.objects.filter(email__in=re.findall(r"\S+@example.org", demo)):
        client.logout()
        client.post("/konto/anmelden/", {"login": user.email, "password": "moin-und-mok-wi"})

        assert client.session.get("_auth_user_id") == str(user.pk)


def test_loading_twice_changes_nothing(demo, db):
    def state():
        latest = Revision.objects.latest("created_at").created_at
        return [model.objects.count() for model in COUNTED], latest

    before, output = state(), io.StringIO()

    call_command("demo", stdout=output)

    assert state() == before
    assert output.getvalue().startswith("The demo content is here already; nothing was changed.")


def test_every_page_of_the_demo_opens_without_placeholders(demo, client, db):
    seen = {}
    for page in live_pages():
        answer = client.get(page.url)
        text = answer.content.decode().partition("<main")[2].partition("</main>")[0]
        seen[page.url] = answer.status_code, PLACEHOLDERS.findall(re.sub(r'(?:placeholder|value)="[^"]*"', "", text))

    assert seen == dict.fromkeys(seen, (200, []))
    assert len(seen) == Page.objects.filter(depth__gt=1).live().count()


def test_every_block_would_pass_the_editor(demo, db):
    for page in live_pages():
        page.full_clean()
        for field in page._meta.get_fields():
            if isinstance(field, StreamField):
                value = getattr(page, field.name)
                field.stream_block.clean(value)
                assert len(value) == len(value.raw_data)


def test_every_picture_says_what_it_shows_and_who_made_it(demo, db):
    pictures = PortalImage.objects.all()

    assert [picture.title for picture in pictures if len(picture.description) < 15 or not picture.credit] == []
    assert len({picture.description for picture in pictures}) == 34


def test_something_is_featured_and_can_be_taken_home(demo, client, db):
    places = client.get("/orte/preetz/").content.decode()
    story = client.get("/geschichten/eine-telefonzelle-voller-buecher/").content.decode()
    cafe = InitiativePage.objects.get(slug="repair-cafe-eckernfoerde", locale__language_code="de")
    files = [download.document.file for download in cafe.downloads.all()]

    assert places.index("Essbares Preetz") < places.index("Hof Wurzelwerk")
    assert "Materialliste zum Abhaken" in story
    assert [clean_document(file.open()).name for file in files] == [file.name for file in files]
    assert len(files) == 1


@pytest.mark.parametrize(
    ("address", "heading", "number", "label"),
    [
        ("/ueber-uns/", "Was schon läuft", "40", "Initiativen"),
        ("/en/about/", "Already under way", "40", "initiatives"),
    ],
)
def test_a_page_shows_the_sums_of_the_showcase(demo, client, db, address, heading, number, label):
    text = " ".join(strip_tags(client.get(address).content.decode()).split())

    assert f"{heading} {number} {label}" in text


def test_english_initiatives_speak_english_in_their_parts(demo, client, db):
    html = client.get("/en/initiatives/repair-cafe-eckernfoerde/").content.decode()

    assert "Workshop book, a stroke for each repair" in html
    assert "A Friday in spring" in html
    assert "Something broken at home?" in html
    assert "Werkstattbuch" not in html


def test_topic_colours_bear_white_text(demo, db):
    for topic in Topic.objects.all():
        check_contrast(topic.colour, WHITE)


def test_first_dates_of_events_are_soon(demo, db):
    now = timezone.now()
    firsts = [page.occurrences.first().start for page in EventPage.objects.all()]

    assert all(now - timedelta(days=1) < first < now + timedelta(days=60) for first in firsts)


def test_series_leave_out_their_exceptions(demo, db):
    garden = EventPage.objects.get(slug="offener-gartentag-gaarden")

    assert garden.occurrences.count() == 15


def test_english_links_lead_to_english_pages(demo, client, db):
    html = client.get("/en/").content.decode()

    assert "/en/news/cargo-bikes-preetz/" in html
    assert "/aktuelles/lastenrad-preetz/" not in html


@pytest.mark.indexed
def test_demo_is_found_by_the_search(demo, client, db):
    assert "Lastenrad Preetz" in client.get("/suche/", {"q": "Swienegel"}).content.decode()


def test_the_projects_have_files_in_folders(demo, db):
    project = Document.objects.get(name="Haushalt.xlsx").project
    plan = project.documents.get(name="Konzept für die Stadt.pdf")

    assert [folder.name for folder in Folder.objects.filter(project=project, parent=None).in_order()] == [
        "Fotos",
        "Geld",
        "Grundstück",
        "Vorlagen",
    ]
    assert [version.number for version in plan.versions.all()] == [2, 1]
    assert plan.current.comment == "Mit Flächen und Zeitplan"
    assert [tag.name for tag in plan.tags.all()] == ["Stadt", "wichtig"]
    assert [each.name for each in Document.objects.filter(folder__name="Besuche").in_order()] == [
        "Besuch 2.jpg",
        "Besuch 10.jpg",
    ]


def test_one_of_them_is_for_everybody_and_people_have_agreed_to_a_picture(demo, db):
    publication = Publication.objects.get()

    assert (publication.document.name, publication.version.number) == ("Konzept für die Stadt.pdf", 2)
    assert (publication.is_shown, publication.title) == (True, "Unser Konzept für die Stadt")
    assert [each.who for each in Consent.objects.all()] == ["Alle am Tisch", "Mats"]


def test_a_newsletter_is_out_in_both_languages_and_another_is_being_written(demo, client, db):
    out = Newsletter.objects.out().get()

    for path in ("", "/en"):
        html = client.get(f"{path}/newsletter/{out.pk}/").content.decode()
        assert html.count('class="newsletter__title"') == 4
    assert [missing_in(each) for each in Newsletter.objects.all()] == [[], []]


def test_nothing_of_them_happens_today(demo, db):
    yesterday = timezone.now() - timedelta(days=1)

    assert not Document.objects.filter(changed_at__gt=yesterday).exists()
    assert not Folder.objects.filter(created_at__gt=yesterday).exists()
    assert not Happening.objects.filter(room="documents", at__gt=yesterday).exists()
