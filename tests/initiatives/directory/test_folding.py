import pytest

from initiatives.directory.folding import fold, sort_key


@pytest.mark.parametrize(
    ("one", "other"),
    [("Bürger", "BUERGER"), ("Straße", "strasse"), ("Café", "cafe"), ("Repair-Café", "repair café"), ("Öl", "oel")],
)
def test_spellings_of_one_word_are_one(one, other):
    assert fold(one) == fold(other)


def test_names_are_sorted_as_in_a_german_dictionary():
    names = ["Zebra", "Ärmel", "arm", "Über-Land", "Uhr", "„Offen“", "Ofen"]

    assert sorted(names, key=sort_key) == ["arm", "Ärmel", "Ofen", "„Offen“", "Über-Land", "Uhr", "Zebra"]
