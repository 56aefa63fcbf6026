"""PostgreSQL: two columns beside those of the entries that it keeps in step itself, each with a GIN index, see the
migration 0001. The words are prepared, so its own dictionaries stay out of it ("simple")."""

from search.engines.conditions import All, Beginning, But, Condition, Mark, Some, Words
from search.engines.database import LEAD, DatabaseEngine
from search.engines.ranking import SQL, Dialect


class PostgresqlEngine(DatabaseEngine):
    dates = (
        "(SELECT (pair ->> 0)::bigint AS starts, (pair ->> 1)::bigint AS ends "
        "FROM jsonb_array_elements(e.dates) AS pair)"
    )
    dialect = Dialect(
        least="LEAST",
        greatest="GREATEST",
        size="octet_length",
        # Cutting counts the letters of the whole text, which costs as much again as to find it.
        lead=f"CASE WHEN octet_length(e.words) <= {LEAD} THEN e.words ELSE substring(e.words, 1, {LEAD}) END",
        days="date_part('day', %s - e.date)",
    )

    def matches(self, condition: Condition, *, columns: str, where: SQL, most: int) -> SQL:
        conditions, parameters = where
        sql = (
            f"SELECT {columns} FROM search_searchentry e "  # noqa: S608  # our own
            f"WHERE e.vector @@ %s::tsquery AND {conditions} ORDER BY e.id DESC LIMIT {most:d}"
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
