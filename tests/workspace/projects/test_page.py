"""The public page, changed by the project itself: never over somebody else's work, never with foreign HTML."""

import io
from functools import partial

import pytest
from django.core import mail
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from PIL import Image

from initiatives.models import InitiativePage
from portal.accounts.notices import full_url
from portal.moderation.models import ModerationSettings
from portal.regions.workflows import ensure_approval_workflow
from tests.factories.accounts import UserFactory
from tests.factories.initiatives import InitiativeIndexPageFactory, InitiativePageFactory
from tests.factories.projects import MembershipFactory, ProjectFactory
from tests.simultaneous import at_the_same_moment
from workspace.projects import story
from workspace.projects.choices import Role
from workspace.projects.errors import PageConflictError
from workspace.projects.services import page as services


@pytest.fixture
def address(project):
    return reverse("workspace:page", args=[project.slug])


def filled(page, **fields):
    latest = InitiativePage.objects.get(pk=page.pk)
    said = {
        "version": latest.latest_revision_id,
        "title": "Reparaturtreff",
        "introduction": "Wir reparieren.",
        "story": services.story_of(services.draft_of(latest)),
    }
    return {key: value for key, value in {**said, **fields}.items() if value is not None}


def now(page):
    return InitiativePage.objects.get(pk=page.pk)


def picture():
    file = io.BytesIO()
    Image.new("RGB", (60, 40), "teal").save(file, "PNG")
    return SimpleUploadedFile("bild.png", file.getvalue(), content_type="image/png")


def test_an_admin_changes_it_and_everybody_sees_it(as_person, anna, page, address, client):
    response = as_person(anna).post(
        address, filled(page, title="Reparaturtreff Gaarden", story="## Neu\n\n- eins\n- **zwei**")
    )

    assert response.status_code == 302
    shown = client.get(page.url).content.decode()
    assert "<h1" in shown
    assert "Reparaturtreff Gaarden" in shown
    assert "<strong>zwei</strong>" in shown
    assert "Geht doch." in shown
    assert (
        "Anna hat die öffentliche Seite geändert"
        in as_person(anna).get(f"/arbeitsbereich/{address.split('/')[2]}/").text
    )


@pytest.mark.parametrize("who", ["ben", "gesa"])
def test_members_and_guests_cannot(as_person, page, address, who, request):
    as_person(request.getfixturevalue(who)).post(address, filled(page, title="Gekapert"))

    assert now(page).title == "Reparaturtreff"


def test_foreign_html_is_text(as_person, anna, page, address, client):
    as_person(anna).post(
        address, filled(page, story='<script>alert(1)</script> [x](javascript:alert(1)) <b onclick="x">y</b>')
    )

    shown = client.get(page.url).content.decode()
    assert "&lt;script&gt;" in shown
    assert 'href="javascript' not in shown
    assert "<b onclick" not in shown


def test_the_other_version_is_shown_and_nothing_is_lost(as_person, anna, maren, page, address):
    stale = filled(page, story="Unsere Fassung.")
    theirs = now(page).get_latest_revision_as_object()
    theirs.introduction = "Die Fassung der Managerin."
    theirs.save_revision(user=maren).publish(user=maren, skip_permission_checks=True)
    client = as_person(anna)

    response = client.post(address, stale)

    assert response.status_code == 409
    page_now = response.content.decode()
    assert "Unsere Fassung." in page_now
    assert "Die Fassung der Managerin." in page_now
    assert maren.name in page_now
    assert now(page).introduction == "Die Fassung der Managerin."

    again = {**stale, "version": response.context["form"]["version"].value()}
    assert client.post(address, again).status_code == 302
    assert services.story_of(now(page)) == "Unsere Fassung."


def test_a_draft_of_the_managers_is_not_published_along(as_person, anna, maren, page, address):
    waiting = now(page).get_latest_revision_as_object()
    waiting.website = "https://example.org/entwurf"
    waiting.save_revision(user=maren)

    as_person(anna).post(address, filled(page, introduction="Neuer Satz.", website="https://example.org/entwurf"))

    assert now(page).introduction == "Neuer Satz."
    assert now(page).has_unpublished_changes
    assert services.draft_of(now(page)).website == "https://example.org/entwurf"


def test_before_it_is_approved_the_draft_changes(as_person, anna, page, address):
    page.unpublish()

    as_person(anna).post(address, filled(page, introduction="Schon schöner."))

    assert not now(page).live
    assert services.draft_of(now(page)).introduction == "Schon schöner."


@pytest.fixture
def looked_at_first(page):
    ensure_approval_workflow()
    settings = ModerationSettings.load()
    settings.review_project_pages = "before"
    settings.save()


def test_where_the_portal_looks_first_the_change_waits_for_the_managers(
    looked_at_first, as_person, anna, page, address
):
    as_person(anna).post(address, filled(page, introduction="Bitte erst ansehen."))

    assert now(page).introduction != "Bitte erst ansehen."
    waiting = now(page)
    assert waiting.workflow_in_progress
    waiting.current_workflow_task_state.specific.approve(user=UserFactory(is_superuser=True))
    assert now(page).introduction == "Bitte erst ansehen."


def step(page):
    return now(page).current_workflow_task_state.specific


def test_what_is_sent_back_is_said_and_can_be_handed_in_again(
    looked_at_first, as_person, anna, page, project, address, django_capture_on_commit_callbacks
):
    manager, client = UserFactory(is_superuser=True), as_person(anna)
    client.post(address, filled(page, introduction="Wir sind die Besten."))
    mail.outbox.clear()

    with django_capture_on_commit_callbacks(execute=True):
        step(page).reject(user=manager, comment="Bitte ohne Eigenlob.")

    assert "Bitte ohne Eigenlob." in client.get(address).content.decode()
    message = mail.outbox[0]
    assert [each.to for each in mail.outbox] == [[anna.email]]
    assert "Bitte ohne Eigenlob." in message.body
    assert full_url("workspace:page", project.slug, language="de") in message.body

    assert client.post(address, filled(page, introduction="Wir reparieren gern.")).status_code == 302

    assert "Bitte ohne Eigenlob." not in client.get(address).content.decode()
    step(page).approve(user=manager)
    assert now(page).introduction == "Wir reparieren gern."


def test_approved_changes_are_told_once_and_without_the_way_to_the_administration(
    looked_at_first, as_person, anna, page, address, django_capture_on_commit_callbacks
):
    for introduction in ("Neu.", "Noch neuer."):
        as_person(anna).post(address, filled(page, introduction=introduction))
    mail.outbox.clear()

    with django_capture_on_commit_callbacks(execute=True):
        step(page).approve(user=UserFactory(is_superuser=True))

    assert [each.to for each in mail.outbox] == [[anna.email]]
    assert "/admin/" not in mail.outbox[0].body
    assert now(page).introduction == "Noch neuer."


def test_the_preview_saves_nothing(as_person, anna, page, address):
    response = as_person(anna).post(address, filled(page, title="Nur zum Ansehen", preview="1"))

    assert "Nur zum Ansehen" in response.content.decode()
    assert now(page).title == "Reparaturtreff"
    assert services.draft_of(now(page)).title == "Reparaturtreff"


def test_a_picture_needs_words_and_can_be_taken_away(as_person, anna, page, address):
    client = as_person(anna)

    response = client.post(address, {**filled(page), "new_picture": picture()})
    assert "words" in response.context["form"].errors

    client.post(address, {**filled(page), "new_picture": picture(), "words": "Ein Tisch voller Schrauben"})
    assert now(page).picture.description == "Ein Tisch voller Schrauben"

    client.post(address, filled(page, drops_picture="on"))
    assert now(page).picture is None


@pytest.mark.parametrize("field", ["title", "introduction"])
def test_a_mistake_is_said_and_nothing_is_lost(as_person, anna, page, address, field):
    response = as_person(anna).post(address, filled(page, **{field: "x" * 500}, story="Mein langer Text."))

    assert field in response.context["form"].errors
    assert "Mein langer Text." in response.content.decode()


@pytest.mark.parametrize(
    "text",
    ["## Eins\n\nZwei **fett** und *schräg*.", "- a\n- b", "[Wort](https://example.org/x)", "1. a\n2. b", "> Zitat"],
)
def test_what_is_written_comes_back_as_it_was(text):
    assert story.as_text(story.as_html(text)) == text


def test_of_two_who_save_at_the_same_moment_one_reads_what_the_other_has_made(committed_home):
    page = InitiativePageFactory(parent=InitiativeIndexPageFactory(parent=committed_home), title="Reparaturtreff")
    project, version = ProjectFactory(page=page), now(page).latest_revision_id
    admins = [MembershipFactory(project=project, role=Role.ADMIN) for _number in range(2)]
    said = services.Said(values={"introduction": "Neu."})

    failed = at_the_same_moment(
        [partial(services.update, membership=each, said=said, version=version, live=True) for each in admins]
    )

    assert ([type(each) for each in failed], now(page).introduction) == ([PageConflictError], "Neu.")
