"""PostgreSQL: two columns beside those of the entries that it keeps in step itself, each with a GIN index, see the
migration 0001. The words are prepared, so its own dictionaries stay out of it ("simple")."""

from search.engines.conditions import All, Beginning, But, Condition, Mark, Some, Words
from search.engines.database import SQL, DatabaseEngine


class PostgresqlEngine(DatabaseEngine):
    dates = (
        "(SELECT (pair ->> 0)::bigint AS starts, (pair ->> 1)::bigint AS ends "
        "FROM jsonb_array_elements(e.dates) AS pair)"
    )

    def matching(self, condition: Condition, *, where: SQL, most: int) -> SQL:
        columns, parameters = where
        sql = (
            f"SELECT e.id FROM search_searchentry e WHERE e.vector @@ %s::tsquery AND {columns} "  # noqa: S608  # our own
            f"LIMIT {most:d}"
        )
        return sql, [written(condition), *parameters]

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
