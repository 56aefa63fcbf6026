"""Several things that are asked of the database in one go.

What asks is a generator: it gives a list of questions, is given their answers, and returns what it has made of them.

    def latest(project: int) -> Asking[list[Text]]:
        [texts] = yield [_latest.question(project)]
        return texts

    texts, files = answered(together([latest(project), latest_files(project)]))

PostgreSQL is sent all of them before it answers the first (psycopg's pipeline mode): eleven small questions take a
third of the processor time that they take one after another, of Python and of the database. What cannot be prepared is
asked afterwards. An error ends all; no generator is told of it.
"""

from collections.abc import Generator, Iterable, Sequence
from itertools import islice
from typing import Any, TypeAlias, TypeVar

from django.db import DEFAULT_DB_ALIAS, DatabaseError, connections

from portal.base.prepared import Form, Question

# Any, in this module: rows and results of whatever is asked for.

T = TypeVar("T")
Asking: TypeAlias = Generator[list[Question[Any]], list[Any], T]


def answered(asking: Asking[T]) -> T:
    try:
        questions = next(asking)
        while True:
            questions = asking.send(_answers(questions))
    except StopIteration as end:
        result: T = end.value
        return result


def together(parts: Iterable[Asking[Any] | Any]) -> Asking[list[Any]]:
    """What these return, where all ask at the same time. What asks for nothing may be given at once."""
    results: list[Any] = list(parts)
    asked: dict[int, list[Question[Any]]] = {}

    def go_on(number: int, asking: Asking[Any], answers: list[Any] | None) -> None:
        try:
            asked[number] = next(asking) if answers is None else asking.send(answers)
        except StopIteration as end:
            asked.pop(number, None)
            results[number] = end.value

    askings = {number: part for number, part in enumerate(results) if isinstance(part, Generator)}
    for number, asking in askings.items():
        go_on(number, asking, None)
    while asked:
        answers = iter((yield [question for questions in asked.values() for question in questions]))
        for number, questions in list(asked.items()):
            go_on(number, askings[number], list(islice(answers, len(questions))))
    return results


def rows_of(question: Question[T]) -> Asking[list[T]]:
    """What asks for nothing else."""
    [rows] = yield [question]
    return list(rows)


def _answers(questions: Sequence[Question[Any]]) -> list[Any]:
    several = [(question.form, question.values) for question in questions if question.form is not None]
    if connections[DEFAULT_DB_ALIAS].vendor != "postgresql" or not several[1:]:
        return [question.ask() for question in questions]
    answers = iter(_in_one_go(several))
    return [question.ask() if question.form is None else next(answers) for question in questions]


def _in_one_go(several: Sequence[tuple[Form, Sequence[Any]]]) -> list[list[Any]]:
    connection = connections[DEFAULT_DB_ALIAS]
    cursors = [connection.cursor() for _each in several]
    try:
        with connection.wrap_database_errors, connection.connection.pipeline():
            for cursor, (form, values) in zip(cursors, several, strict=True):
                cursor.execute(form.sql, form.filled(values, connection))
        found = [cursor.fetchall() for cursor in cursors]
    except DatabaseError:
        # What came after the failure is not planned, and psycopg believes that it is; rolling back makes it forget.
        if not connection.in_atomic_block:
            connection.close()
        raise
    for cursor in cursors:
        cursor.close()
    return [form.read(rows, connection) for (form, _values), rows in zip(several, found, strict=True)]
