"""The list of initiatives in the admin: whose it shows, narrowed by what."""

import re
from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone
from wagtail.models import Page

from tests.factories.initiatives import InitiativePageFactory
from tests.factories.regions import MunicipalityFactory
from tests.factories.stories import StoryIndexPageFactory, StoryPageFactory


@pytest.fixture
def listed(client):
    """The titles that the list shows for these filters."""

    def titles(**filters):
        response = client.get(reverse("initiatives:index"), filters)
        assert response.status_code == 200
        return [page.title for page in response.context["object_list"]]

    return titles


def test_managers_see_the_initiatives_of_their_areas(joost_client, listed, bikes, garden):
    InitiativePageFactory(
        parent=garden.get_parent(), title="Entwurf Kiel", municipality=garden.municipality, live=False
    )

    assert listed() == ["Lastenrad Preetz"]


def test_portal_admins_see_all(client, petra, listed, bikes, garden):
    client.force_login(petra)

    assert listed(ordering="title") == ["Gemeinschaftsgarten Gaarden", "Lastenrad Preetz"]


def test_citizens_see_nothing(client, anna, bikes):
    client.force_login(anna)

    assert client.get(reverse("initiatives:index")).status_code == 403


def test_filters_narrow_the_list(client, petra, listed, bikes, garden, energy, kiel):
    client.force_login(petra)
    bikes.wants_people, bikes.status, bikes.kind = True, "paused", "project"
    bikes.save()
    below = MunicipalityFactory(name="Gaarden", slug="gaarden", parent=kiel)
    InitiativePageFactory(parent=garden.get_parent(), title="Entwurf", municipality=below, live=False)
    InitiativePageFactory(parent=garden.get_parent(), title="Überall")

    assert sorted(listed(municipality=kiel.pk)) == ["Entwurf", "Gemeinschaftsgarten Gaarden"]
    assert listed(municipality="null") == ["Überall"]
    assert listed(topics=energy.pk) == ["Lastenrad Preetz"]
    assert listed(status="paused") == ["Lastenrad Preetz"]
    assert listed(kind="project") == ["Lastenrad Preetz"]
    assert listed(wants_people="true") == ["Lastenrad Preetz"]
    assert listed(state="draft") == ["Entwurf"]
    assert listed(q="lasten PREETZ") == ["Lastenrad Preetz"]
    assert listed(q="überall") == ["Überall"]
    assert listed(municipality="x", ordering="nonsense", p="999999") != []


def test_what_was_not_touched_for_a_year_is_found(client, petra, listed, bikes, garden):
    client.force_login(petra)
    long_ago = timezone.now() - timedelta(days=366)
    Page.objects.filter(pk=bikes.pk).update(latest_revision_created_at=long_ago)

    assert listed(untouched="yes") == ["Lastenrad Preetz"]


def test_what_is_scheduled_is_found(client, petra, listed, bikes, garden):
    client.force_login(petra)
    garden.unpublish()
    garden.go_live_at = timezone.now() + timedelta(days=2)
    garden.save_revision().publish()

    assert listed(state="scheduled") == ["Gemeinschaftsgarten Gaarden"]


def test_the_list_speaks_german(joost_client, bikes):
    html = joost_client.get(reverse("initiatives:index")).content.decode()

    headings = [re.sub(r"<[^>]+>|\s+", " ", cell).split() for cell in re.findall(r"<th.*?</th>", html, re.DOTALL)]
    words = " ".join(" ".join(words) for words in headings)

    assert "Kommune" in words
    assert "Zuletzt bearbeitet" in words
    assert "Veröffentlichung" in words


def test_the_list_costs_the_same_for_many(joost_client, query_count, bikes, preetz, energy):
    joost_client.get(reverse("initiatives:index"))
    with query_count() as one:
        joost_client.get(reverse("initiatives:index"))
    for _n in range(29):
        InitiativePageFactory(parent=bikes.get_parent(), municipality=preetz, topics=[energy])
    joost_client.get(reverse("initiatives:index"))  # reads what the new edition keeps

    with query_count() as thirty:
        joost_client.get(reverse("initiatives:index"))

    assert len(thirty) == len(one)


def test_stories_have_a_list_too(joost_client, home_page, kiel, preetz):
    stories = StoryIndexPageFactory(parent=home_page)
    StoryPageFactory(parent=stories, title="Aus Preetz", municipality=preetz)
    StoryPageFactory(parent=stories, title="Aus Kiel", municipality=kiel)

    response = joost_client.get(reverse("stories_list:index"))

    assert [page.title for page in response.context["object_list"]] == ["Aus Preetz"]
