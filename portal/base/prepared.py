"""Queries that nearly every page asks, put into SQL once a process.

Django takes longer to put a query into SQL (0.5 to 2 ms) than the database takes to answer it. A function that gives a
query set and is `@prepared` is called with stand-ins once; after that its SQL is asked with the values of each call:

    @prepared
    def _rows(user: int, ids: Sequence[int]) -> QuerySet[Row]: ...

    rows: list[Row] = _rows(user.pk, ids)

Values by position (numbers, texts, moments, UUIDs, collections of numbers) are filled in; what is given by name makes a
query of its own. The function must depend on nothing else: it asks the database for nothing, and neither the clock, nor
the language, nor what is kept for an edition. That is tried out: one that does is asked as ever, and an error logged.
"""

import logging
import re
from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from functools import partial, update_wrapper
from typing import Any, Generic, NoReturn, ParamSpec, TypeVar
from uuid import UUID

from django.db import DEFAULT_DB_ALIAS, connections
from django.db.models import QuerySet
from django.db.models.sql.compiler import SQLCompiler
from django.utils import translation

from portal.base.models.edition import asked_anew

logger = logging.getLogger(__name__)
P = ParamSpec("P")
R = TypeVar("R")
T = TypeVar("T")
MOST_FORMS = 500
"""Of one query; whoever gives by name what is never twice the same would fill the memory else."""
LARGEST = 2**63 - 1
MOMENT = re.compile(r"\d{4}-\d\d-\d\d")

# Any, in this module: values for queries, and Django's own arguments.


class _DependsOnMoreError(Exception):
    """On something that is not filled in."""


@dataclass(frozen=True)
class _Slot:
    """Where in the SQL a value goes: which one, and which of a collection."""

    number: int
    place: int = 0


@dataclass(frozen=True)
class Form:
    """A query in SQL, with slots among its parameters."""

    rows: "QuerySet[Any, Any]"
    compiler: SQLCompiler
    sql: str
    parameters: Sequence[Any]
    converters: Any
    """Of each column, to what Python calls it."""

    def filled(self, values: Sequence[Any], connection: Any) -> list[Any]:
        """The parameters."""
        return [_filled(each, values, connection) if isinstance(each, _Slot) else each for each in self.parameters]

    def read(self, found: Sequence[Any], connection: Any) -> list[Any]:
        """What Django makes of these rows."""
        if self.compiler.has_extra_select:  # by which it is ordered
            found = [row[: self.compiler.col_count] for row in found]
        compiler = _another(self.compiler)
        compiler.connection = connection
        compiler.execute_sql = lambda *_args, **_named: [found]  # type: ignore[method-assign,assignment]
        compiler.get_converters = lambda *_args, **_named: self.converters  # type: ignore[method-assign]
        rows = _another(self.rows)
        query = _another(self.rows.query)
        query.get_compiler = lambda *_args, **_named: compiler  # type: ignore[method-assign]
        rows._query = query  # type: ignore[attr-defined]  # noqa: SLF001  # `query` would choose anew what rows are
        return list(rows)


def _another(thing: T) -> T:
    """With the same in it: `copy` asks how to make one, and a query set copies its query, which nobody changes here."""
    other = object.__new__(type(thing))
    other.__dict__.update(thing.__dict__)
    return other


@dataclass(frozen=True, slots=True)
class Question(Generic[R]):
    """A query with the values of a call, not asked yet."""

    build: Callable[[], "QuerySet[Any, R]"]
    form: Form | None
    """None where it cannot be prepared with these values."""
    values: Sequence[Any]

    def ask(self) -> list[R]:
        if self.form is None:
            return list(self.build())
        connection = connections[DEFAULT_DB_ALIAS]
        with connection.cursor() as cursor:
            cursor.execute(self.form.sql, self.form.filled(self.values, connection))
            found = cursor.fetchall()
        return self.form.read(found, connection)


class Prepared(Generic[P, R]):
    """As the head of this module says; a call gives the rows."""

    def __init__(self, build: Callable[P, "QuerySet[Any, R]"]) -> None:
        self._build = build
        self._forms: dict[Any, Form | None] = {}
        update_wrapper(self, build)

    def __call__(self, *given: P.args, **named: P.kwargs) -> list[R]:
        return self.question(*given, **named).ask()

    def question(self, *given: P.args, **named: P.kwargs) -> Question[R]:
        """To be asked together with others (`together.py`)."""
        values = [
            _in_full(each) if isinstance(each, Collection) and not isinstance(each, str) else each for each in given
        ]
        form = self._form(values, named) if all(map(_can_be_filled_in, values)) else None
        return Question(partial(self._build, *given, **named), form, values)

    def _form(self, values: Sequence[Any], named: dict[str, Any]) -> Form | None:
        name = (*(len(each) if isinstance(each, list) else 0 for each in values), *sorted(named.items()))
        if name not in self._forms and len(self._forms) < MOST_FORMS:
            self._forms[name] = _form(self._build, values, named)
        return self._forms.get(name)


prepared = Prepared


def _can_be_filled_in(value: Any) -> bool:
    """`= NULL` is true of no row, and Django knows without asking that nothing is in no collection, and that no key is
    larger than a database's."""
    return value is not None and value != [] and not (isinstance(value, int) and abs(value) > LARGEST)


def _in_full(numbers: Any) -> list[Any]:
    """The last one is said again until there are 1, 2, 4, 8 …, so that few lengths make a form each."""
    found = list(numbers)
    return found + found[-1:] * ((1 << (len(found) - 1).bit_length()) - len(found)) if found else found


def _form(build: Callable[..., "QuerySet[Any, Any]"], values: Sequence[Any], named: dict[str, Any]) -> Form | None:
    """None where it depends on more than it is given."""
    try:
        form, other = _compiled(build, values, named, 0), _compiled(build, values, named, 1)
        said = {each.number for each in form.parameters if isinstance(each, _Slot)}
        differs = form.sql != other.sql or _comparable(form) != _comparable(other)
        if differs or said != set(range(len(values))) or any(map(_is_moment, form.parameters)):
            raise _DependsOnMoreError
    except _DependsOnMoreError:
        logger.exception("%s.%s cannot be prepared", build.__module__, build.__qualname__)
        return None
    return form


def _compiled(
    build: Callable[..., "QuerySet[Any, Any]"], values: Sequence[Any], named: dict[str, Any], turn: int
) -> Form:
    stand_ins = [
        [_stand_in(each, turn, number, place) for place, each in enumerate(value)]
        if isinstance(value, list)
        else _stand_in(value, turn, number)
        for number, value in enumerate(values)
    ]
    connection = connections[DEFAULT_DB_ALIAS]
    with asked_anew(), translation.override(("de", "en")[turn]), connection.execute_wrapper(_refuse):
        rows = build(*stand_ins, **named)
        compiler = rows.query.get_compiler(connection=connection)
        sql, parameters = compiler.as_sql()
    slots = {
        _as_asked(each, connection): _Slot(number, place)
        for number, value in enumerate(stand_ins)
        for place, each in enumerate(value if isinstance(value, list) else [value])
    }
    found = [slots.get(each, each) if isinstance(each, (int, str, datetime, UUID)) else each for each in parameters]
    converters = compiler.get_converters([column for column, *_rest in compiler.select[: compiler.col_count]])
    return Form(rows, compiler, sql, found, converters)


def _stand_in(value: Any, turn: int, number: int, place: int = 0) -> Any:
    """Nothing that a query has by itself, and another one each turn."""
    if isinstance(value, datetime):
        return datetime(3000 + turn, 1, 1, tzinfo=UTC) + timedelta(days=number, minutes=place)
    if isinstance(value, str):
        return f"stand-in {turn} {number} {place}"
    if isinstance(value, UUID):
        return UUID(int=1_000_000 * turn + 10_000 * number + place)
    if not isinstance(value, int):
        raise TypeError(f"{value!r} cannot be filled in: give it by name")
    return 1_900_000_000 + 1_000_000 * turn + 10_000 * number + place


def _filled(slot: _Slot, values: Sequence[Any], connection: Any) -> Any:
    value = values[slot.number]
    return _as_asked(value[slot.place] if isinstance(value, list) else value, connection)


def _as_asked(value: Any, connection: Any) -> Any:
    if isinstance(value, UUID) and not connection.features.has_native_uuid_field:
        return value.hex
    return connection.ops.adapt_datetimefield_value(value) if isinstance(value, datetime) else value


def _comparable(form: Form) -> list[Any]:
    """JSON is wrapped anew each time."""
    return [getattr(each, "obj", each) for each in form.parameters]


def _is_moment(parameter: Any) -> bool:
    """SQLite is asked for them as for texts."""
    return isinstance(parameter, date) or (isinstance(parameter, str) and bool(MOMENT.match(parameter)))


def _refuse(*_asked: Any) -> NoReturn:
    raise _DependsOnMoreError
