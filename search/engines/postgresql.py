"""PostgreSQL: two columns beside those of the entries that it keeps in step itself, and a GIN index for each, see the
migrations 0002 and 0008. The words are prepared, so its own dictionaries stay out of it ("simple").

That index gives all entries in which a word stands, and not the newest. So each entry has besides, in the index alone,
the slices of the numbers of rows to which it belongs, as further words: what stands in most entries is looked for in
the newest slices, and what is not found there often enough in more of them.
"""

from collections.abc import Sequence
from functools import reduce

from portal.base.seen import Seen
from search.engines.conditions import All, Beginning, But, Condition, Mark, Some, Words, without_order
from search.engines.database import (
    COUNTED,
    LEAD,
    NO_MORE,
    DatabaseEngine,
    Matches,
    Rows,
    Sought,
    both,
    rows,
    shown_of_many,
)
from search.engines.ranking import SQL, Dialect
from search.engines.requests import Request

SLICES = (9, 13, 17)
"""Slices of 512, 8,192 and 131,072 numbers, as powers of two."""
SLICES_AT_ONCE = 16
NEWEST = 1536
"""So many numbers are looked at first."""
ENOUGH = 1.6
"""So many more than there are expected to be enough are looked at next, for they are not spread evenly."""
RARE_FOR, MANY_FOR = 24 * 3600, 60
"""Seconds for which a question is known to have few answers, or more than can be looked through. What is taken away is
missed among many for so long, if it is missed at all; that something has become common is seen at once.
"""
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
        place="strpos",
        # Cutting counts the letters of the whole text, which costs as much again as to find it.
        lead=f"CASE WHEN octet_length(e.words) <= {LEAD} THEN e.words ELSE substring(e.words, 1, {LEAD}) END",
        days="date_part('day', %s - e.date)",
    )

    def last(self) -> int:
        [(last,)] = rows("SELECT coalesce(max(id), 0) FROM search_searchentry", [])
        return int(last)

    def matches(self, sought: Sought, *, most: int) -> Matches:
        request = sought.request
        said = without_order(sought.said)
        # The order of the words in a phrase is read from the entry, for the index does not know it. `IS TRUE` as below:
        # the index of the release before would look for all entries with these words.
        in_order = NO_MORE if said == sought.said else ("(e.vector @@ %s::tsquery) IS TRUE", [written(sought.said)])
        narrowed, theirs = self.narrowed(sought, by_column=True)
        # What decides how many are found, for a word is not rare because it is within a kilometre.
        of_all = (sought.said, request.after, request.since, request.until, request.near)
        rare = Seen("rare", *of_all)
        is_large = bool(rare.number) or sought.last() - request.after > LARGE
        rare = rare if is_large else Seen("rare", *of_all, narrowed)
        if not rare.number:
            all_of_it, also = All((said, narrowed)), both(theirs, in_order)
            if (of_many := self._of_many_newest(all_of_it, request, also, last=sought.last(), most=most)) is not None:
                return of_many
        if request.after and (after := slices(request.after, sought.last())):
            said = All((said, after))
        condition: Condition = said if is_large else All((said, narrowed))
        theirs = both(theirs, _read(narrowed)) if is_large else theirs
        if (of_few := self._of_few(request, condition, in_order, theirs)) is not None:
            rare.note(1, seconds=RARE_FOR)
            if len(of_few.pks) <= most:
                return of_few
            return Matches.of_many(sorted(of_few.pks, reverse=True), request, most)
        rare.forget()
        narrowed, theirs = self.narrowed(sought, by_column=False)
        return self.matches_by(All((said, narrowed)), request, both(theirs, in_order), most=most)

    def _of_many_newest(
        self, condition: Condition, request: Request, also: SQL, *, last: int, most: int
    ) -> Matches | None:
        """Where more than so many fulfil both, the newest of them. Nothing where they are fewer, or too far apart to be
        found in a few goes.
        """
        shown = min(most, shown_of_many(request))
        asked = (condition, request.after, request.since, request.until, request.near, also[0], *also[1])
        many = Seen("many", most, shown, *asked)
        if many.number and (newest := slices(many.number, last)):
            found = self.newest(All((condition, newest)), request, also, most=shown)
            if len(found) == shown:
                return Matches(found, are_all=False)
        numbers, all_numbers = NEWEST, last - request.after
        while 2 * numbers < all_numbers and (newest := slices(last - numbers, last)):
            found = self.newest(All((condition, newest)), request, also, most=most + 1)
            if len(found) > most:
                if shown < most:
                    many.note(found[shown - 1], seconds=MANY_FOR)
                return Matches.of_many(found, request, most)
            numbers = max(2 * numbers, int(ENOUGH * numbers * most / max(1, len(found))))
        return None

    def _of_few(self, request: Request, condition: Condition, in_order: SQL, theirs: SQL) -> Matches | None:
        """Where few entries fulfil the condition, those of them that are theirs, in order. Nothing where many do, for
        instance what others may find.
        """
        is_theirs, values = theirs
        where = both(_fulfilling(condition), both(self.where(request), in_order))
        query = self.ranked(where, request, (f"{COUNTED}, {is_theirs}", values), most=FEW + 1)
        [(number, *found)] = self._gathered(query, 4, and_chosen=True)
        return None if number > FEW else Matches.of(list(map(_values, found)))

    def columns(self, query: SQL, number: int) -> list[Sequence[str]]:
        [(_rows, *found)] = self._gathered(query, number)
        return list(map(_values, found))

    def _gathered(self, query: SQL, number: int, *, and_chosen: bool = False) -> Rows:
        """How many rows `query` has, and each column put together by the database: reading row after row takes longer.
        `and_chosen`: of a row whose last column, beyond that number, is true.
        """
        names = [f"c{each}" for each in range(number + and_chosen)]
        only = f" FILTER (WHERE {names[-1]})" if and_chosen else ""
        gathered = ", ".join(f"string_agg(coalesce({name}::text, ''), chr(10)){only}" for name in names[:number])
        sql, parameters = query
        return rows(f"SELECT count(*), {gathered} FROM ({sql}) found({', '.join(names)})", parameters)  # noqa: S608  # our own

    def selected(self, condition: Condition, *, where: SQL, most: int) -> SQL:
        # By `e.id` alone it would go through the table from its end, see `UNKNOWN`.
        conditions, parameters = both(_fulfilling(condition), where)
        sql = f"SELECT e.id FROM search_searchentry e WHERE {conditions} ORDER BY e.id + 0 DESC LIMIT {most:d}"  # noqa: S608  # our own
        return sql, parameters

    def numbered(self, pks: Sequence[int]) -> SQL:
        return "e.id = ANY(string_to_array(%s, ' ')::bigint[])", [" ".join(map(str, pks))]

    def audience_in(self, audiences: Sequence[str]) -> SQL:
        """`IS TRUE` keeps it a condition, which looks them up in a hash; a list is gone through for each entry."""
        return "(e.audience IN (SELECT unnest(string_to_array(%s, ' ')))) IS TRUE", [" ".join(audiences)]

    def beginning_with(self, condition: Condition, *, most: int) -> SQL:
        sql = f"SELECT e.id FROM search_searchentry e WHERE e.titles @@ %s::tsquery LIMIT {most:d}"  # noqa: S608  # as above
        return sql, [written(condition)]


def _values(column: str | None) -> Sequence[str]:
    """Of one that was put together."""
    return () if column is None else column.split("\n")


def _fulfilling(condition: Condition) -> SQL:
    """A condition of entries `e` that is looked up in the index."""
    return f"{INDEXED} @@ {UNKNOWN}", [written(condition)]


def _read(condition: Condition) -> SQL:
    """The same of their marks, read from the entries; one mark is found there ten times as fast as one of several."""
    match condition:
        case Mark(mark):
            return "strpos(e.marked, %s) > 0", [f" {mark} "]
        case All(parts):
            return reduce(both, map(_read, parts))
    return f"{MARKED} @@ %s::tsquery", [written(condition)]


def slices(first: int, last: int) -> "Condition | None":
    """Those that hold these numbers, and some before and after them; nothing where they are too many, or none."""
    for size in SLICES:
        oldest, newest = first >> size, last >> size
        if 0 <= newest - oldest < SLICES_AT_ONCE:
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
