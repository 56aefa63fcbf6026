"""Queries that are put into SQL once."""

from datetime import timedelta
from uuid import uuid4

import pytest
from django.contrib.auth.models import Group
from django.db.models.functions import Upper
from django.utils import timezone
from django.utils.translation import gettext
from wagtail.models import Page

from portal.accounts.models import User
from portal.base.models.edition import kept
from portal.base.prepared import prepared
from tests.factories.accounts import UserFactory


@prepared
def named(pk: int, name: str):
    return User.objects.filter(pk=pk, name=name).select_related("municipality")


@prepared
def joined_before(moment):
    return User.objects.filter(date_joined__lt=moment).values_list("name", flat=True).order_by("name")


@prepared
def with_keys(keys, *, backwards: bool = False):
    return User.objects.filter(pk__in=keys).order_by("-name" if backwards else "name")


@prepared
def with_key(translation_key):
    return Page.objects.filter(translation_key=translation_key)


@prepared
def in_many_forms(pk: int, *, form: str):
    rows = User.objects.filter(pk=pk)
    match form:
        case "dictionaries":
            return rows.values("name")
        case "names":
            return rows.values_list("name", named=True)
        case "only once":
            return rows.order_by("email").distinct().values_list("name")
        case "related besides":
            return rows.prefetch_related("groups")
        case "computed":
            return rows.annotate(loud=Upper("name")).only("name")


def test_each_call_is_answered_with_its_values(anna, ben, query_count):
    named(0, "")

    with query_count() as queries:
        found = [named(anna.pk, anna.name), named(ben.pk, ben.name), named(anna.pk, ben.name)]

    assert found == [[anna], [ben], []]
    assert len(queries) == 3


def test_a_uuid_is_a_value_on_both_databases(home_page, query_count):
    with query_count() as queries:
        found = [with_key(home_page.translation_key), with_key(uuid4())]

    assert found == [[home_page.page_ptr], []]
    assert len(queries) == 2


def test_a_text_is_a_value_and_no_sql(anna):
    assert named(anna.pk, "' OR TRUE --") == []


def test_moments_and_columns(anna, ben):
    User.objects.filter(pk=ben.pk).update(date_joined=timezone.now() - timedelta(days=2))

    assert joined_before(timezone.now() - timedelta(days=1)) == [ben.name]
    assert joined_before(timezone.now() + timedelta(days=1)) == [anna.name, ben.name]


def test_rows_are_what_django_makes_of_them(anna, query_count):
    anna.groups.add(group := Group.objects.create(name="Choir"))

    assert in_many_forms(anna.pk, form="dictionaries") == [{"name": anna.name}]
    assert [each.name for each in in_many_forms(anna.pk, form="names")] == [anna.name]
    assert in_many_forms(anna.pk, form="only once") == [(anna.name,)]
    assert [each.loud for each in in_many_forms(anna.pk, form="computed")] == [anna.name.upper()]
    [found] = in_many_forms(anna.pk, form="related besides")
    with query_count() as queries:
        assert list(found.groups.all()) == [group]
    assert len(queries) == 0


def test_collections_of_any_length(db):
    people = [UserFactory(name=f"Person {number}") for number in range(5)]

    for some in ([], people[:1], people[1:3], people[:3], people):
        assert with_keys({each.pk for each in some}) == some


def test_what_is_given_by_name_makes_a_query_of_its_own(anna, ben):
    keys = (anna.pk, ben.pk)

    assert [with_keys(keys), with_keys(keys, backwards=True)] == [[anna, ben], [ben, anna]]


@kept
def nobody() -> int:
    return 0


@pytest.mark.parametrize(
    "hidden",
    [
        lambda: {"date_joined__lt": timezone.now() + timedelta(days=1)},
        lambda: {"date_joined__date__lte": timezone.localdate()},
        lambda: {"name__in": [gettext("Search"), "Anna Ahrens"]},
        lambda: {"pk__gt": nobody()},
        lambda: {"pk__lte": User.objects.count() + 1_000_000},
    ],
    ids=["the clock", "the day", "the language", "the edition", "the database"],
)
def test_what_depends_on_more_is_asked_as_ever(anna, hidden, logged_errors):
    @prepared
    def find(pk: int):
        return User.objects.filter(pk=pk, **hidden())

    assert [find(anna.pk), find(0)] == [[anna], []]
    assert "cannot be prepared" in logged_errors.pop()


def test_a_number_that_no_row_can_have(anna):
    assert [named(anna.pk, anna.name), named(10**30, anna.name)] == [[anna], []]


def test_nothing_is_no_value(anna):
    """`= NULL` is true of no row."""

    @prepared
    def living_in(municipality: int | None):
        return User.objects.filter(municipality=municipality)

    assert [living_in(0), living_in(None)] == [[], [anna]]
