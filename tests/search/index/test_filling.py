"""Nobody has to know that there is an index: what it does not know yet after an upgrade, it gets by itself."""

from datetime import timedelta

import pytest
from django.utils import timezone

from search import jobs
from search.contract import searchables
from search.models import Filling, SearchEntry, WordList
from search.services import filling
from search.services.checking import check
from tests.factories.ideas import IdeaFactory


@pytest.fixture
def unknown(home_page):
    """An idea of which the index has never heard."""
    return IdeaFactory(title="Lastenrad für alle")


def test_within_a_minute_everything_is_found(unknown, commit):
    with commit():
        jobs.fill()

    assert list(SearchEntry.objects.filter(key="ideas").values_list("title", flat=True)) == ["Lastenrad für alle"]
    assert [each.key for each in searchables() if check(each).wrong] == []
    assert WordList.objects.exists()
    assert filling.begin_missing() == []


def test_what_is_begun_is_not_begun_again_unless_whoever_did_it_has_fallen(unknown):
    first = filling.begin_missing()
    second = filling.begin_missing()
    Filling.objects.update(begun_at=timezone.now() - timedelta(hours=4))

    assert (first, second) == ([each.key for each in searchables()], [])
    assert filling.begin_missing() == first


def test_other_rules_for_words_are_a_reason_too(unknown, commit, monkeypatch):
    with commit():
        jobs.fill()
    before = SearchEntry.objects.get(key="ideas").digest
    monkeypatch.setattr("search.services.writing.EDITION", 77)
    monkeypatch.setattr("search.services.filling.EDITION", 77)

    with commit():
        jobs.fill()

    assert SearchEntry.objects.get(key="ideas").digest != before
    assert set(Filling.objects.values_list("edition", flat=True)) == {77}
