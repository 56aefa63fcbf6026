from types import SimpleNamespace

from search.excerpts import excerpt_of


def page(introduction="", **fields):
    return SimpleNamespace(introduction=introduction, search_description="", get_search_fields=list, **fields)


def test_an_introduction_with_the_word_is_the_excerpt():
    assert excerpt_of(page("Ein Rad für alle."), ["rad"]) == "Ein Rad für alle."


def test_without_the_word_anywhere_the_introduction_stands_there():
    assert excerpt_of(page("Was es gibt."), ["rad"]) == "Was es gibt."
    assert excerpt_of(page("Was es gibt."), []) == "Was es gibt."
