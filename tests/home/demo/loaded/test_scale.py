"""Many initiatives made up on top of the demo."""

import io

import pytest
from django.core.management import CommandError, call_command
from django.urls import reverse
from wagtail.models import Page

from home.events.models import EventPage
from initiatives.calls.models import Call
from initiatives.directory.models import DirectoryEntry
from initiatives.directory.services import rebuild
from initiatives.ideas.models import Idea
from initiatives.models import InitiativeIndexPage, InitiativePage
from portal.accounts.models import User
from portal.comments.models import Support

LAYERS = ["initiativen", "gesuche", "termine", "geschichten", "ideen"]
pytestmark = pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning")
WRITTEN = [
    "layer",
    "object_id",
    "language",
    "title",
    "text",
    "kind",
    "status",
    "wants_people",
    "municipality",
    "latitude",
    "weight",
    "heat",
]


@pytest.fixture
def crowd(demo, db):
    call_command("demo", scale=100, stdout=io.StringIO())


def german():
    return InitiativePage.objects.filter(locale__language_code="de").live()


def test_the_number_is_that_of_all_and_the_rest_is_in_proportion(demo, db):
    calls, events, ideas = Call.objects.count(), EventPage.objects.count(), Idea.objects.count()

    call_command("demo", scale=100, stdout=io.StringIO())

    assert german().count() == 100
    assert 25 <= Call.objects.count() - calls <= 50
    assert EventPage.objects.count() - events == round(60 * 15 / 40)
    assert Idea.objects.count() - ideas == round(60 * 45 / 40)


def test_doing_it_again_adds_nothing(crowd):
    before, output = Page.objects.count(), io.StringIO()

    call_command("demo", scale=100, stdout=output)

    assert Page.objects.count() == before
    assert "nothing was added" in output.getvalue()


def test_the_tree_is_whole(crowd):
    assert Page.find_problems() == ([], [], [], [], [])


def test_the_directory_says_what_its_layers_would_write(crowd):
    def rows():
        entries = DirectoryEntry.objects.filter(layer__in=LAYERS)
        found = {row[:3]: row for row in entries.values_list(*WRITTEN)}
        topics = set(entries.values_list("layer", "object_id", "language", "topics"))
        return found, topics

    written = rows()
    for layer in LAYERS:
        rebuild(layer)

    assert rows() == written


def test_the_same_seed_makes_up_the_same(crowd):
    first = list(german().order_by("path").values_list("title", "latitude", "municipality"))
    directory = InitiativeIndexPage.objects.order_by("path")[0]
    for page in directory.get_children().order_by("-path")[:30]:
        page.delete()

    call_command("demo", scale=100, stdout=io.StringIO())

    assert list(german().order_by("path").values_list("title", "latitude", "municipality")) == first


@pytest.mark.indexed
def test_the_pages_open(crowd, client):
    page = german().order_by("-path")[0]

    assert client.get(page.url).status_code == 200
    assert client.get("/initiativen/").status_code == 200
    idea = Idea.objects.filter(status="answered").order_by("-pk")[0]
    said = client.get(idea.get_absolute_url()).text
    assert idea.title in said
    assert f"{Support.objects.filter(thread__object_id=idea.pk).count()} Stimme" in said

    client.force_login(User.objects.get(email="admin@example.org"))

    assert client.get(reverse("wagtailadmin_explore", args=[page.get_parent().pk])).status_code == 200
    assert client.get(reverse("wagtailadmin_pages:edit", args=[page.pk])).status_code == 200


@pytest.mark.parametrize("number", [-1, 10_000_000])
def test_nonsense_is_refused(demo, db, number):
    with pytest.raises(CommandError, match="--scale takes"):
        call_command("demo", scale=number, stdout=io.StringIO())
