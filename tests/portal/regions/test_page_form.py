"""Writing pages in the admin: the municipality that a manager may give to a page."""

import pytest
from django.urls import reverse
from wagtail.models import Page
from wagtail.test.utils.form_data import inline_formset, nested_form_data, streamfield

from home.news.models import NewsPage


@pytest.fixture
def fill_in():
    def fill_in(title, municipality, **more):
        return nested_form_data(
            {
                "title": title,
                "slug": title.lower().replace(" ", "-"),
                "date": "2026-11-26",
                "introduction": "",
                "municipality": municipality.pk if municipality else "",
                "body": streamfield([]),
                "comments": inline_formset([]),
                **more,
            }
        )

    return fill_in


@pytest.fixture
def create(maren_client, news, fill_in):
    address = reverse("wagtailadmin_pages:add", args=["home_news", "newspage", news.pk])
    return lambda title, municipality, **more: maren_client.post(address, fill_in(title, municipality, **more))


def offered(response):
    return [label for value, label in response.context["form"].fields["municipality"].choices if value]


def test_the_form_offers_their_own_and_fills_it_in(maren_client, news, ploen):
    response = maren_client.get(reverse("wagtailadmin_pages:add", args=["home_news", "newspage", news.pk]))

    assert offered(response) == ["Kiel"]
    assert response.context["form"]["municipality"].value() == response.context["form"].initial["municipality"]


@pytest.mark.parametrize("theirs", [True, False])
def test_a_new_page_is_published_in_their_name_or_for_the_region(create, kiel, maren, theirs):
    create("Neue Seite", kiel if theirs else None, **{"action-publish": "Publish"})

    page = NewsPage.objects.get()
    assert (page.live, page.municipality, page.owner) == (True, kiel if theirs else None, maren)


@pytest.mark.parametrize(
    ("title", "address"), [("🚲🚲", "beitrag"), ("عربى", "beitrag"), ("Der Deich 🐑 lebt", "der-deich-lebt")]
)
def test_a_page_gets_its_address_where_nobody_typed_one(create, news, kiel, title, address):
    create(title, kiel, slug="", **{"action-publish": "Publish"})
    create(title, kiel, slug="", **{"action-publish": "Publish"})

    assert sorted(NewsPage.objects.values_list("slug", flat=True)) == [address, f"{address}-2"]


def test_a_new_page_cannot_be_written_in_the_neighbours_name(create, ploen):
    response = create("Untergeschoben", ploen, **{"action-publish": "Publish"})

    assert list(response.context["form"].errors) == ["municipality"]
    assert not NewsPage.objects.exists()


@pytest.mark.parametrize("to", ["neighbour", "nobody"])
@pytest.mark.indexed
def test_a_page_cannot_be_given_away(maren_client, kiel_page, ploen, fill_in, to):
    data = fill_in("Aus Kiel", ploen if to == "neighbour" else None, **{"action-publish": "Publish"})

    response = maren_client.post(reverse("wagtailadmin_pages:edit", args=[kiel_page.pk]), data)

    assert list(response.context["form"].errors) == ["municipality"]


def test_the_neighbours_page_cannot_be_saved_or_published(maren_client, kiel, ploen_page, fill_in):
    data = fill_in("Gekapert", kiel, **{"action-publish": "Publish"})

    maren_client.post(reverse("wagtailadmin_pages:edit", args=[ploen_page.pk]), data)

    assert Page.objects.get(pk=ploen_page.pk).title == "Aus Plön"
    assert ploen_page.revisions.count() == 1


def test_portal_admins_choose_freely(client, portal_admin, news, kiel, ploen):
    client.force_login(portal_admin)

    response = client.get(reverse("wagtailadmin_pages:add", args=["home_news", "newspage", news.pk]))

    assert offered(response) == ["Kiel", "Plön"]


def test_a_title_of_5000_characters_and_strange_text_are_answered_in_the_form(create, kiel):
    response = create("x" * 5000, kiel)
    assert "title" in response.context["form"].errors

    create("שלום 🚲", kiel, slug="schalom")
    assert NewsPage.objects.get().title == "שלום 🚲"
