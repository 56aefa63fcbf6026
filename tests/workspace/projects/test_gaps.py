"""A story that says “Hier fehlt: …” of itself stays a draft, whichever button somebody presses."""

import pytest
from django.urls import reverse
from django.utils import translation
from wagtail.models import Page
from wagtail.test.utils.form_data import inline_formset, nested_form_data, rich_text, streamfield

from initiatives.stories.models import SuccessStoryPage
from portal.base.gaps import fields_with_gaps, gap
from tests.factories.accounts import UserFactory
from tests.factories.files import ImageFactory
from tests.factories.regions import ManagerFactory
from tests.factories.stories import StoryPageFactory

pytestmark = pytest.mark.indexed  # the editor says where a page is linked

PARTS = (
    *("fundings", "permits", "partners", "pitfalls", "impact_figures", "steps", "comparisons"),
    *("downloads", "text_templates", "folders", "polls", "comments"),
)


@pytest.fixture
def story(as_person, anna, project, page, stories, kiel):
    """Drafted by the project, and with the editors."""
    project.municipality = page.municipality = kiel
    project.save()
    page.save_revision().publish()
    address = reverse("workspace:story", args=[project.slug])
    form = as_person(anna).get(address).context["form"]
    as_person(anna).post(address, {name: form[name].value() for name in form.fields})
    return SuccessStoryPage.objects.get()


def form_with(text, **buttons):
    filled = {"title": "Löten", "slug": "loeten", "problem": streamfield([("text", rich_text(text))])}
    empty = {name: streamfield([]) for name in ("deeds", "outcome")} | {name: inline_formset([]) for name in PARTS}
    return nested_form_data(filled | empty | buttons)


@pytest.fixture
def petra(db):
    return UserFactory(name="Petra Portal", email="petra@example.org", is_superuser=True, is_staff=True)


@pytest.fixture
def send(as_person, petra, story):
    """`send("<p>…</p>", **buttons)` changes it as Petra does in the editor."""
    address = reverse("wagtailadmin_pages:edit", args=[story.pk])
    return lambda text, **buttons: as_person(petra).post(address, form_with(text, **buttons))


@pytest.mark.parametrize("mark", ["Hier fehlt: die Kosten.", "Missing here: the cost."])
def test_it_cannot_be_published(send, story, mark):
    response = send(f"<p><b>{mark}</b></p>", **{"action-publish": "1"})

    story.refresh_from_db()
    assert not story.live
    assert response.context["form"].errors["problem"].as_data()[0].block_errors[0].message.startswith("Hier fehlt noch")


def test_nor_approved_in_the_editor(send, story):
    send("<p>Hier fehlt: alles.</p>", **{"action-workflow-action": "1", "workflow-action-name": "approve"})

    story.refresh_from_db()
    assert (story.live, story.workflow_in_progress) == (False, True)


def test_it_can_be_saved_and_sent_back(send, story):
    assert send("<p>Hier fehlt: das Ende.</p>").status_code == 302
    assert "das Ende" in str(SuccessStoryPage.objects.get().get_latest_revision_as_object().problem)

    send("<p>Hier fehlt: alles.</p>", **{"action-workflow-action": "1", "workflow-action-name": "reject"})

    assert SuccessStoryPage.objects.get().current_workflow_task_state is None


def test_once_it_is_whole_it_goes_online(send, story):
    send("<p>Früher kam niemand. Was hier fehlt, weiß jetzt jede.</p>", **{"action-publish": "1"})

    story.refresh_from_db()
    assert story.live


def test_a_mark_within_a_picture_is_found_at_its_block(petra, stories):
    words = {
        "image": {"image": ImageFactory().pk, "alt_text": "Hier fehlt: was man sieht.", "decorative": False},
        "caption": "",
    }
    page = StoryPageFactory(parent=stories)
    stream = page._meta.get_field("deeds").stream_block
    page.deeds = stream.to_python([{"type": "picture", "value": words}])

    assert fields_with_gaps(page) == ["was getan wurde"]


def test_who_opens_it_reads_why(as_person, petra, story):
    page = as_person(petra).get(reverse("wagtailadmin_pages:edit", args=[story.pk]))

    assert "Hier ist noch als fehlend markiert: das Problem" in page.text


def test_the_button_of_the_dashboard_opens_it_instead(as_person, kiel, story):
    manager = ManagerFactory(municipalities=[kiel]).user
    state = story.current_workflow_task_state
    address = reverse("wagtailadmin_pages:workflow_action", args=[story.pk, "approve", state.pk])

    response = as_person(manager).post(address)

    story.refresh_from_db()
    assert response.url == reverse("wagtailadmin_pages:edit", args=[story.pk])
    assert (story.live, story.workflow_in_progress) == (False, True)


@pytest.mark.parametrize("is_below", [True, False])
def test_publishing_many_stops_at_it(as_person, petra, stories, story, is_below):
    whole = StoryPageFactory(parent=stories, live=False)
    chosen = [stories] if is_below else [story, whole]
    query = "&".join(f"id={each.pk}" for each in chosen)
    address = f"{reverse('wagtail_bulk_action', args=['wagtailcore', 'page', 'publish'])}?{query}&next=/admin/"

    response = as_person(petra).post(address, {"include_descendants": "on"} if is_below else {}, follow=True)

    assert not Page.objects.filter(pk__in=[story.pk, whole.pk], live=True).exists()
    assert any(f"In „{story.title}“" in str(each) for each in response.context["messages"])


def test_the_mark_is_that_of_the_language():
    with translation.override("en"):
        assert gap("all.") == "Missing here: all."
