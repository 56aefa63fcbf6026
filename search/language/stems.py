"""The stem of a word: Snowball's, and what Snowball does not know of German."""

import re
from functools import lru_cache

import snowballstemmer

_german = snowballstemmer.stemmer("german")
_english = snowballstemmer.stemmer("english")

# All words below are folded, as are those that come in.
ENDINGS = (
    (re.compile(r"(?<=[a-z]{2})(er|or|ist|ent|ant|ling)in(nen)?$"), r"\1"),  # Lehrerinnen – Lehrer
    (re.compile(r"(?<=[a-z]{2})nisse(n|s)?$"), "nis"),
    (re.compile(r"(?<=[a-z]{2})zentren$"), "zentrum"),
    (re.compile(r"(?<=[a-z]{2})(is|min)terien$"), r"\1terium"),
    (re.compile(r"(?<=[a-z]{2})iert(e[nmrs]?)?$"), "ieren"),  # repariert – reparieren
)
IRREGULAR = {
    "zentren": "zentrum", "museen": "museum", "foren": "forum", "themen": "thema", "firmen": "firma", "konten": "konto", "daten": "datum",
    "risiken": "risiko", "villen": "villa", "stadien": "stadion", "gremien": "gremium", "medien": "medium",
    "materialien": "material", "jubilaen": "jubilaum", "busse": "bus", "bussen": "bus", "praxen": "praxis",
    "praktika": "praktikum", "visionare": "visionar", "kriterien": "kriterium", "studien": "studie",
    "stipendien": "stipendium", "aquarien": "aquarium", "prinzipien": "prinzip", "kommata": "komma",
    "atlanten": "atlas", "globen": "globus", "rhythmen": "rhythmus", "organismen": "organismus", "alben": "album",
    "pizzen": "pizza", "kakteen": "kaktus", "lexika": "lexikon", "dramen": "drama", "skizzen": "skizze",
}  # fmt: skip
ENGLISH_IRREGULAR = {
    "children": "child", "people": "person", "men": "man", "women": "woman", "feet": "foot", "teeth": "tooth",
    "mice": "mouse", "geese": "goose", "leaves": "leaf", "lives": "life", "halves": "half", "shelves": "shelf",
    "wolves": "wolf", "knives": "knife", "loaves": "loaf", "media": "medium", "criteria": "criterion", "taught": "teach",
    "built": "build", "grown": "grow", "grew": "grow", "held": "hold", "met": "meet", "taken": "take", "given": "give",
    "spoken": "speak", "written": "write", "bought": "buy", "sold": "sell", "found": "find", "lent": "lend",
    "chosen": "choose", "driven": "drive", "ridden": "ride", "kept": "keep",
}  # fmt: skip
# Snowball takes these for forms of each other.
OWN_STEM = {
    "burger": "burger", "burgern": "burger", "burgers": "burger",  # not the Burg
    "welle": "welle", "wellen": "welle",  # not “wellig”
    "unter": "unter", "ehe": "ehe", "ehen": "ehe",  # not “eh”
    "garage": "garage", "garagen": "garage",
    "mieter": "mieter", "mietern": "mieter", "mieters": "mieter",
    "wetter": "wetter", "wette": "wette", "wetten": "wette",
    "leiter": "leiter", "leitern": "leiter",
    "kasten": "kasten", "kaste": "kaste",
    "messer": "messer", "messern": "messer",
    "reise": "reise", "reisen": "reise", "reis": "reis",
    "ofen": "ofen", "bauer": "bauer", "bauern": "bauer", "sommer": "sommer",
    "laden": "laden", "ladens": "laden", "lade": "lade",
}  # fmt: skip


@lru_cache(maxsize=50_000)
def german_stem(word: str) -> str:
    for pattern, instead in ENDINGS:
        word = pattern.sub(instead, word)
    word = IRREGULAR.get(word, word)
    return OWN_STEM.get(word) or _german.stemWord(word)


@lru_cache(maxsize=20_000)
def english_stem(word: str) -> str:
    return _english.stemWord(ENGLISH_IRREGULAR.get(word, word))
