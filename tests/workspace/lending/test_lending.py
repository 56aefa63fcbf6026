"""From the request to the day on which the thing is back."""

from datetime import date, time, timedelta

import pytest
from django.core.exceptions import PermissionDenied
from django.urls import reverse
from django.utils import timezone

from portal.activity.models import Notification
from portal.moderation.errors import BlockedError
from portal.moderation.models import Block
from tests.factories.lending import LoanFactory, ThingFactory
from workspace.lending.choices import Status, Unit
from workspace.lending.errors import LendingError
from workspace.lending.forms.loans import LoanForm
from workspace.lending.models import Loan
from workspace.lending.services import housekeeping, lending
from workspace.lending.times import hours, today, whole_days

SKIPPED = "An diesem Tag werden die Uhren vorgestellt; diese Uhrzeit gibt es nicht."


def told(user):
    return list(Notification.objects.filter(user=user).order_by("pk").values_list("event__kind", flat=True))


def test_asking_being_promised_and_bringing_it_back(as_person, bike, ben, maren, days, commit):
    with commit():
        answer = as_person(ben).post(bike.ask_url, {**days(3, 4), "purpose": "Umzug in die Ringstraße"})
    loan = Loan.objects.get()
    assert answer.url == loan.get_absolute_url()
    assert (loan.status, loan.borrower, loan.purpose) == (Status.REQUESTED, ben, "Umzug in die Ringstraße")
    assert (told(maren), told(ben)) == (["lending.asked"], [])

    page = as_person(maren).get(reverse("lending:requests")).content.decode()
    assert "Umzug in die Ringstraße" in page
    with commit():
        as_person(maren).post(loan.decide_url, {"decision": "yes", "answer": "Gern, bitte sauber zurück."})
    loan.refresh_from_db()
    assert (loan.status, loan.answer, loan.decided_by) == (Status.APPROVED, "Gern, bitte sauber zurück.", maren)
    assert told(ben) == ["lending.decided"]
    page = as_person(ben).get(loan.get_absolute_url()).content.decode()
    assert "Gern, bitte sauber zurück." in page
    assert "Der Schlüssel liegt im Rathaus." in page

    Loan.objects.update(start=timezone.now() - timedelta(days=1))
    with commit():
        as_person(ben).post(loan.return_url)
    loan.refresh_from_db()
    assert loan.status == Status.RETURNED
    assert told(maren) == ["lending.asked", "lending.ended"]
    assert lending.ask(thing=bike, start=loan.start, end=loan.end, purpose="", actor=maren).is_approved


def test_how_it_is_handed_over_reads_only_whom_it_was_promised(as_person, bike, ben, clara):
    asked = LoanFactory(thing=bike, borrower=ben)

    assert bike.handover not in as_person(ben).get(asked.get_absolute_url()).content.decode()
    assert bike.handover not in as_person(ben).get(bike.get_absolute_url()).content.decode()
    assert as_person(clara).get(asked.get_absolute_url()).status_code == 404


def test_declining_says_a_word_and_withdrawing_is_told_only_of_what_was_promised(as_person, bike, ben, maren, commit):
    loan = LoanFactory(thing=bike, borrower=ben)
    with commit():
        as_person(maren).post(loan.decide_url, {"decision": "no", "answer": "Die Kette ist gerissen."})
    assert told(ben) == ["lending.decided"]
    assert "Die Kette ist gerissen." in as_person(ben).get(loan.get_absolute_url()).content.decode()

    other, promised = LoanFactory(thing=bike, borrower=ben), LoanFactory(thing=bike, borrower=ben, status="approved")
    with commit():
        as_person(ben).post(other.withdraw_url)
    assert told(maren) == []
    with commit():
        as_person(ben).post(promised.withdraw_url)
    assert told(maren) == ["lending.ended"]
    assert list(Loan.objects.order_by("pk").values_list("status", flat=True)) == ["declined", "withdrawn", "withdrawn"]


def test_a_promise_can_be_taken_back_until_it_begins(bike, ben, maren):
    coming = LoanFactory(thing=bike, borrower=ben, status="approved")
    begun = LoanFactory(thing=bike, borrower=ben, status="approved", days=(-1, 2))

    assert lending.decline(loan=coming, answer="Kaputt", actor=maren).status == Status.DECLINED
    with pytest.raises(LendingError):
        lending.decline(loan=begun, answer="", actor=maren)
    with pytest.raises(LendingError):
        lending.withdraw(loan=begun, actor=ben)


def test_what_was_declined_by_a_slip_can_be_promised_after_all(as_person, bike, ben, maren):
    loan = LoanFactory(thing=bike, borrower=ben, status="declined")
    assert "Zusagen" not in as_person(ben).get(loan.get_absolute_url()).content.decode()
    assert "Zusagen" in as_person(maren).get(loan.get_absolute_url()).content.decode()

    as_person(maren).post(loan.decide_url, {"decision": "yes", "answer": "Doch!"})

    loan.refresh_from_db()
    assert (loan.status, loan.answer) == (Status.APPROVED, "Doch!")


def test_asking_twice_for_the_same_is_as_once(as_person, bike, ben, clara, days):
    for person in (ben, ben, clara):
        as_person(person).post(bike.ask_url, days(3, 4))

    assert Loan.objects.of(ben).count() == 1
    assert Loan.objects.of(clara).count() == 1


def test_pressing_twice_is_as_once(bike, ben, maren, commit):
    loan = LoanFactory(thing=bike, borrower=ben)
    with commit():
        for _time in range(2):
            lending.approve(loan=loan, answer="", actor=maren)

    assert told(ben) == ["lending.decided"]
    with pytest.raises(LendingError):
        lending.give_back(loan=loan, actor=ben)  # it has not begun


@pytest.mark.parametrize(
    ("first", "last", "field", "says"),
    [
        (-2, -1, "first", "Dieser Tag ist schon vorbei."),
        (4, 3, "last", "Das ist vor dem ersten Tag."),
        (3, 10, "last", "Es wird höchstens 7 Tage am Stück verliehen."),
        (500, 500, "first", "Höchstens 366 Tage im Voraus."),
        (11, 12, "first", "In dieser Zeit ist es schon an jemand anderen verliehen. Such dir eine andere Zeit aus."),
    ],
)
def test_what_cannot_be_is_said_in_words_at_its_day(as_person, bike, ben, days, first, last, field, says):
    LoanFactory(thing=bike, status="approved")

    page = as_person(ben).post(bike.ask_url, days(first, last))

    assert says in page.context["form"].errors[field]
    assert says in page.text
    assert not Loan.objects.of(ben).exists()


@pytest.mark.parametrize(
    "said", [{}, {"first": "quatsch", "last": "2036-13-01"}, {"first": "9999-12-31", "last": "9999-12-31"}]
)
def test_nonsense_is_no_error_of_ours(as_person, bike, ben, said):
    assert as_person(ben).post(bike.ask_url, said).status_code == 200
    assert as_person(ben).get(f"{bike.get_absolute_url()}?monat=quatsch&tag=quatsch").status_code == 200
    assert as_person(ben).get("/ausleihe/?ort=atlantis&art=x&q=%00&page=x").status_code == 200


def test_an_hour_that_is_taken_is_said_at_its_clock(as_person, bike, ben, days):
    bike.unit = Unit.HOUR
    bike.save(update_fields=["unit"])
    LoanFactory(thing=bike, status="approved")

    said = {"first": days(11, 11)["first"], "begins": "10:00", "ends": "12:00"}
    page = as_person(ben).post(bike.ask_url, said)

    assert list(page.context["form"].errors) == ["begins"]


def test_a_keeper_keeps_it_back_at_once_and_for_longer(as_person, bike, maren, days):
    as_person(maren).post(bike.ask_url, {**days(1, 40), "purpose": "Reparatur"})

    assert Loan.objects.get().is_approved


def test_nobody_asks_without_end(bike, ben):
    LoanFactory.create_batch(lending.MOST_REQUESTS, thing=bike, borrower=ben)
    start, end = whole_days(today() + timedelta(days=30), today() + timedelta(days=30))

    with pytest.raises(LendingError, match="10"):
        lending.ask(thing=bike, start=start, end=end, purpose="", actor=ben)


def test_a_blocked_person_borrows_nothing(bike, ben):
    Block.objects.create(user=ben, until=timezone.now() + timedelta(days=1), reason="Werbung")
    start, end = whole_days(today(), today())

    with pytest.raises(BlockedError):
        lending.ask(thing=bike, start=start, end=end, purpose="", actor=ben)


def test_what_is_not_lent_now_cannot_be_asked_for(as_person, bike, ben, maren, days):
    bike.is_lent = False
    bike.save()

    assert as_person(ben).post(bike.ask_url, days(1, 1)).status_code == 404
    assert as_person(maren).get(bike.get_absolute_url()).status_code == 200


def test_only_keepers_decide(bike, ben, clara):
    loan = LoanFactory(thing=bike, borrower=ben)

    for person in (ben, clara):
        with pytest.raises(PermissionDenied):
            lending.approve(loan=loan, answer="", actor=person)
    with pytest.raises(PermissionDenied):
        lending.withdraw(loan=loan, actor=clara)


def test_a_room_is_lent_by_the_hour_and_over_midnight(as_person, kiel, ben, maren):
    hall = ThingFactory(title="Gemeindesaal", kind="room", unit=Unit.HOUR, municipality=kiel)
    day = (today() + timedelta(days=5)).isoformat()
    as_person(ben).post(hall.ask_url, {"first": day, "begins": "18:00", "ends": "01:30"})
    loan = Loan.objects.get()

    assert loan.end - loan.start == timedelta(hours=7, minutes=30)
    lending.approve(loan=loan, answer="", actor=maren)
    page = as_person().get(f"{hall.get_absolute_url()}?monat={day[:7]}").content.decode()
    assert "18:00 bis 24:00 belegt" in page
    as_person(ben).post(hall.ask_url, {"first": day, "begins": "14:00", "ends": "18:00"})
    assert Loan.objects.count() == 2


@pytest.mark.parametrize(
    ("day", "begins", "ends", "length"),
    [
        (date(2026, 3, 29), time(2, 30), time(4), timedelta(minutes=30)),  # does not exist: an hour later
        (date(2026, 10, 25), time(2, 30), time(4), timedelta(hours=2, minutes=30)),  # exists twice: the first
        (date(2026, 3, 29), time(1), time(4), timedelta(hours=2)),
    ],
)
def test_the_nights_in_which_the_clocks_change(day, begins, ends, length):
    start, end = hours(day, begins, ends)

    assert end - start == length


@pytest.mark.parametrize(
    ("first", "begins", "ends", "says"),
    [
        ("2027-01-05", "10:00", "10:00", "Das Ende ist gleich dem Anfang."),
        (
            "2027-03-28",
            "02:30",
            "04:00",
            SKIPPED,
        ),
        (
            "2027-03-27",
            "23:00",
            "02:30",
            SKIPPED,
        ),
        ("2027-01-05", "00:00", "00:00", ""),
    ],
)
def test_an_hour_that_is_a_slip_or_does_not_exist_is_refused(kiel, monkeypatch, first, begins, ends, says):
    monkeypatch.setattr("workspace.lending.forms.loans.today", lambda: date(2026, 11, 27))
    form = LoanForm({"first": first, "begins": begins, "ends": ends}, thing=ThingFactory.build(unit=Unit.HOUR))

    assert [line for lines in form.errors.values() for line in lines] == ([says] if says else [])


@pytest.mark.parametrize(("day", "number"), [(date(2026, 3, 29), 23), (date(2026, 10, 25), 25)])
def test_a_whole_day_is_as_long_as_it_is(day, number):
    start, end = whole_days(day, day)

    assert end - start == timedelta(hours=number)


def test_who_has_it_know_its_keepers_and_nobody_else(as_person, bike, ben, clara, maren):
    loan = LoanFactory(thing=bike, borrower=ben, status="approved")
    month = f"{bike.get_absolute_url()}?monat={timezone.localtime(loan.start):%Y-%m}"

    for person in (None, clara):
        page = as_person(person).get(month).content.decode()
        assert "belegt" in page
        assert "Ben" not in page
    assert "Ben" in as_person(maren).get(month).content.decode()


def test_a_thing_that_is_out_is_not_deleted(as_person, bike, ben, maren):
    loan = LoanFactory(thing=bike, borrower=ben, status="approved")
    client = as_person(maren)
    asked = client.get(bike.delete_url).text
    answer = client.post(bike.delete_url, follow=True)
    assert Loan.objects.filter(pk=loan.pk).exists()
    assert "aber nicht löschen" in asked
    assert "Löschen</button>" not in asked
    assert answer.redirect_chain[-1][0] == bike.get_absolute_url()
    assert "aber nicht löschen" in answer.text

    Loan.objects.update(status=Status.RETURNED)
    client.post(bike.delete_url)
    assert not Loan.objects.exists()


def test_who_has_something_is_reminded_once_before_its_end(bike, ben, commit):
    LoanFactory(thing=bike, borrower=ben, status="approved", days=(-2, 0))
    LoanFactory(thing=bike, borrower=ben, status="approved", days=(10, 10))
    with commit():
        assert [housekeeping.remind(), housekeeping.remind()] == [1, 0]

    assert told(ben) == ["lending.due"]


def test_both_sides_hear_once_that_something_is_not_back(bike, ben, maren, commit):
    loan = LoanFactory(thing=bike, borrower=ben, status="approved", days=(-4, -2), reminded_at=timezone.now())
    Loan.objects.update(reminded_at=loan.end - timedelta(days=1))
    with commit():
        assert [housekeeping.remind(), housekeeping.remind()] == [1, 0]

    assert told(ben) == told(maren) == ["lending.missing"]


def test_a_room_is_back_by_itself(as_person, kiel, ben, maren):
    hall = ThingFactory(title="Gemeindesaal", kind="room", municipality=kiel)
    loan = LoanFactory(thing=hall, borrower=ben, status="approved", days=(-3, -2))

    assert housekeeping.remind() == 0
    assert not loan.is_overdue
    assert "Alles ist da, wo es hingehört" in as_person(maren).get(reverse("lending:requests")).content.decode()
    Loan.objects.update(start=loan.start - timedelta(days=400), end=loan.end - timedelta(days=400))
    assert housekeeping.forget_old() == 1
    LoanFactory(thing=hall, borrower=ben, status="approved", days=(-3, -2))
    as_person(maren).post(hall.delete_url)
    assert not Loan.objects.exists()


def test_after_a_year_nobody_knows_any_more_who_has_had_it(bike):
    LoanFactory(thing=bike, status="returned", days=(-400, -399))
    recent = LoanFactory(thing=bike, status="returned", days=(-40, -39))
    never = LoanFactory(thing=bike, status="approved", days=(-500, -499))

    assert housekeeping.forget_old() == 1
    assert set(Loan.objects.all()) == {recent, never}
