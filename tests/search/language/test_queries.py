import pytest
from hypothesis import given
from hypothesis import strategies as st

from search.language import marks, parsed, synonyms_of


def alternatives(query):
    return [term.alternatives for term in query.terms]


def first(query):
    return [term.alternatives[0] for term in query.terms]


def test_each_word_is_a_term_by_the_rules_of_both_languages():
    query = parsed("Gärten Kiel", "de")

    assert alternatives(query) == [(("gart",), ("garten",)), (("kiel",),)]
    assert [term.typed for term in query.terms] == ["Gärten", "Kiel"]


def test_the_language_of_the_reader_comes_first():
    assert first(parsed("gardens", "en")) == [("garden",)]


@pytest.mark.parametrize(
    "typed", ['"neue Radwege"', "„neue Radwege“", "»neue Radwege«", "“neue Radwege”", '"neue Radwege']
)
def test_what_is_quoted_is_a_phrase(typed):
    assert first(parsed(typed, "de")) == [("neu", "radweg")]


def test_what_has_a_minus_in_front_is_not_wanted():
    query = parsed('Markt -Floh –"am Hafen" E-Mail', "de")

    assert first(query) == [("markt",), ("email",)]
    assert [term.alternatives[0] for term in query.excluded] == [("floh",), ("am", "haf")]


@pytest.mark.parametrize("typed", ["", "   ", "-", '"', '""', "-Kiel", "!?", "\x00", "🌻", "* ( ) :", "ͺ"])
def test_what_asks_for_nothing_is_no_query(typed):
    assert not parsed(typed, "de")


def test_little_words_are_left_out_where_there_are_others():
    assert first(parsed("Gärten in der Stadt", "de")) == [("gart",), ("stadt",)]
    assert first(parsed("in der", "de")) == [("in",), ("der",)]
    assert first(parsed('"in der Stadt"', "de")) == [("in", "der", "stadt")]


def test_synonyms_hold_in_both_directions_and_for_several_words():
    synonyms = synonyms_of([("de", ["ÖPNV", "öffentlicher Nahverkehr"])])

    assert alternatives(parsed("ÖPNV", "de", synonyms)) == [(("opnv",), ("offent", "nahverkehr"))]
    several = parsed("Öffentlicher Nahverkehr Kiel", "de", synonyms)
    assert alternatives(several) == [(("offent", "nahverkehr"), ("opnv",)), (("kiel",),)]


def test_a_query_has_an_end():
    assert len(parsed("Rad Weg Haus Baum " * 100, "de").terms) == 12


@given(st.text(), st.sampled_from(["de", "en"]))
def test_anything_can_be_typed(typed, language):
    query = parsed(typed, language)

    for term in (*query.terms, *query.excluded):
        assert all(word.isalnum() for phrase in term.alternatives for word in phrase)


def test_what_was_found_is_marked_within_compounds_too():
    text = "Das Radwegekonzept für Fahrradwege, kein Weg zur Parade."

    marked = [text[start:end] for start, end in marks(text, "de", parsed("Radweg", "de"))]

    assert marked == ["Radwegekonzept", "Fahrradwege"]
