"""Answering, deciding, withdrawing: what becomes of the call, and who gets which mail."""

import datetime
from functools import partial

import pytest
from django.core import mail
from django.core.exceptions import PermissionDenied
from django.utils import timezone

from initiatives.calls.choices import AnswerStatus, Status
from initiatives.calls.errors import CallError
from initiatives.calls.models import Answer, Call
from initiatives.calls.services import answers
from tests.factories.accounts import UserFactory
from tests.factories.calls import AnswerFactory, CallFactory
from tests.simultaneous import at_the_same_moment


def state(row):
    return type(row).objects.get(pk=row.pk).status


def test_an_answer_is_kept_and_the_contact_hears_of_it(call, clara, commit):
    with commit():
        written = answers.answer(call=call, message="Ich kann löten.", actor=clara)

    assert (written.status, written.who, written.confirmed_at is None) == ("new", "Clara Claussen", False)
    assert [message.to for message in mail.outbox] == [["anna@example.org"]]
    assert "Ich kann löten." in mail.outbox[0].body
    assert "clara@example.org" not in mail.outbox[0].body
    assert f"/mitmachen/{call.pk}/antworten/" in mail.outbox[0].body


def test_nobody_answers_twice(call, clara):
    answers.answer(call=call, message="Ja", actor=clara)

    with pytest.raises(CallError, match="schon gemeldet"):
        answers.answer(call=call, message="Ja doch", actor=clara)

    assert Answer.objects.count() == 1


def test_who_has_withdrawn_may_answer_again(call, clara):
    first = answers.answer(call=call, message="Ja", actor=clara)
    answers.withdraw(answer=first, actor=clara)
    answers.answer(call=call, message="Doch", actor=clara)

    assert [(each.message, each.status) for each in Answer.objects.all()] == [("Doch", "new")]


@pytest.mark.parametrize("status", [each for each in Status if each != Status.OPEN])
def test_what_is_not_open_is_not_answered(call, clara, status):
    Call.objects.update(status=status)

    with pytest.raises(CallError):
        answers.answer(call=call, message="Ja", actor=clara)
    with pytest.raises(CallError):
        answers.answer_by_address(call=call, name="Ole", email="ole@example.org", message="Ja")

    assert Answer.objects.count() == 0


def test_what_ended_yesterday_is_not_answered_even_if_the_clock_is_late(call, clara):
    Call.objects.update(until=timezone.localdate() - datetime.timedelta(days=1))

    with pytest.raises(CallError):
        answers.answer(call=call, message="Ja", actor=clara)


def test_who_decides_does_not_answer(call, anna):
    with pytest.raises(CallError):
        answers.answer(call=call, message="Ja", actor=anna)


def test_an_answer_by_address_counts_once_it_is_confirmed(call, commit):
    with commit():
        written = answers.answer_by_address(call=call, name="Ole", email="ole@example.org", message="Ja")
    asked = [message.to for message in mail.outbox]
    with commit():
        answers.confirm(answer=written)

    assert asked == [["ole@example.org"]]
    assert "Ja" not in mail.outbox[0].body.split()  # nobody mails a stranger what they like
    assert [message.to for message in mail.outbox] == [["ole@example.org"], ["anna@example.org"]]
    assert Answer.objects.get().confirmed_at is not None


def test_confirming_twice_changes_nothing(call, commit):
    written = answers.answer_by_address(call=call, name="Ole", email="ole@example.org", message="Ja")
    with commit():
        answers.confirm(answer=written)
        answers.confirm(answer=written)

    assert [message.to for message in mail.outbox if message.to == ["anna@example.org"]] == [["anna@example.org"]]


def test_a_second_answer_from_an_address_gives_way_to_the_first(call, commit):
    first = AnswerFactory(call=call, email="ole@example.org")
    with commit():
        second = answers.answer_by_address(call=call, name="Ole", email="Ole@example.org", message="Nochmal")
    subject = mail.outbox[-1].subject

    kept = answers.confirm(answer=second)

    assert kept == first
    assert subject == "Du hast dich auf „Lötkolben halten“ schon gemeldet"
    assert list(Answer.objects.all()) == [first]


def test_nobody_answers_once_by_address_and_once_from_the_account(call, clara):
    AnswerFactory(call=call, email="Clara@example.org")

    with pytest.raises(CallError, match="schon gemeldet"):
        answers.answer(call=call, message="Nochmal", actor=clara)

    assert Answer.objects.count() == 1


def test_an_answer_by_address_gives_way_to_that_of_the_account(call, clara):
    first = answers.answer(call=call, message="Ja", actor=clara)
    second = answers.answer_by_address(call=call, name="Clara", email="clara@example.org", message="Nochmal")

    assert answers.confirm(answer=second) == first
    assert list(Answer.objects.all()) == [first]


def test_confirming_after_it_was_filled_says_so(call):
    written = answers.answer_by_address(call=call, name="Ole", email="ole@example.org", message="Ja")
    Call.objects.update(status=Status.FILLED)

    with pytest.raises(CallError):
        answers.confirm(answer=written)


def test_unconfirmed_answers_are_forgotten_after_three_days(call):
    AnswerFactory(call=call, confirmed_at=None, created_at=timezone.now() - datetime.timedelta(days=4))
    young = AnswerFactory(call=call, confirmed_at=None)
    old = AnswerFactory(call=call, created_at=timezone.now() - datetime.timedelta(days=4))

    assert answers.forget_unconfirmed() == 1
    assert sorted(Answer.objects.values_list("pk", flat=True)) == sorted([young.pk, old.pk])


def test_the_last_place_fills_the_call_and_the_person_hears_of_it(call, anna, commit):
    answer = AnswerFactory(call=call, email="ole@example.org")
    with commit():
        answers.accept(answer=answer, reply="Samstag um 10 am Tor.", actor=anna)

    answer.refresh_from_db()
    assert (answer.status, answer.decided_by, answer.reply) == ("accepted", anna, "Samstag um 10 am Tor.")
    assert state(call) == Status.FILLED
    assert [message.to for message in mail.outbox] == [["ole@example.org"]]
    assert "Samstag um 10 am Tor." in mail.outbox[0].body
    assert "anna@example.org" not in mail.outbox[0].body


def test_no_more_are_accepted_than_there_are_places(call, anna):
    for _number in range(2):
        AnswerFactory(call=call)
    first, second = Answer.objects.all()
    answers.accept(answer=first, reply="", actor=anna)

    with pytest.raises(CallError, match="Plätze sind vergeben"):
        answers.accept(answer=second, reply="", actor=anna)

    assert state(second) == AnswerStatus.NEW


def test_a_place_that_is_free_again_opens_the_call(call, anna, clara, commit):
    answer = answers.answer(call=call, message="Ja", actor=clara)
    answers.accept(answer=answer, reply="", actor=anna)
    filled = state(call)
    with commit():
        answers.withdraw(answer=answer, actor=clara)

    assert (filled, state(call)) == (Status.FILLED, Status.OPEN)
    assert mail.outbox[-1].to == ["anna@example.org"]


def test_undoing_opens_the_call_again(call, anna):
    answer = AnswerFactory(call=call)
    answers.accept(answer=answer, reply="", actor=anna)
    answers.undo(answer=answer, actor=anna)

    assert (state(answer), state(call)) == (AnswerStatus.NEW, Status.OPEN)


def test_what_was_marked_as_filled_by_hand_stays_so(call, anna):
    Call.objects.update(how_many=None)
    answer = AnswerFactory(call=call)
    answers.accept(answer=answer, reply="", actor=anna)
    Call.objects.update(status=Status.FILLED)
    answers.undo(answer=answer, actor=anna)

    assert state(call) == Status.FILLED


def test_a_decision_holds_only_for_what_is_still_so(call, anna):
    answer = AnswerFactory(call=call, status=AnswerStatus.WITHDRAWN)

    for change in (answers.accept, answers.decline):
        with pytest.raises(CallError):
            change(answer=answer, reply="", actor=anna)
    with pytest.raises(CallError):
        answers.undo(answer=answer, actor=anna)


@pytest.mark.parametrize("change", ["accept", "decline", "undo"])
def test_strangers_decide_nothing(call, clara, change):
    answer = AnswerFactory(call=call)
    words = {} if change == "undo" else {"reply": ""}

    with pytest.raises(PermissionDenied):
        getattr(answers, change)(answer=answer, actor=clara, **words)

    assert state(answer) == AnswerStatus.NEW


def test_strangers_withdraw_nothing(call, clara, ben):
    answer = answers.answer(call=call, message="Ja", actor=clara)

    with pytest.raises(PermissionDenied):
        answers.withdraw(answer=answer, actor=ben)


def test_two_who_accept_at_the_same_moment_give_one_place_away_once(committed):
    owner = UserFactory()
    call = CallFactory(owner=owner, how_many=1)
    waiting = [AnswerFactory(call=call) for _number in range(4)]

    refused = at_the_same_moment([partial(answers.accept, answer=answer, reply="", actor=owner) for answer in waiting])

    assert [type(each) for each in refused] == [CallError] * 3
    assert (Answer.objects.accepted().count(), state(call)) == (1, Status.FILLED)


def test_one_who_answers_twice_at_the_same_moment_answers_once(committed):
    call, person = CallFactory(), UserFactory()

    refused = at_the_same_moment([partial(answers.answer, call=call, message="Ja", actor=person)] * 3)

    assert [type(each) for each in refused] == [CallError] * 2
    assert Answer.objects.count() == 1
