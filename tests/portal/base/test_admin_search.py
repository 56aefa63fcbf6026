"""What managers search in the administration: everything that begins so, and no ranking of thousands."""

import pytest
from django.db import connection
from wagtail.models import Page
from wagtail.search.backends import get_search_backend

from portal.base import admin_search
from tests.factories.pages import StandardPageFactory

pytestmark = pytest.mark.indexed


@pytest.fixture
def pages(home_page, monkeypatch):
    monkeypatch.setattr(admin_search, "MOST_RANKED", 3)
    for title in ("Deich", "Lastenrad", "Lastenräder leihen", "Das Lastenrad und der Deich", "Lastenkarren"):
        StandardPageFactory(parent=home_page, title=title)


def found(typed, pages=None, **rest):
    results = get_search_backend().autocomplete(typed, Page.objects.all() if pages is None else pages, **rest)
    titles = [page.title for page in results]
    assert results.count() == len(titles)
    assert [page.title for page in results[:2]] == titles[:2]
    return titles


def test_what_begins_so_is_found_however_much_it_is(pages):
    assert sorted(found("lasten")) == [
        "Das Lastenrad und der Deich", "Lastenkarren", "Lastenrad", "Lastenräder leihen",
    ]  # fmt: skip
    assert found("lastenrad dei") == ["Das Lastenrad und der Deich"]
    assert found("lasten", Page.objects.order_by("title"), order_by_relevance=False)[0] == "Das Lastenrad und der Deich"
    assert found("quatsch") == []


def test_little_is_ranked_and_much_is_not(pages, query_count):
    backend = get_search_backend()
    with query_count() as of_little:
        assert len(backend.autocomplete("dei", Page.objects.all())) == 2
    with query_count() as of_much:
        assert len(backend.autocomplete("lasten", Page.objects.all())) == 4

    ranked = [
        any("bm25" in query["sql"] and "_score" in query["sql"] for query in each) for each in (of_little, of_much)
    ]
    assert ranked == [connection.vendor == "sqlite", False]


def test_a_manager_finds_pages_in_the_explorer(client, pages, maren):
    maren.is_superuser = True
    maren.save()
    client.force_login(maren)

    html = client.get("/admin/pages/search/", {"q": "lasten"}).content.decode()

    assert "Lastenräder leihen" in html
    assert "Lastenkarren" in html
