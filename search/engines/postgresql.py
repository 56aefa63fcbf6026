"""PostgreSQL: two columns beside those of the entries that it keeps in step itself, and a GIN index for each, see the
migrations 0002 and 0008. The words are prepared, so its own dictionaries stay out of it ("simple").

That index gives all entries in which a word stands, and not the newest. So each entry has besides, in the index alone,
the slices of the numbers of rows to which it belongs, as further words: what stands in most entries is looked for in
the newest slices, and what is not found there often enough in more of them.
"""

from collections.abc import Sequence

from search.engines.conditions import All, Beginning, But, Condition, Mark, Some, Words, without_order
from search.engines.database import LEAD, NO_MORE, DatabaseEngine, Rows, Sought, both, columns_of, rows
from search.engines.ranking import SQL, Dialect
from search.engines.requests import Request

SLICES = (9, 13, 17)
"""Slices of 512, 8,192 and 131,072 numbers, as powers of two."""
SLICES_AT_ONCE = 16
NEWEST, NEWEST_BY_TITLE = 1536, 8192
"""So many numbers are looked at first; fewer entries have a word in their titles."""
ENOUGH = 1.6
"""So many more than there are expected to be enough are looked at next, for they are not spread evenly."""
LARGE, FEW = 100_000, 3000
"""In an index as large as this the marks of entries are read where few say the words: some marks all entries have."""
INDEXED = "(e.vector || array_to_tsvector(ARRAY[{}]))".format(
    ", ".join(f"'n{size}:' || (e.id >> {size})::text" for size in SLICES)
)
"""As in the migration 0008: only what is written alike is looked for in the index."""
UNKNOWN = "(SELECT %s::tsquery)"
"""What is looked for, so that no plan is made for how common it is: in the hope of soon having found enough, PostgreSQL
would go through the table, whether or not its plan was made for these words. Ten seconds in a million entries.
"""
MARKED = "array_to_tsvector(string_to_array(e.marks, ' '))"


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
        # By `e.id` alone it would go through the table from its end, see `UNKNOWN`.
        return _selected(condition, (columns, []), where, f"ORDER BY e.id + 0 DESC LIMIT {most:d}")

    def rows_of(self, sought: Sought, *, most: int) -> Rows:
        request = sought.request
        said = without_order(sought.said)
        # The order of the words in a phrase is read from the entry, for the index does not know it. `IS TRUE` as below:
        # the index of the release before would look for all entries with these words.
        in_order = NO_MORE if said == sought.said else ("(e.vector @@ %s::tsquery) IS TRUE", [written(sought.said)])
        narrowed, theirs = self.narrowed(sought, by_column=True)
        [(last,)] = rows("SELECT coalesce(max(id), 0) FROM search_searchentry", [])
        numbers, all_numbers = NEWEST_BY_TITLE if sought.in_title else NEWEST, last - request.after
        while 2 * numbers < all_numbers and (newest := slices(last - numbers, last)):
            found = self.rows_among(request, All((said, narrowed, newest)), both(theirs, in_order), most=most)
            if len(found) >= most:
                return found
            numbers = max(2 * numbers, int(ENOUGH * numbers * most / max(1, len(found))))
        if request.after and (after := slices(request.after, last)):
            said = All((said, after))
        if all_numbers > LARGE:
            condition, theirs = said, both(theirs, (f"{MARKED} @@ %s::tsquery", [written(narrowed)]))
        else:
            condition = All((said, narrowed))
        if (of_few := self._of_few(request, condition, in_order, theirs)) is not None:
            return of_few[:most]
        narrowed, theirs = self.narrowed(sought, by_column=False)
        return self.rows_among(request, All((said, narrowed)), both(theirs, in_order), most=most)

    def _of_few(self, request: Request, condition: Condition, in_order: SQL, theirs: SQL) -> Rows | None:
        """Where few entries fulfil the condition, those of them that are theirs, the newest first. Nothing where many
        do, for instance what others may find.
        """
        is_theirs, values = theirs
        columns = f"{is_theirs}, {columns_of(request)}", values
        found = rows(*_selected(condition, columns, both(self.where(request), in_order), f"LIMIT {FEW + 1:d}"))
        if len(found) > FEW:
            return None
        return sorted((row[1:] for row in found if row[0]), reverse=True)

    def numbered(self, pks: Sequence[int]) -> SQL:
        return "e.id = ANY(string_to_array(%s, ' ')::bigint[])", [" ".join(map(str, pks))]

    def audience_in(self, audiences: Sequence[str]) -> SQL:
        """`IS TRUE` keeps it a condition, which looks them up in a hash; a list is gone through for each entry."""
        return "(e.audience IN (SELECT unnest(string_to_array(%s, ' ')))) IS TRUE", [" ".join(audiences)]

    def beginning_with(self, condition: Condition, *, most: int) -> SQL:
        sql = f"SELECT e.id FROM search_searchentry e WHERE e.titles @@ %s::tsquery LIMIT {most:d}"  # noqa: S608  # as above
        return sql, [written(condition)]


def _selected(condition: Condition, columns: SQL, where: SQL, rest: str) -> SQL:
    """Entries `e` that fulfil it, from the index."""
    (named, values), (conditions, parameters) = columns, where
    sql = f"SELECT {named} FROM search_searchentry e WHERE {INDEXED} @@ {UNKNOWN} AND {conditions} {rest}"  # noqa: S608  # our own
    return sql, [*values, written(condition), *parameters]


def slices(first: int, last: int) -> "Condition | None":
    """Those that hold these numbers, and some before and after them; nothing where they are too many."""
    for size in SLICES:
        oldest, newest = first >> size, last >> size
        if newest - oldest < SLICES_AT_ONCE:
            return Some(tuple(Mark(f"n{size}:{number}") for number in range(newest, oldest - 1, -1)))
    return None


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
