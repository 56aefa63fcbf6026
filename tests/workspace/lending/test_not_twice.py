"""Nothing is lent twice at the same moment: the database knows it, whoever writes the row."""

from datetime import timedelta
from functools import partial

import pytest
from django.db import IntegrityError, OperationalError, connection, transaction

from tests.factories.accounts import UserFactory
from tests.factories.lending import LoanFactory, ThingFactory
from tests.factories.regions import MunicipalityFactory
from tests.simultaneous import at_the_same_moment
from workspace.lending.choices import Status
from workspace.lending.errors import LendingError
from workspace.lending.models import Loan
from workspace.lending.services import lending

OTHERS = [Status.REQUESTED, Status.DECLINED, Status.WITHDRAWN, Status.RETURNED]


def refused(write):
    with pytest.raises(IntegrityError), transaction.atomic():
        write()
    return True


@pytest.mark.parametrize("taken", [(9, 10), (10, 10), (11, 11), (11, 14), (9, 12)])
def test_a_second_one_that_shares_a_day_is_refused(bike, taken):
    LoanFactory(thing=bike, status=Status.APPROVED, days=(10, 11))

    assert refused(lambda: LoanFactory(thing=bike, status=Status.APPROVED, days=taken))
    assert refused(lambda: Loan.objects.filter(pk=LoanFactory(thing=bike, days=taken).pk).update(status="approved"))
    assert Loan.objects.approved().count() == 1


def test_the_day_before_and_the_day_after_are_free(bike):
    for days in ((10, 11), (9, 9), (12, 13)):
        LoanFactory(thing=bike, status=Status.APPROVED, days=days)

    assert Loan.objects.approved().count() == 3


@pytest.mark.parametrize("status", OTHERS)
def test_what_is_not_approved_takes_nothing(bike, status):
    LoanFactory(thing=bike, status=status)

    assert LoanFactory(thing=bike, status=Status.APPROVED).pk


def test_another_thing_has_times_of_its_own(bike, kiel):
    LoanFactory(thing=bike, status=Status.APPROVED)

    assert LoanFactory(thing=ThingFactory(municipality=kiel), status=Status.APPROVED).pk


def test_moving_an_approved_one_is_looked_at_and_saving_it_is_not_in_its_own_way(bike):
    LoanFactory(thing=bike, status=Status.APPROVED, days=(10, 11))
    other = LoanFactory(thing=bike, status=Status.APPROVED, days=(12, 13))
    other.save()

    other.start -= timedelta(minutes=1)

    assert refused(other.save)


def test_the_guard_is_there_after_all_migrations(db):
    """SQLite drops triggers with the table that a later migration makes anew."""
    if connection.vendor == "sqlite":
        asked = "SELECT count(*) FROM sqlite_master WHERE type = 'trigger' AND name LIKE 'lending_not_twice%%'"
    else:
        asked = "SELECT 2 * count(*) FROM pg_constraint WHERE conname = 'lending_not_twice'"
    with connection.cursor() as cursor:
        cursor.execute(asked)

        assert cursor.fetchone() == (2,)


def test_of_eight_requests_at_the_same_moment_one_is_promised(committed):
    kiel = MunicipalityFactory(name="Kiel", slug="kiel")
    admins = [UserFactory(is_superuser=True) for _number in range(2)]
    bike = ThingFactory(municipality=kiel)
    loans = [LoanFactory(thing=bike, borrower=UserFactory(), days=(10, 10 + number % 3)) for number in range(8)]

    failed = at_the_same_moment(
        [partial(lending.approve, loan=loan, answer="", actor=admins[n % 2]) for n, loan in enumerate(loans)]
    )

    assert {type(each) for each in failed} == {LendingError}
    assert len(failed) == 7
    assert Loan.objects.approved().count() == 1


def test_without_the_lock_the_database_still_refuses(committed):
    """Two processes that write rows past the services."""
    bike, people = ThingFactory(), [UserFactory() for _number in range(4)]

    def write(person):
        with transaction.atomic():
            LoanFactory(thing=bike, borrower=person, status=Status.APPROVED)

    failed = at_the_same_moment([partial(write, person) for person in people])

    # PostgreSQL may see that they wait for each other before it sees that they overlap.
    assert {type(each) for each in failed} <= {IntegrityError, OperationalError}
    assert len(failed) == 3
    assert Loan.objects.approved().count() == 1
