"""Lists of which most have one page only."""

import pytest
from django.core.paginator import Paginator

from portal.accounts.models import User
from portal.base.leafing import Leafed
from tests.factories.accounts import UserFactory

SIZE = 3


def names():
    return User.objects.order_by("name").values_list("name", flat=True)


@pytest.fixture
def leafed(db):
    def leaf(number):
        UserFactory.create_batch(number)
        return Leafed(list(names()[: SIZE + 1]), SIZE, names)

    return leaf


@pytest.mark.parametrize(("number", "queries"), [(0, 0), (1, 0), (SIZE, 0), (SIZE + 1, 1)])
def test_only_what_fills_a_page_is_counted(leafed, query_count, number, queries):
    pages = leafed(number)

    with query_count() as asked:
        page = list(pages.get_page(1))

    assert page == list(names())[:SIZE]
    assert pages.count == number
    assert len(asked) == queries


@pytest.mark.parametrize("asked", [1, 2, 3, 99, "x"])
def test_each_page_is_as_without(leafed, asked):
    pages = leafed(SIZE * 2 + 1)

    assert list(pages.get_page(asked)) == list(Paginator(names(), SIZE).get_page(asked))
    assert pages.num_pages == SIZE
