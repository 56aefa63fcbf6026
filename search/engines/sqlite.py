"""SQLite's FTS5: two tables beside the entries that triggers keep in step, see the migration 0001.

Its matches come by the numbers of the rows, so that the first thousand of a word that stands everywhere are found as
fast as those of a rare one.
"""

from django.db.models.functions import Substr

from search.engines.conditions import All, Beginning, But, Condition, Mark, Some, Words
from search.engines.database import LEAD, READ, SQL, DatabaseEngine, entries_of
from search.engines.ranking import Candidate

WORDS, TITLES = "search_words", "search_titles"
"""The two tables."""


class SqliteEngine(DatabaseEngine):
    dates = (
        "(SELECT json_extract(value, '$[0]') AS starts, json_extract(value, '$[1]') AS ends FROM json_each(e.dates))"
    )

    def candidates(self, condition: Condition, *, where: SQL, most: int) -> list[Candidate]:
        columns, parameters = where
        sql = (
            f"SELECT i.rowid FROM {WORDS} i CROSS JOIN search_searchentry e ON e.id = i.rowid "  # noqa: S608  # our own
            f"WHERE {WORDS} MATCH %s AND {columns} ORDER BY i.rowid DESC LIMIT {most:d}"
        )
        rows = entries_of(sql, [written(condition), *parameters])
        return list(map(Candidate._make, rows.values_list(*READ, Substr("words", 1, LEAD))))

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
