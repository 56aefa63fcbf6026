"""What several things ask of the database is asked in one go."""

from concurrent.futures import ThreadPoolExecutor

import pytest
from django.db import DatabaseError, connection, transaction
from django.db.models import CharField, F, Func

from portal.accounts.models import User
from portal.base.prepared import prepared
from portal.base.together import answered, rows_of, together


@prepared
def named(pk: int):
    return User.objects.filter(pk=pk).only("name")


@prepared
def names_of(pk: int):
    return User.objects.filter(pk=pk).values_list("name", flat=True)


@prepared
def broken(pk: int):
    return User.objects.filter(pk=pk).annotate(odd=Func(F("name"), function="no_such", output_field=CharField()))


def greeting(pk):
    [people] = yield [named.question(pk)]
    if not people:
        return "Nobody"
    [[name]] = yield [names_of.question(people[0].pk)]
    return f"Moin {name}"


def test_each_is_given_its_own_answers(anna, ben, query_count):
    def both():
        first, second = yield [named.question(anna.pk), names_of.question(ben.pk)]
        return [*first, *second]

    with query_count() as queries:
        said = answered(together([greeting(anna.pk), both(), greeting(0), "nothing asked", greeting(ben.pk)]))

    assert said == [f"Moin {anna.name}", [anna, ben.name], "Nobody", "nothing asked", f"Moin {ben.name}"]
    assert len(queries) == 7


def test_what_asks_together_can_be_part_of_more(anna, ben):
    def of_all():
        found = yield from together([greeting(anna.pk), greeting(ben.pk)])
        return " & ".join(found)

    assert answered(together([of_all(), rows_of(names_of.question(anna.pk))])) == [
        f"Moin {anna.name} & Moin {ben.name}",
        [anna.name],
    ]


def test_what_asks_for_nothing_goes_on_with_the_others(anna):
    order = []

    def asks_nothing():
        assert (yield []) == []
        order.append("second")

    def asks():
        yield [named.question(anna.pk)]
        order.append("first")

    answered(together([asks(), asks_nothing()]))

    assert order == ["first", "second"]
    assert answered(together([])) == []


def test_what_cannot_be_prepared_is_asked_all_the_same(anna, ben):
    def asks():
        nobody, one = yield [named.question(None), named.question(ben.pk)]
        return nobody, one

    assert answered(asks()) == ([], [ben])


def test_one_that_fails_fails_all_and_the_next_ones_are_answered(anna):
    def asks():
        return (yield [named.question(anna.pk), broken.question(anna.pk), names_of.question(anna.pk)])

    with pytest.raises(DatabaseError, match="no_such"), transaction.atomic():
        answered(asks())

    assert answered(together([greeting(anna.pk), rows_of(names_of.question(anna.pk))]))[1] == [anna.name]


def test_what_failed_does_not_harm_whoever_asks_next(db):
    """PostgreSQL leaves out what follows a failure, and psycopg believes that it is planned."""

    def asks():
        return (yield [broken.question(0), named.question(0)])

    def visits():
        try:
            for _time in range(5):
                named(0)
            with pytest.raises(DatabaseError):
                answered(asks())
            return named(0), answered(together([greeting(0), greeting(0)]))
        finally:
            connection.close()

    with ThreadPoolExecutor(1) as thread:  # with a connection of its own, which is not in a transaction
        assert thread.submit(visits).result() == ([], ["Nobody", "Nobody"])


def test_postgresql_is_sent_all_before_it_answers(anna, ben):
    if connection.vendor != "postgresql":
        return  # SQLite answers in this process
    from psycopg.pq import PipelineStatus  # noqa: PLC0415  # not there without PostgreSQL

    sent = []

    def note(execute, sql, parameters, many, context):
        sent.append(connection.connection.pgconn.pipeline_status)
        return execute(sql, parameters, many, context)

    with connection.execute_wrapper(note):
        answered(together([greeting(anna.pk), greeting(ben.pk)]))

    assert sent == [PipelineStatus.ON] * 4
