import re
from itertools import combinations
from pathlib import Path
from typing import NamedTuple

import pytest

from search.language.compounds import parts_of
from search.language.folding import folded
from search.language.words import analysed

TABLE = Path(__file__).with_name("compounds.txt")
LEAST_RECALL, LEAST_PRECISION = 0.95, 0.97


class Compound(NamedTuple):
    word: str
    wanted: set[str]
    allowed: set[str]


def whole(word):
    return analysed(word, "de").whole


def table():
    rows = [line.split(" =") for line in TABLE.read_text().splitlines() if " =" in line and not line.startswith("#")]
    for word, parts in rows:
        wanted = re.sub(r"\(.*?\)", "", parts).split()
        every = parts.replace("(", "").replace(")", "").split()
        together = ("".join(map(whole, every[start:end])) for start, end in combinations(range(len(every) + 1), 2))
        yield Compound(word, set(map(whole, wanted)), {*together, *map(whole, every)})


def test_compounds_are_cut_where_people_would_and_nowhere_else():
    compounds = list(table())
    right = wrong = wanted = 0
    bad = []
    for each in compounds:
        found = set(analysed(each.word, "de").within)
        right += len(each.wanted & found)
        wanted += len(each.wanted)
        if strange := found - each.allowed:
            wrong += len(strange)
            bad.append((each.word, strange))

    assert len(compounds) > 450
    assert right / wanted >= LEAST_RECALL
    assert right / (right + wrong) >= LEAST_PRECISION, bad


@pytest.mark.parametrize(
    "word",
    ["Parade", "Demokratie", "Moderation", "Kameradschaft", "Beratung", "Verwaltung", "Garantie", "Herausforderung",
     "wegwerfen", "Beschreibung", "Donnerstag", "Nachricht", "Haushalt", "Neumünster", "Generation"],
)  # fmt: skip
def test_a_word_that_is_one_stays_one(word):
    assert parts_of(folded(word)) == (folded(word),)


SHORT = """
Gesamt Rebus Syllabus Kolumbus Grad Paradies Bischof Bischofs Moschee Montag Sonntag Samstag Norwegen Bewegung
unterwegs Apparat Demokrat Heirat Format Ausfuhr Einfuhr Kultur Natur Reparatur Struktur Architektur Abitur
Korrektur Betrag Vertrag Kandidat Resultat Attentat Diktat Salat Automat Monat Heimat Senat Nomade Anzug Bezug
Umzug Abzug Idee Allee Armee Kaffee Tournee Komitee Orchidee Beschlag Belag Vortag Antrag Ertrag Kartei Altar Alter
Ostern Osten Eisen Seele Teenager Badminton Baden Bauer Bauern Hoffnung Radio Radieschen Radikal Ratte Ratschlag
Tagung Zugang Zoologie Busse Busch Autor Autorin Automatik Neuling Neuigkeit Altertum Leser Landung Malerei
"""


def test_short_parts_do_not_stand_in_words_that_have_their_letters():
    assert [word for word in SHORT.split() if len(parts_of(folded(word))) > 1] == []


@pytest.mark.parametrize(
    ("word", "parts"),
    [
        ("Radwegekonzept", ("rad", "wege", "konzept")),
        ("Balkonsolaranlage", ("balkon", "solar", "anlage")),
        ("Muelltrennung", ("mull", "trennung")),
        ("Vinetaplatz", ("vineta", "platz")),
        ("Machbarkeitsstudie", ("machbarkeits", "studie")),
        ("Bürgerhaushalt", ("burger", "haushalt")),
    ],
)
def test_parts_stand_as_they_are_written(word, parts):
    assert parts_of(folded(word)) == parts


@pytest.mark.parametrize("word", ["", "a", "rad", "1234567", "x" * 5_000, "rad" * 500, "müll\0eimer"])
def test_odd_words_stay_whole(word):
    assert parts_of(word) == (word,)
