"""“Meintest du”: by the words of what everybody may find."""

from search.services.spelling import count_words, meant_by
from tests.factories.search import said


def test_the_words_of_what_everybody_may_find_are_offered_as_they_are_spelled_there(things):
    assert meant_by("Kliemaschutz") is None

    things.put(said(1, "Klimaschutz", text="mit Balkonsolaranlagen"))
    count_words()

    assert meant_by("Kliemaschutz in Kiel") == "Klimaschutz in Kiel"
    assert meant_by("Balkn") == "Balkon"
    assert meant_by("Klimaschutz") is None


def test_what_not_everybody_may_find_is_not_hinted_at(things):
    things.put(said(1, "Zinnoberfisch", audience="discussions:3"), said(2, "Amselbrief", audience="signed-in"))
    count_words()

    assert meant_by("Zinnoberfsch") is meant_by("Amselbrif") is None


def test_what_was_withdrawn_is_gone_with_the_next_counting(things):
    things.put(said(1, "Zinnoberfisch"))
    count_words()
    assert meant_by("Zinnoberfsch") == "Zinnoberfisch"

    things.put(said(1, "Zinnoberfisch", audience="user:7"))
    count_words()

    assert meant_by("Zinnoberfsch") is None
