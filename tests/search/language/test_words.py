import pytest
from hypothesis import given
from hypothesis import strategies as st

from search.language import words_of
from search.language.folding import folded
from search.language.words import analysed


def whole(word, language="de"):
    return analysed(word, language).whole


@pytest.mark.parametrize(
    "same",
    [
        "Müll Muell Mull MÜLL müll Müll",
        "Straße Strasse STRASSE Straßen",
        "Garten Gärten Gaerten Garten",
        "Lastenrad Lastenräder Lastenraeder Lasten-Rad Lastenrads",
        "Café Cafe Cafés CAFÉ",
        "Bürger Bürgerin Bürgerinnen Buerger Bürgern",
        "Lehrer Lehrerinnen Lehrerin",
        "Jugendzentrum Jugendzentren Jugendzentrums",
        "Ergebnis Ergebnisse Ergebnissen",
        "Museum Museen Museums",
        "Auto Autos",
        "Bus Busse Bussen",
        "reparieren repariert reparierte",
        "E-Mail Email e-mail EMAIL",
        "Balkonsolaranlage Balkon-Solaranlage Balkonsolar-Anlagen",
    ],
)
def test_all_of_these_are_one_word(same):
    assert len({whole(word) for word in same.split()}) == 1


@pytest.mark.parametrize(
    "different",
    ["Bürger Burg", "Reis Reise", "Laden Lachen", "kostenlos kosten", "Mauer Maul", "Feuer Feier", "Wetter Wette",
     "Bauer Bau", "Parade Rad", "Moderation Mode"],
)  # fmt: skip
def test_none_of_these_are(different):
    words = [whole(word) for word in different.split()]

    assert len(set(words)) == len(words)


@pytest.mark.parametrize(
    "said",
    ["Bürger:innen", "Bürger*innen", "Bürger_innen", "Bürger/-innen", "BürgerInnen", "Bürger(innen)", "Bürger:in"],
)
def test_people_of_any_gender_are_one_word(said):
    assert words_of(f"Die {said} reden", "de") == words_of("Die Bürger reden", "de")


def test_the_words_of_a_text_follow_each_other_and_parts_stand_behind():
    assert (
        words_of("Ein Radwegekonzept für Kiel", "de") == "ein radwegkonzept fur kiel rad radweg weg wegkonzept konzept"
    )


def test_hyphens_that_are_not_seen_do_not_matter():
    assert words_of("Müll\u00adtrennung", "de") == words_of("Mülltrennung", "de")


def test_english_goes_by_english_rules():
    assert whole("gardens", "en") == whole("garden", "en")
    assert whole("children", "en") == whole("child", "en")
    assert whole("Kiel's", "en") == whole("Kiel", "en")
    assert whole("blue", "en") == "blue"
    assert words_of("community gardens", "en") == "communiti garden"


@given(st.text(), st.sampled_from(["de", "en"]))
def test_of_any_text_the_index_gets_plain_words(text, language):
    words = words_of(text, language)

    assert all(word.isalnum() for word in words.split())
    assert words == " ".join(words.split())


def test_a_whole_line_is_folded_as_its_words_are():
    assert folded("Straße für Bürger, ¼ Müll") == "strasse fur burger, 1⁄4 mull"
