"""Whoever opens the page of a thing has read what they were told of it, and finds the button that mutes it there."""

import pytest
from django.contrib.contenttypes.models import ContentType

from portal.activity.choices import Reason
from portal.activity.events import happen
from portal.activity.followables import followable_for
from portal.activity.models import Follow, Notification
from tests.factories.decisions import PollFactory
from tests.factories.documents import FileFactory
from tests.factories.ideas import IdeaFactory
from tests.factories.posts import PostFactory
from tests.factories.projects import ProjectFactory
from tests.factories.tasks import TaskFactory
from tests.factories.texts import TextFactory
from tests.portal.activity.noises import Noise, registered

INSIDE = {"task": TaskFactory, "text": TextFactory, "document": FileFactory, "post": PostFactory, "poll": PollFactory}


@pytest.fixture
def noise(db):
    with registered(Noise()) as kind:
        yield kind


@pytest.fixture(params=[*INSIDE, "idea"])
def thing(request, home_page, anna):
    if request.param == "idea":
        return IdeaFactory(author=anna)
    return INSIDE[request.param](project=ProjectFactory(admin=anna))


def test_opening_its_page_reads_it(client, noise, thing, anna, ben, commit):
    noise.named = [(anna.pk, Reason.NAMED), (ben.pk, Reason.NAMED)]
    with commit():
        happen("test.noise", target=thing, actor=None)
    client.force_login(anna)

    html = client.get(thing.get_absolute_url()).content.decode()

    assert [row.user for row in Notification.objects.unread()] == [ben]
    assert "bell__number" not in html.partition("<main")[0]


def test_bell_and_button_cost_one_query_together(client, thing, anna, query_count):
    client.force_login(anna)
    client.get(thing.get_absolute_url())

    with query_count() as queries:
        client.get(thing.get_absolute_url())

    asked = [each["sql"] for each in queries if "portal_activity_" in each["sql"]]
    assert len(asked) == 1


def test_it_is_muted_by_those_who_may_see_it_only(client, thing, anna, clara):
    kind = followable_for(ContentType.objects.get_for_model(thing).pk)
    address = f"/konto/gefolgt/{kind.name}/{thing.pk}/"
    client.force_login(anna)
    assert f'action="{address}"' in client.get(thing.get_absolute_url()).content.decode()
    client.post(address, {"stumm": "ja"})
    assert Follow.objects.muted_by(anna).about(thing).exists()

    client.force_login(clara)
    hides = kind.name != "idee"
    assert (client.post(address, {"stumm": "ja"}).status_code == 404) == hides
    assert Follow.objects.muted_by(clara).about(thing).exists() != hides
