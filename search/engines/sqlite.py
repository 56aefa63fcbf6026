"""SQLite's FTS5: two tables beside the entries that triggers keep in step, see the migration 0001.

Its matches come by the numbers of the rows, so that the first thousand of a word that stands everywhere are found as
fast as those of a rare one.
"""

import json
from collections.abc import Sequence

from search.engines.conditions import All, Beginning, But, Condition, Mark, Some, Words
from search.engines.database import LEAD, DatabaseEngine, Matches, Sought
from search.engines.ranking import SQL, Dialect

WORDS, TITLES = "search_words", "search_titles"
"""The two tables."""


class SqliteEngine(DatabaseEngine):
    dates = (
        "(SELECT json_extract(value, '$[0]') AS starts, json_extract(value, '$[1]') AS ends FROM json_each(e.dates))"
    )
    dialect = Dialect(
        least="MIN",
        greatest="MAX",
        size="length",
        place="instr",
        lead=f"substr(e.words, 1, {LEAD})",
        days="CAST(julianday(%s) - julianday(e.date) AS INTEGER)",
    )

    def selected(self, condition: Condition, *, where: SQL, most: int) -> SQL:
        conditions, parameters = where
        sql = (
            f"SELECT e.id FROM {WORDS} i CROSS JOIN search_searchentry e ON e.id = i.rowid "  # noqa: S608  # our own
            f"WHERE {WORDS} MATCH %s AND {conditions} ORDER BY i.rowid DESC LIMIT {most:d}"
        )
        return sql, [written(condition), *parameters]

    def last(self) -> int:
        return 0

    def matches(self, sought: Sought, *, most: int) -> Matches:
        narrowed, also = self.narrowed(sought, by_column=sought.in_title)
        return self.matches_by(All((sought.said, narrowed)), sought.request, also, most=most)

    def numbered(self, pks: Sequence[int]) -> SQL:
        return "e.id IN (SELECT value FROM json_each(%s))", [json.dumps(pks)]

    def audience_in(self, audiences: Sequence[str]) -> SQL:
        return "e.audience IN (SELECT value FROM json_each(%s))", [json.dumps(audiences)]

    def beginning_with(self, condition: Condition, *, most: int) -> SQL:
        sql = f"SELECT rowid FROM {TITLES} WHERE {TITLES} MATCH %s ORDER BY rowid DESC LIMIT {most:d}"  # noqa: S608
        return sql, [written(condition)]


def written(condition: Condition) -> str:
    match condition:
        case Words(words):
            return f"{{title_words words}} : {_quoted(' '.join(words))}"
        case Beginning(letters):
            return f"folded_title : {_quoted(letters)} *"
        case Mark(mark):
            return f"marks : {_quoted(mark)}"
        case All(parts):
            return f"({' AND '.join(map(written, parts))})"
        case Some(parts):
            return f"({' OR '.join(map(written, parts))})"
        case But(this, other):
            return f"({written(this)} NOT {written(other)})"


def _quoted(words: str) -> str:
    escaped = words.replace('"', '""')
    return f'"{escaped}"'
