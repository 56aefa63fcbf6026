"""Finding a piece of a word without reading every row.

An index of all threes of letters says which rows can have it. PostgreSQL looks there by itself for a `LIKE` (pg_trgm);
on SQLite it is a table beside the rows (FTS5) that triggers keep in step. The migration 0007 makes both. A PostgreSQL
that lacks pg_trgm finds the same, only slower.
"""

from collections.abc import Iterable, Sequence

from django.db import connections
from django.db.models import Q
from django.db.models.expressions import RawSQL

from portal.base.seen import Seen

TABLE = "initiatives_directory_pieces"
ROWS = "initiatives_directory_directoryentry"
IN_TITLE = "folded_title::text LIKE (SELECT %s::text)"
"""Of a piece that it does not know, PostgreSQL expects few rows, and looks into the index. One that it knows to be
in thousands lets it read the rows one after the other until it has enough, which may be at the end of all."""
LETTERS = 3
MOST_OF_A_PIECE = 200
SECONDS_COMMON = 24 * 60 * 60
SEARCH = f"SELECT rowid FROM {TABLE} WHERE {TABLE} MATCH %s"  # noqa: S608  # names of our own


def with_all(pieces: Sequence[str], using: str) -> Q:
    """The rows in whose text each piece stands; the pieces are folded words, as the text is."""
    standing = Q(*(Q(text__contains=piece) for piece in pieces))
    return standing & _may_have_all(pieces) if _has_table(using) else standing


def rows_with_all_in_title(words: Sequence[str], using: str) -> set[int]:
    """Rows in whose title, which is a part of the text, all words stand; of thousands a few hundred."""
    return {pk for _number, pk in _ids_by_question([words], using)}


def rows_with_some_in_title(questions: Iterable[Sequence[str]], using: str) -> set[int]:
    """The rows in whose title all words of at least one question stand. One query, or none.

    What stands in hundreds of titles says little and costs much: it is left out, and for a day not asked again.
    """
    asked = [each for each in questions if not _common(each).number]
    found: list[set[int]] = [set() for _each in asked]
    for number, pk in _ids_by_question(asked, using) if asked else ():
        found[number].add(pk)
    for question, pks in zip(asked, found, strict=True):
        if len(pks) == MOST_OF_A_PIECE:
            _common(question).note(len(pks), seconds=SECONDS_COMMON)
            pks.clear()
    return set().union(*found)


def _common(question: Sequence[str]) -> Seen:
    """What is known of it: how many have it, if these are too many."""
    return Seen("titles", *question)


def _ids_by_question(questions: Sequence[Sequence[str]], using: str) -> list[tuple[int, int]]:
    """The numbers of questions, each with a row for it."""
    if _has_table(using):
        searches = [f"{SEARCH} ORDER BY rowid DESC"] * len(questions)
        parameters = [" AND ".join(map(_threes, each)) for each in questions]
    else:
        conditions = [" AND ".join([IN_TITLE] * len(each)) for each in questions]
        searches = [f"SELECT id FROM {ROWS} WHERE {each}" for each in conditions]  # noqa: S608  # names of our own
        parameters = [f"%{escaped}%" for each in questions for piece in each for escaped in [piece.replace("_", r"\_")]]
    found = [
        f"SELECT {number}, found.* FROM ({search} LIMIT {MOST_OF_A_PIECE}) AS found"  # noqa: S608  # as above
        for number, search in enumerate(searches)
    ]
    with connections[using].cursor() as cursor:
        cursor.execute(" UNION ALL ".join(found), parameters)
        return cursor.fetchall()


def _has_table(using: str) -> bool:
    return connections[using].vendor == "sqlite"


def _may_have_all(pieces: Sequence[str]) -> Q:
    """Threes of letters of which a row with the pieces has each; not every row with these has the pieces."""
    long_enough = [piece for piece in pieces if len(piece) >= LETTERS]
    if not long_enough:
        return Q()
    query = " AND ".join(map(_threes, long_enough))
    return Q(pk__in=RawSQL(SEARCH, [query]))  # noqa: S611  # names of our own


def _threes(piece: str) -> str:
    """Words are of letters, numbers and "_" only: nothing in them could end the quotation."""
    starts = sorted({*range(0, len(piece) - LETTERS + 1, LETTERS), len(piece) - LETTERS})
    return " AND ".join(f'"{piece[start : start + LETTERS]}"' for start in starts)
