"""What is left out before a word is taken apart is nothing that would have been found."""

from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from search.language import marks, parsed
from search.language.compounds import _parts
from search.language.lists import table
from search.language.marking import HEAD
from search.language.stems import german_stem
from search.language.words import analysed, without_umlauts, words_in

LINES = Path(__file__).with_name("compounds.txt").read_text(encoding="utf-8").splitlines()
COMPOUNDS = [line.split(" = ")[0] for line in LINES if " = " in line]
IRREGULAR = [*table("irregular_de"), *table("own_stems_de")]
WORDS = st.one_of(
    st.sampled_from(
        [*COMPOUNDS, *IRREGULAR, "Häuser", "Bürger:innen", "E-Bike", "¼", "Straßenfeste", "Ärzt*innen", "Auen"]
    ),
    st.text(alphabet="aeubsrtnÄöüßé-'¼İ", min_size=1, max_size=12),
)


def found_word_by_word(text, query):
    words = [(found, analysed(found[0], "de")) for found in words_in(text)]
    return [
        found.span() for found, word in words if word.whole in query.words or not query.words.isdisjoint(word.within)
    ]


@example("Auerhahn, Auenwald", "Auer Auen")  # Snowball makes “aur” and “aun” of these
@example("aeea", "aa")
@given(st.lists(WORDS, max_size=12).map(" ".join), st.lists(WORDS, min_size=1, max_size=3).map(" ".join))
def test_the_same_words_are_marked_as_if_each_were_taken_apart(text, typed):
    query = parsed(typed, "de")

    assert list(marks(text, "de", query)) == found_word_by_word(text, query)


@pytest.mark.parametrize("compound", COMPOUNDS)
def test_a_part_marks_its_compound(compound):
    for part in analysed(compound, "de").within:
        query = parsed(part, "de")

        assert list(marks(compound, "de", query)) == found_word_by_word(compound, query)


def test_no_stem_begins_otherwise_than_its_word():
    parts = {*_parts().first, *_parts().last, *IRREGULAR}

    other = [word for word in parts if not without_umlauts(word).startswith(without_umlauts(german_stem(word)[:HEAD]))]
    assert other == []
