"""What is kept for a time, and the job that keeps to it."""

import io
from datetime import timedelta

import pytest
from django.core.management import call_command
from django.utils import timezone

from portal.activity.replying.models import TakenMail
from portal.base import terms
from portal.base.jobs import enforce_terms
from portal.base.terms import Term
from tests.factories.accounts import UserFactory

NOW = timezone.now()


@pytest.fixture
def taken(db):
    """Answers by mail, so many days old."""
    anna = UserFactory()

    def take(*days):
        TakenMail.objects.bulk_create(
            TakenMail(
                user=anna, digest=f"{day}-{place}", sender="a@example.org", outcome="taken", at=NOW - timedelta(day)
            )
            for place, day in enumerate(days)
        )

    return take


def test_what_is_past_its_time_goes_and_nothing_else(taken):
    taken(29, 31, 400)

    assert terms.enforce(NOW)["taken_mails"] == 2
    assert [(NOW - each.at).days for each in TakenMail.objects.all()] == [29]


def test_after_a_day_goes_what_was_a_day_too_young(taken):
    taken(29)

    assert terms.enforce(NOW + timedelta(days=2))["taken_mails"] == 1


def test_many_go_in_batches_each_in_a_transaction_of_its_own(taken, monkeypatch):
    monkeypatch.setattr(terms, "BATCH", 2)
    taken(31, 31, 31, 31, 31)
    ended = []
    term = Term("by_twos", "portal_replying.TakenMail", 30, due, end=lambda rows: ended.append(rows.delete()[0]))

    monkeypatch.setattr(terms, "_terms", {"by_twos": term})

    assert terms.enforce(NOW) == {"by_twos": 5}
    assert ended == [2, 2, 1]


def test_a_term_that_ends_nothing_does_not_run_for_ever(taken, monkeypatch):
    monkeypatch.setattr(terms, "BATCH", 1)
    taken(31, 31)
    idle = Term("idle", "portal_replying.TakenMail", 30, due, end=lambda rows: None)

    monkeypatch.setattr(terms, "_terms", {"idle": idle})

    assert terms.enforce(NOW) == {"idle": 2}


def test_one_that_fails_does_not_keep_the_others(taken, monkeypatch, logged_errors):
    taken(31)
    broken = Term("broken", "portal_replying.TakenMail", 30, due=lambda before: TakenMail.objects.filter(nothing=1))
    monkeypatch.setattr(terms, "_terms", {"broken": broken, **terms._terms})

    enforce_terms()

    assert not TakenMail.objects.exists()
    assert logged_errors.pop() == "portal.base.terms: The term broken could not be enforced"


def test_the_command_says_what_would_go_and_changes_nothing(taken):
    taken(31, 31)

    assert "       2  taken_mails (portal_replying.TakenMail, 30 days)" in said()
    assert TakenMail.objects.count() == 2


def test_the_command_lets_it_go_when_asked(taken):
    taken(31, 31)

    assert "       2  taken_mails" in said("--apply")
    assert not TakenMail.objects.exists()


def test_a_name_is_given_once():
    name = terms.every_term()[0].name

    with pytest.raises(ValueError, match=name):
        terms.register(Term(name, "portal_replying.TakenMail", 30, due))


def due(before):
    return TakenMail.objects.filter(at__lt=before)


def said(*arguments):
    output = io.StringIO()
    call_command("retention", *arguments, stdout=output)
    return output.getvalue()
