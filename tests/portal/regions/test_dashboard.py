from datetime import timedelta

import pytest
from django.utils import timezone, translation
from wagtail.models import Page

from portal.regions.admin.dashboard import what_waits


@pytest.fixture
def waiting(rf):
    def waiting(user):
        request = rf.get("/admin/")
        request.user = user
        with translation.override("en"):
            return {kind.label: kind.count for kind in what_waits(request) if kind.count}

    return waiting


def test_a_manager_sees_what_waits_in_their_area_only(waiting, maren, paul, kiel, ploen, make_page):
    for place in (kiel, ploen):
        make_page(f"Entwurf {place}", place, live=False)
    later = make_page("Später", kiel, live=False)
    Page.objects.filter(pk=later.pk).update(go_live_at=timezone.now() + timedelta(days=1))
    Page.objects.filter(title__startswith="Entwurf").update(has_unpublished_changes=True)
    Page.objects.filter(pk=later.pk).update(has_unpublished_changes=False)

    assert waiting(maren) == {"drafts": 1, "pages with a date for publishing": 1}


def test_what_was_submitted_for_approval_waits_for_the_manager_of_the_place(
    waiting, maren, paul, anna, kiel, make_page, client
):
    page = make_page("Eingereicht", kiel, owner=anna, live=False)
    page.get_workflow().start(page, anna)

    assert waiting(maren)["to approve"] == 1
    assert "to approve" not in waiting(paul)
    client.force_login(maren)
    assert "Eingereicht" in client.get("/admin/").content.decode()


def test_new_accounts_are_for_portal_admins(waiting, portal_admin, maren):
    assert waiting(portal_admin)["new accounts in the last 7 days"] == 2
    assert "new accounts in the last 7 days" not in waiting(maren)


def test_the_start_of_the_admin_carries_the_portals_name(maren_client, home_page):
    content = maren_client.get("/admin/").content.decode()

    assert "MokWi</title>" in content.replace("\n", "")
    assert "- Wagtail</title>" not in content


def test_the_dashboard_costs_the_same_queries_with_1_and_30_drafts(maren_client, kiel, make_page, query_count):
    make_page("Eins", kiel, live=False)
    maren_client.get("/admin/")
    with query_count() as few:
        maren_client.get("/admin/")
    for number in range(29):
        make_page(f"Seite {number}", kiel, live=False)
    with query_count() as many:
        maren_client.get("/admin/")

    assert len(few) == len(many)


def test_the_help_opens(maren_client, home_page):
    assert maren_client.get("/admin/hilfe/").status_code == 200
