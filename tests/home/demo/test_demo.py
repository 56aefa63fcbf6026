import pytest
from django.core.management import CommandError, call_command
from wagtail.models import Page, Revision

from home.events.models import EventPage
from home.models import HomePage
from home.news.models import NewsPage
from portal.accounts.models import User
from portal.base.models import PortalImage
from portal.regions.models import Municipality, Topic
from tests.factories.accounts import UserFactory


@pytest.fixture
def demo(db, capsys, settings):
    settings.TASKS = {
        "default": {"BACKEND": "django_tasks.backends.dummy.DummyBackend"}
    }  # draws no other picture sizes
    Page.objects.filter(depth=2).delete()
    call_command("demo", password="geheim-und-lang")
    return capsys.readouterr().out


def state():
    return [
        (model.__name__, model.objects.count()) for model in (Page, Revision, PortalImage, User, Topic, Municipality)
    ] + [Revision.objects.latest("created_at").pk, Page.objects.latest("latest_revision_created_at").pk]


# Wagtail leaves the temporary files of the renditions to the garbage collector.
@pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning")
def test_the_demo_is_a_whole_region_and_loading_it_again_changes_nothing(client, demo):
    german = {"locale__language_code": "de"}
    assert Municipality.objects.exclude(kind__in=["region", "county"]).count() >= 14
    assert Topic.objects.count() == 9
    assert NewsPage.objects.filter(**german).count() == 12
    assert EventPage.objects.filter(**german).count() == 15
    assert len([event for event in EventPage.objects.filter(**german) if event.recurrence.rrules]) == 6
    assert not PortalImage.objects.filter(description="").exists()

    pages = Page.objects.live().filter(depth__gt=1)
    answers = {page.get_url(): client.get(page.get_url()).status_code for page in pages}

    assert {address: status for address, status in answers.items() if status != 200} == {}
    assert "maren@example.org" in demo

    before = state()

    call_command("demo", password="geheim-und-lang")

    assert state() == before


def test_the_demo_keeps_out_of_a_portal_that_has_content(db):
    Page.objects.filter(depth=2).delete()
    UserFactory()

    with pytest.raises(CommandError, match="content of its own"):
        call_command("demo")

    assert not HomePage.objects.exists()
