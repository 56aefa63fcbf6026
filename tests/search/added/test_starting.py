"""The synonyms that a portal begins with: right by the rules of those that managers write, and theirs from then on."""

from collections import Counter

import pytest

from search.language.lists import groups
from search.language.queries import phrase_of
from search.models import Synonym
from search.services.starting import add_synonyms
from search.synonyms import synonyms_now
from tests.factories.search import SynonymFactory, said

pytestmark = pytest.mark.django_db


def test_each_group_is_as_managers_may_write_it_and_no_word_stands_in_two():
    add_synonyms()
    phrases = Counter(
        phrase for language, words in groups("synonyms") for phrase in {phrase_of(word, language) for word in words}
    )

    for group in Synonym.objects.all():
        group.full_clean()
        assert len({phrase_of(word, group.language) for word in group.each}) > 1, group

    assert [phrase for phrase, count in phrases.items() if count > 1 or not phrase] == []


def test_they_are_found_by_at_once_and_added_once(things, client, home_page):
    things.put(said(1, "Sperrgut anmelden"))
    assert "Nichts gefunden" in client.get("/suche/", {"q": "Sperrmüll"}).content.decode()

    assert add_synonyms() == Synonym.objects.count() > 40

    assert "<mark>Sperrgut</mark> anmelden" in client.get("/suche/", {"q": "Sperrmüll"}).content.decode()
    assert add_synonyms() == 0


def test_what_managers_have_written_is_left_to_them():
    SynonymFactory(words="Schrebergärten, Laube")

    add_synonyms()

    assert Synonym.objects.filter(words__contains="Kleingarten").count() == 0
    assert synonyms_now()[phrase_of("Laube", "de")] == [phrase_of("Schrebergarten", "de")]
