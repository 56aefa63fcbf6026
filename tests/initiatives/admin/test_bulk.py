"""What managers do to many initiatives at once."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone
from wagtail.models import PageLogEntry, Revision

from initiatives.admin import bulk
from initiatives.directory.models import DirectoryEntry
from initiatives.models import InitiativePage
from tests.factories.initiatives import InitiativePageFactory
from tests.factories.regions import TopicFactory


@pytest.fixture
def do(client):
    """Carry out an action on pages, as the form sends it."""

    def post(action, *pages, ids=(), query="", **data):
        address = reverse("wagtail_bulk_action", args=["initiatives", "initiativepage", action])
        chosen = "&".join(f"id={pk}" for pk in [*(page.pk for page in pages), *ids])
        return client.post(f"{address}?{chosen}&next=/admin/initiativen/{query}", data, follow=True)

    return post


def messages_of(response):
    return [str(message) for message in response.context["messages"]]


def test_what_is_the_neighbours_stays_as_it_is(joost_client, do, bikes, garden):
    response = do("feature", bikes, garden)

    bikes.refresh_from_db()
    garden.refresh_from_db()
    assert (bikes.is_featured, garden.is_featured) == (True, False)
    assert "1 von 1 Initiative geändert." in messages_of(response)[0]


def test_only_the_neighbours_are_refused_in_words(joost_client, garden):
    address = reverse("wagtail_bulk_action", args=["initiatives", "initiativepage", "unpublish"])

    html = joost_client.get(f"{address}?id={garden.pk}").content.decode()

    assert "Hier ist nichts, was du ändern darfst." in html
    assert "Gemeinschaftsgarten" not in html


@pytest.mark.parametrize(
    "action", ["feature", "unfeature", "set_status", "add_topic", "remove_topic", "publish", "unpublish"]
)
def test_no_action_reaches_the_neighbours(joost_client, do, garden, energy, action):
    do(action, garden, status="paused", topic=energy.pk)

    after = InitiativePage.objects.get(pk=garden.pk)
    assert after.latest_revision_id == garden.latest_revision_id
    assert after.live


def test_a_version_and_a_log_entry_are_written(joost_client, do, joost, bikes):
    do("set_status", bikes, status="paused")

    revision = Revision.objects.for_instance(bikes).latest("created_at")
    assert revision.user == joost
    assert revision.content["status"] == "paused"
    actions = PageLogEntry.objects.filter(page=bikes, user=joost).values_list("action", flat=True)
    assert {"wagtail.edit", "wagtail.publish"} <= set(actions)


def test_the_directory_says_it_at_once(joost_client, do, bikes):
    solar = TopicFactory(name="Sonne")

    do("set_status", bikes, status="paused")
    do("add_topic", bikes, topic=solar.pk)

    entry = DirectoryEntry.objects.get(object_id=bikes.pk, language="de")
    assert entry.status == "paused"
    assert solar in entry.topics.all()


def test_unpublishing_takes_it_out_of_the_directory(joost_client, do, bikes):
    do("unpublish", bikes)

    assert not InitiativePage.objects.get(pk=bikes.pk).live
    assert not DirectoryEntry.objects.filter(object_id=bikes.pk).exists()

    do("publish", bikes)

    assert InitiativePage.objects.get(pk=bikes.pk).live


def test_a_draft_beside_the_live_page_keeps_its_words(joost_client, do, bikes):
    bikes.introduction = "Noch nicht fertig"
    bikes.save_revision()

    do("feature", bikes)

    after = InitiativePage.objects.get(pk=bikes.pk)
    draft = after.get_latest_revision_as_object()
    assert after.introduction != "Noch nicht fertig"
    assert (after.is_featured, after.has_unpublished_changes) == (True, True)
    assert (draft.introduction, draft.is_featured) == ("Noch nicht fertig", True)


def test_what_waits_for_its_day_is_locked_as_in_the_editor(joost_client, do, bikes):
    bikes.unpublish()
    bikes.go_live_at = timezone.now() + timedelta(days=3)
    bikes.save_revision().publish()

    do("set_status", bikes, status="starting")

    waiting = Revision.objects.for_instance(bikes).get(approved_go_live_at__isnull=False)
    assert waiting.pk == InitiativePage.objects.get(pk=bikes.pk).latest_revision_id
    assert waiting.content["status"] == "running"


def test_undoing_leads_to_what_was_changed_only(joost_client, do, bikes, preetz):
    featured = InitiativePageFactory(
        parent=bikes.get_parent(), title="Schon vorn", municipality=preetz, is_featured=True
    )

    text = messages_of(do("feature", bikes, featured))[0]

    assert f"unfeature/?id={bikes.pk}&amp;next=" in text
    assert "1 von 2 Initiativen geändert." in text


def test_all_means_all_of_the_narrowed_list(joost_client, do, bikes, garden, preetz):
    other = InitiativePageFactory(parent=bikes.get_parent(), title="Andere", municipality=preetz)

    do("feature", ids=["all"], query="&q=lastenrad")

    featured = InitiativePage.objects.filter(is_featured=True)
    assert [page.pk for page in featured] == [bikes.pk]
    assert not InitiativePage.objects.get(pk=other.pk).is_featured


def test_too_many_at_once_are_refused(joost_client, do, monkeypatch, bikes, preetz):
    monkeypatch.setattr(bulk, "MOST_AT_ONCE", 1)
    InitiativePageFactory(parent=bikes.get_parent(), municipality=preetz)

    response = do("feature", ids=["all"])

    assert "Höchstens 1 auf einmal" in messages_of(response)[0]
    assert not InitiativePage.objects.filter(is_featured=True).exists()


@pytest.mark.parametrize("data", [{"status": "nonsense"}, {}])
def test_a_status_that_does_not_exist_is_answered_at_the_field(joost_client, do, bikes, data):
    response = do("set_status", bikes, **data)

    assert list(response.context["form"].errors) == ["status"]


def test_what_somebody_locked_stays(joost_client, do, maren, bikes):
    InitiativePage.objects.filter(pk=bikes.pk).update(locked=True, locked_by=maren, locked_at=timezone.now())

    do("feature", bikes)

    assert not InitiativePage.objects.get(pk=bikes.pk).is_featured


@pytest.mark.parametrize("ids", [["x"], ["-1"], ["99999999999999999999"], []])
def test_keys_that_do_not_exist_change_nothing(joost_client, do, bikes, ids):
    response = do("feature", ids=ids)

    assert response.status_code == 200
    assert not InitiativePage.objects.filter(is_featured=True).exists()
