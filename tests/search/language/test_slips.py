import pytest

from search.language.slips import Spelled, Vocabulary, meant, spellings


def vocabulary(*texts):
    return Vocabulary(Spelled(word, spelling, 1) for text in texts for word, spelling in spellings(text, "de").items())


@pytest.mark.parametrize(
    ("typed", "instead"),
    [
        ("Kliemaschutz", "Klimaschutz"),
        ("Klimashcutz in Kiel", "Klimaschutz in Kiel"),
        ("Solaranlge", "Solaranlage"),
        ("„Nachbarschafshilfe“", "„Nachbarschaftshilfe“"),
    ],
)
def test_unknown_words_are_put_right_and_the_rest_stays(typed, instead):
    known = vocabulary("Klimaschutz in Kiel", "Balkonsolaranlage", "Nachbarschaftshilfe")

    assert meant(typed, known) == instead


@pytest.mark.parametrize("typed", ["Klimaschutz", "Klimaschutzes", "Klima", "xyz", "Zauberwürfel", "2027", "", "🌻"])
def test_what_is_known_or_like_nothing_is_left_alone(typed):
    assert meant(typed, vocabulary("Klimaschutz 2026")) is None


def test_of_two_the_more_frequent_is_meant():
    known = Vocabulary([Spelled("hasen", "Hasen", 2), Spelled("hafen", "Hafen", 9)])

    assert meant("Haben", known) == "Hafen"


def test_the_first_letter_is_seldom_wrong():
    known = Vocabulary([Spelled("garten", "Garten", 9), Spelled("karten", "Karten", 90)])

    assert meant("Gartem", known) == "Garten"


def test_spellings_hold_what_is_within_compounds():
    assert spellings("Balkonsolaranlage", "de") == {
        "balkonsolaranlag": "Balkonsolaranlage",
        "balkon": "Balkon",
        "balkonsolar": "Balkonsolar",
        "solar": "Solar",
        "solaranlag": "Solaranlage",
        "anlag": "Anlage",
    }
