import pytest
from django.urls import reverse
from wagtail.models import Locale

from home.news.models import NewsPage


@pytest.fixture
def english(home_page, news):
    """A portal whose front page and list of news are there in English."""
    english = Locale.objects.get_or_create(language_code="en")[0]
    for page in (home_page, news):
        page.copy_for_translation(english)
    return english


@pytest.mark.indexed
def test_a_manager_translates_their_page_and_edits_the_translation(maren_client, english, kiel, kiel_page):
    address = reverse("simple_translation:submit_page_translation", args=[kiel_page.pk])

    maren_client.post(address, {"locales": [english.pk], "include_subtree": ""})

    copy = NewsPage.objects.get(locale=english)
    assert (copy.municipality, copy.live) == (kiel, False)
    assert maren_client.get(reverse("wagtailadmin_pages:edit", args=[copy.pk])).status_code == 200


def test_the_neighbours_page_is_not_translated(maren_client, english, ploen_page):
    address = reverse("simple_translation:submit_page_translation", args=[ploen_page.pk])

    maren_client.post(address, {"locales": [english.pk], "include_subtree": ""})

    assert not NewsPage.objects.filter(locale=english).exists()


def test_the_neighbours_pages_below_do_not_come_along(maren_client, english, make_page, kiel_page, ploen):
    make_page("Darunter aus Plön", ploen, parent=kiel_page)
    address = reverse("simple_translation:submit_page_translation", args=[kiel_page.pk])

    form = maren_client.get(address).context["form"]
    maren_client.post(address, {"locales": [english.pk], "include_subtree": "on"})

    assert form.fields["include_subtree"].disabled is True
    assert [page.title for page in NewsPage.objects.filter(locale=english)] == ["Aus Kiel"]


@pytest.mark.parametrize("who", ["maren", "portal_admin"])
def test_a_whole_tree_of_ones_own_is_translated_at_once(client, english, make_page, kiel, kiel_page, who, request):
    make_page("Darunter aus Kiel", kiel, parent=kiel_page)
    client.force_login(request.getfixturevalue(who))
    address = reverse("simple_translation:submit_page_translation", args=[kiel_page.pk])

    client.post(address, {"locales": [english.pk], "include_subtree": "on"})

    assert NewsPage.objects.filter(locale=english).count() == 2
