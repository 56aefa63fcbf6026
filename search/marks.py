"""What an entry is narrowed down by, as words of the index: then an engine finds what is both in one look.

A colon stands in each, and in no word that is prepared from a text.
"""

from collections.abc import Iterable

from django.conf import settings

from search.entries import Entry

SEEKS = "s:1"


def audience(token: str) -> str:
    return f"a:{token}"


def kind(key: str) -> str:
    return f"k:{key}"


def reader(language: str) -> str:
    return f"r:{language}"


def written_in(language: str) -> str:
    return f"w:{language}"


def topic(pk: int) -> str:
    return f"t:{pk}"


def municipality(pk: int) -> str:
    return f"m:{pk}"


def project(pk: int) -> str:
    return f"p:{pk}"


def in_title(word: str) -> str:
    """A prepared word. PostgreSQL's index knows in which texts a word stands, not where in them."""
    return f"i:{word}"


def marks_of(key: str, entry: Entry, title_words: str) -> str:
    return " ".join([*_marks(key, entry), *map(in_title, dict.fromkeys(title_words.split()))])


def _marks(key: str, entry: Entry) -> Iterable[str]:
    yield audience(entry.audience)
    yield kind(key)
    yield written_in(entry.language)
    yield from (reader(code) for code in entry.readers or [code for code, _name in settings.LANGUAGES])
    yield from (topic(pk) for pk in sorted(set(entry.topics)))
    if entry.municipality is not None:
        yield municipality(entry.municipality)
    if entry.project is not None:
        yield project(entry.project)
    if entry.seeks:
        yield SEEKS
