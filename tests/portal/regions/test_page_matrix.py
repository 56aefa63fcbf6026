"""The manager of Kiel at every door of the admin, with a page of Kiel and one of Plön."""

import pytest
from django.urls import reverse
from wagtail.models import Page, PageViewRestriction, Site

from home.models import StandardPage
from home.news.models import NewsIndexPage, NewsPage
from portal.regions.services import dismiss_manager

pytestmark = pytest.mark.indexed
DOORS = [
    "edit",
    "delete",
    "unpublish",
    "copy",
    "move",
    "history",
    "workflow_history",
    "view_draft",
    "usage",
    "set_privacy",
]


def url(name, *args):
    return reverse(f"wagtailadmin_pages:{name}", args=args)


def is_open(response):
    """Wagtail sends away with a redirect to the start of the admin."""
    return response.status_code == 200


@pytest.mark.parametrize("door", DOORS)
def test_a_manager_opens_the_doors_of_their_own_page_only(maren_client, kiel_page, ploen_page, door):
    assert is_open(maren_client.get(url(door, kiel_page.pk)))

    refused = maren_client.get(url(door, ploen_page.pk))

    assert refused.status_code in {302, 403}
    assert refused.status_code == 403 or refused.url == "/admin/"


@pytest.mark.parametrize("door", ["revisions_revert", "revisions_view"])
def test_revisions_are_closed_to_the_neighbour(maren_client, kiel_page, ploen_page, door):
    assert is_open(maren_client.get(url(door, kiel_page.pk, kiel_page.latest_revision_id)))
    assert not is_open(maren_client.get(url(door, ploen_page.pk, ploen_page.latest_revision_id)))


def test_comparing_revisions_is_closed_to_the_neighbour(maren_client, kiel_page, ploen_page):
    assert is_open(maren_client.get(url("revisions_compare", kiel_page.pk, "earliest", "latest")))
    assert not is_open(maren_client.get(url("revisions_compare", ploen_page.pk, "earliest", "latest")))


@pytest.mark.parametrize("door", ["lock", "unlock"])
def test_locking(maren_client, kiel_page, ploen_page, door, maren):
    for page in (kiel_page, ploen_page):
        page.locked = door == "unlock"
        page.locked_by = None
        page.save()
    for page in (kiel_page, ploen_page):
        maren_client.post(url(door, page.pk))
        page.refresh_from_db()

    assert kiel_page.locked == (door == "lock")
    assert ploen_page.locked == (door == "unlock")


def test_unpublishing_and_deleting_by_post(maren_client, kiel_page, ploen_page):
    for page in (kiel_page, ploen_page):
        maren_client.post(url("unpublish", page.pk))
    assert list(NewsPage.objects.live()) == [ploen_page]

    for page in (kiel_page, ploen_page):
        maren_client.post(url("delete", page.pk))
    assert list(NewsPage.objects.all()) == [ploen_page]


@pytest.mark.parametrize("action", ["delete", "publish", "unpublish", "move"])
def test_bulk_actions_take_their_own_page_and_leave_the_neighbours(
    maren_client, kiel, ploen, make_page, home_page, action
):
    live = action != "publish"
    mine, other = make_page("Meine", kiel, live=live), make_page("Fremde", ploen, live=live)
    target = home_page.add_child(instance=NewsIndexPage(title="Archiv", slug="archiv"))
    address = reverse("wagtail_bulk_action", args=["wagtailcore", "page", action])

    maren_client.post(
        f"{address}?id={mine.pk}&id={other.pk}&next=/admin/", {"chooser": target.pk, "move_applicable": "on"}
    )

    left = {page.title: (page.live, page.get_parent().title) for page in NewsPage.objects.all()}
    assert left.pop("Fremde") == (live, "Neues")
    assert (
        left
        == {
            "delete": {},
            "publish": {"Meine": (True, "Neues")},
            "unpublish": {"Meine": (False, "Neues")},
            "move": {"Meine": (True, "Archiv")},
        }[action]
    )


def test_moving_by_url(maren_client, kiel_page, ploen_page, home_page):
    target = home_page.add_child(instance=NewsIndexPage(title="Archiv", slug="archiv"))

    for page in (kiel_page, ploen_page):
        maren_client.post(url("move_confirm", page.pk, target.pk))

    assert [page.get_parent().title for page in (Page.objects.get(pk=p.pk) for p in (kiel_page, ploen_page))] == [
        "Archiv",
        "Neues",
    ]


def test_reordering_the_list_of_all_is_closed(maren_client, news, kiel_page, ploen_page):
    maren_client.post(url("set_page_position", kiel_page.pk), {"position": 1})

    assert list(news.get_children().values_list("title", flat=True)) == ["Aus Kiel", "Aus Plön"]


def test_copying_is_for_their_own(maren_client, news, kiel_page, ploen_page):
    for page in (kiel_page, ploen_page):
        data = {
            "new_title": f"Kopie {page.title}",
            "new_slug": f"kopie-{page.pk}",
            "new_parent_page": news.pk,
            "publish_copies": "on",
        }
        maren_client.post(url("copy", page.pk), data)

    assert list(NewsPage.objects.filter(title__startswith="Kopie").values_list("title", flat=True)) == [
        "Kopie Aus Kiel"
    ]


def test_a_page_with_the_neighbours_below_it_stays_where_it_is(maren_client, maren, paul, home_page):
    mine = home_page.add_child(instance=StandardPage(title="Meine", slug="meine", owner=maren))
    mine.add_child(instance=StandardPage(title="Unter meiner", slug="fremd", owner=paul))
    perms = Page.objects.get(pk=mine.pk).permissions_for_user(maren)

    assert perms.can_edit()
    assert not perms.can_delete()
    assert not perms.can_move()
    assert not perms.can_copy_to(home_page, recursive=True)
    assert perms.can_copy_to(home_page)


def test_the_front_page_and_the_lists_are_not_theirs(maren_client, home_page, news):
    for page in (home_page, news):
        assert not is_open(maren_client.get(url("edit", page.pk)))
    assert not is_open(maren_client.get(url("add", "home", "homepage", 1)))


def test_the_explorer_hides_the_neighbours_drafts(maren_client, news, kiel, ploen, make_page, kiel_page, ploen_page):
    make_page("Entwurf Kiel", kiel, live=False)
    make_page("Entwurf Plön", ploen, live=False)

    rows = maren_client.get(reverse("wagtailadmin_explore", args=[news.pk])).context["object_list"]

    assert {page.title for page in rows} == {"Aus Kiel", "Aus Plön", "Entwurf Kiel"}


def test_the_search_hides_the_neighbours_drafts(maren_client, kiel, ploen, make_page):
    make_page("Lastenrad Kiel", kiel, live=False)
    make_page("Lastenrad Plön", ploen, live=False)

    content = maren_client.get(reverse("wagtailadmin_pages:search"), {"q": "Lastenrad"}).content.decode()

    assert "Lastenrad Kiel" in content
    assert "Lastenrad Plön" not in content


def test_the_admin_api_hides_the_neighbours_drafts(maren_client, news, kiel, ploen, make_page):
    make_page("Entwurf Kiel", kiel, live=False)
    hidden = make_page("Entwurf Plön", ploen, live=False)

    listed = maren_client.get("/admin/api/main/pages/", {"child_of": news.pk, "for_explorer": 1}).json()["items"]

    assert [item["title"] for item in listed] == ["Entwurf Kiel"]
    assert maren_client.get(f"/admin/api/main/pages/{hidden.pk}/").status_code == 404


def test_the_page_chooser_serves_them(maren_client, news, kiel_page):
    response = maren_client.get(reverse("wagtailadmin_choose_page_child", args=[news.pk]))

    assert response.status_code == 200


def test_the_admin_is_closed_to_citizens_and_to_dismissed_managers(client, anna, maren, kiel_page, portal_admin):
    client.force_login(anna)
    assert not is_open(client.get("/admin/"))

    dismiss_manager(manager=maren.manager, actor=portal_admin)
    client.force_login(maren)
    assert not is_open(client.get("/admin/"))
    assert not is_open(client.get(url("edit", kiel_page.pk)))


def test_privacy_of_the_neighbours_page_cannot_be_set(maren_client, ploen_page):
    maren_client.post(url("set_privacy", ploen_page.pk), {"restriction_type": "login"})

    assert not PageViewRestriction.objects.exists()
    assert Site.objects.exists()
