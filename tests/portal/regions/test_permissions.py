import pytest
from django.contrib.auth.models import AnonymousUser
from wagtail.models import Page

from portal.accounts.models import User
from portal.base.models.edition import asked_once
from portal.regions.permissions import areas_of, may_edit_page, pages_in_areas_of
from tests.factories.regions import ManagerFactory


def test_managers_may_edit_what_belongs_to_their_municipality(maren, paul, kiel_page, ploen_page):
    assert [may_edit_page(maren, page) for page in (kiel_page, ploen_page)] == [True, False]
    assert [may_edit_page(paul, page) for page in (kiel_page, ploen_page)] == [False, True]


def test_pages_for_the_whole_region_belong_to_who_created_them(maren, paul, make_page):
    page = make_page("Für alle", owner=maren)

    assert [may_edit_page(user, page) for user in (maren, paul)] == [True, False]


def test_a_page_given_to_the_neighbour_is_no_longer_its_authors(maren, ploen, make_page):
    page = make_page("Verschenkt", ploen, owner=maren)

    assert not may_edit_page(maren, page)


def test_nobody_else_may(anna, kiel_page, portal_admin):
    assert not may_edit_page(anna, kiel_page)
    assert not may_edit_page(AnonymousUser(), kiel_page)
    assert may_edit_page(portal_admin, kiel_page)


def test_a_dismissed_or_blocked_manager_may_nothing(maren, kiel_page):
    User.objects.filter(pk=maren.pk).update(is_active=False)

    assert not may_edit_page(User.objects.get(pk=maren.pk), kiel_page)


def test_the_answer_is_the_same_for_a_bare_page_and_for_a_draft(maren, kiel, ploen_page):
    assert not may_edit_page(maren, Page.objects.get(pk=ploen_page.pk))
    ploen_page.municipality = kiel
    ploen_page.save_revision()

    draft = Page.objects.get(pk=ploen_page.pk).specific.get_latest_revision_as_object()

    assert draft.municipality == kiel
    assert not may_edit_page(maren, draft)


def test_the_list_of_their_pages_agrees_with_the_question(maren, paul, kiel, ploen, make_page, kiel_page, ploen_page):
    make_page("Eigene", owner=maren)
    make_page("Verschenkt", ploen, owner=maren)
    make_page("Entwurf", kiel, live=False)
    everything = list(Page.objects.filter(depth__gt=1).specific())

    for user in (maren, paul):
        listed = set(pages_in_areas_of(user).values_list("pk", flat=True))

        assert listed == {page.pk for page in everything if may_edit_page(user, page)}
    assert set(pages_in_areas_of(maren).values_list("title", flat=True)) == {"Aus Kiel", "Eigene", "Entwurf"}


def test_the_areas_are_read_once_for_a_person(maren, anna, kiel, query_count, make_page):
    pages = [make_page(f"Seite {number}", kiel) for number in range(30)]
    maren = User.objects.get(pk=maren.pk)

    with asked_once():
        assert areas_of(anna) is None

        with query_count() as queries:
            assert all(may_edit_page(maren, page) for page in pages)

    assert len(queries) == 1


def test_whoever_manages_nothing_is_not_looked_up(maren, anna, ben, query_count):
    with asked_once():
        assert areas_of(anna) is None

        with query_count() as queries:
            assert areas_of(ben) is None

    assert not queries.captured_queries


def test_whoever_is_appointed_has_areas_with_the_next_request(maren, anna, kiel):
    assert areas_of(anna) is None
    manager = ManagerFactory(user=anna, municipalities=[kiel])

    assert areas_of(User.objects.get(pk=anna.pk)) == {kiel.pk}

    manager.delete()
    assert areas_of(User.objects.get(pk=anna.pk)) is None


@pytest.mark.django_db
def test_who_is_no_manager_has_no_areas(anna, portal_admin):
    assert [areas_of(user) for user in (anna, portal_admin, AnonymousUser())] == [None, None, None]
