"""PostgreSQL: two columns beside those of the entries that it keeps in step itself, each with a GIN index, see the
migration 0001. The words are prepared, so its own dictionaries stay out of it ("simple")."""

import json

from django.db import connection

from search.engines.conditions import All, Beginning, But, Condition, Mark, Some, Words
from search.engines.database import LEAD, READ, SQL, DatabaseEngine
from search.engines.ranking import Candidate

TOPICS = READ.index("topics")
COLUMNS = ", ".join(f"e.{'id' if name == 'pk' else name}" for name in READ)


class PostgresqlEngine(DatabaseEngine):
    dates = (
        "(SELECT (pair ->> 0)::bigint AS starts, (pair ->> 1)::bigint AS ends "
        "FROM jsonb_array_elements(e.dates) AS pair)"
    )

    def candidates(self, condition: Condition, *, where: SQL, most: int) -> list[Candidate]:
        """In one statement: looked up by their numbers, entries cost as much again as they did to find."""
        columns, parameters = where
        sql = (
            f"SELECT {COLUMNS}, substring(e.words, 1, {LEAD}) FROM search_searchentry e "  # noqa: S608  # our own
            f"WHERE e.vector @@ %s::tsquery AND {columns} LIMIT {most:d}"
        )
        with connection.cursor() as cursor:
            cursor.execute(sql, [written(condition), *parameters])
            rows = cursor.fetchall()
        topics = {text: json.loads(text) for text in {row[TOPICS] for row in rows}}
        return [Candidate._make([*row[:TOPICS], topics[row[TOPICS]], *row[TOPICS + 1 :]]) for row in rows]

    def beginning_with(self, condition: Condition, *, most: int) -> SQL:
        sql = f"SELECT e.id FROM search_searchentry e WHERE e.titles @@ %s::tsquery LIMIT {most:d}"  # noqa: S608  # as above
        return sql, [written(condition)]


def written(condition: Condition) -> str:
    match condition:
        case Words(words):
            return f"({' <-> '.join(map(_quoted, words))})"
        case Beginning(letters):
            return f"{_quoted(letters)}:*"
        case Mark(mark):
            return _quoted(mark)
        case All(parts):
            return f"({' & '.join(map(written, parts))})"
        case Some(parts):
            return f"({' | '.join(map(written, parts))})"
        case But(this, other):
            return f"({written(this)} & !{written(other)})"


def _quoted(word: str) -> str:
    escaped = word.replace("\\", "\\\\").replace("'", "''")
    return f"'{escaped}'"
