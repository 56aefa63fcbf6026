"""Only this date, this and all following, all of them; and what was changed on single dates survives."""

from datetime import timedelta

import pytest

from portal.base.recurrence import monthly, weekly
from portal.base.recurrence.saying import in_words
from tests.factories.calendar import THURSDAY, ChangeFactory, EventFactory, GuestFactory, HelperFactory, RoleFactory
from workspace.calendar.choices import Scope
from workspace.calendar.models import Event
from workspace.calendar.services import cancel_event, change_event, move_event, restore_event
from workspace.calendar.services.dates import write

HOUR = timedelta(hours=1)


def test_its_dates_stay_at_their_hour_when_the_clocks_change(series, starts):
    assert starts(series)[:4] == ["09.10. 18:00", "16.10. 18:00", "23.10. 18:00", "30.10. 18:00"]


def test_only_this_date_becomes_another_one(series, anna, date_number, starts):
    third = date_number(series, 2)

    change_event(
        event=series, actor=anna, scope=Scope.THIS, recurrence_id=third.recurrence_id,
        said={"title": "Ausflug", "place": "", "start": third.start + HOUR, "end": third.end + HOUR},
    )  # fmt: skip

    changed = date_number(series, 2)
    assert (changed.name, changed.place, changed.text) == ("Ausflug", "", series.text)
    assert starts(series)[1:4] == ["16.10. 18:00", "23.10. 19:00", "30.10. 18:00"]
    assert date_number(series, 3).name == "Runde"


def test_a_date_that_takes_place_elsewhere_is_not_shown_at_the_point_of_the_series(
    as_person, series, anna, date_number
):
    series.latitude, series.longitude = "54.308200", "10.140000"
    series.save()
    third = date_number(series, 2)
    said = {"title": "Runde", "place": "Ostseepark", "start": third.start, "end": third.end}
    change_event(event=series, actor=anna, scope=Scope.THIS, recurrence_id=third.recurrence_id, said=said)

    def shown(number):
        page = as_person(anna).get(date_number(series, number).get_absolute_url()).text
        return ("mlat=54.308200" in page, 'data-latitude="54.308200"' in page)

    assert (shown(1), shown(2)) == ((True, True), (False, False))


def test_what_is_as_in_the_series_is_not_kept_for_one_date(series, anna, date_number):
    third = date_number(series, 2)
    said = {"title": "Runde", "place": "Rathaus", "start": third.start, "end": third.end}
    change_event(event=series, actor=anna, scope=Scope.THIS, recurrence_id=third.recurrence_id, said=said)

    change_event(event=series, actor=anna, said={"title": "Tafelrunde", "place": "Museum"})

    changed = date_number(series, 2)
    assert (changed.name, changed.place) == ("Tafelrunde", "Rathaus")


def test_this_and_all_following_become_a_series_of_their_own(series, anna, date_number, starts):
    fourth = date_number(series, 3)
    said = {"title": "Neue Runde", "start": fourth.start + HOUR, "end": fourth.end + HOUR}

    following = change_event(
        event=series, actor=anna, scope=Scope.FOLLOWING, recurrence_id=fourth.recurrence_id, said=said
    )

    before = Event.objects.get(pk=series.pk)
    assert starts(before) == ["09.10. 18:00", "16.10. 18:00", "23.10. 18:00"]
    assert starts(following)[::6] == ["30.10. 19:00", "11.12. 19:00"]
    assert following.occurrences.count() == 7
    assert (before.title, following.title, following.continues) == ("Runde", "Neue Runde", before)
    assert before.uid != following.uid
    assert before.sequence > 0


def test_from_the_first_date_on_it_is_the_same_series(series, anna, date_number):
    first = date_number(series, 0)

    changed = change_event(
        event=series, actor=anna, scope=Scope.FOLLOWING, recurrence_id=first.recurrence_id, said={"title": "Kreis"}
    )

    assert (changed.pk, changed.title, Event.objects.count()) == (series.pk, "Kreis", 1)


def test_who_comes_and_helps_later_goes_along_with_the_later_part(series, anna, ben, project, date_number):
    second, fifth = date_number(series, 1), date_number(series, 4)
    GuestFactory(event=series, user=ben, recurrence_id=second.recurrence_id)
    GuestFactory(event=series, user=ben, recurrence_id=fifth.recurrence_id, answer="no")
    GuestFactory(event=series, user=anna)
    role = RoleFactory(event=series)
    membership = project.memberships.get(user=ben)
    for row in (second, fifth):
        HelperFactory(role=role, recurrence_id=row.recurrence_id, membership=membership)

    following = change_event(
        event=series, actor=anna, scope=Scope.FOLLOWING, said={"title": "Kreis"},
        recurrence_id=date_number(series, 3).recurrence_id,
    )  # fmt: skip

    def said(event):
        return list(event.guests.order_by("pk").values_list("user", "recurrence_id", "answer"))

    assert said(series) == [(ben.pk, second.recurrence_id, "yes"), (anna.pk, None, "yes")]
    assert said(following) == [(ben.pk, fifth.recurrence_id, "no"), (anna.pk, None, "yes")]
    assert [each.helpers.count() for each in (role, following.roles.get())] == [1, 1]


def test_a_changed_date_survives_another_hour_of_the_series(series, anna, date_number, starts):
    third = date_number(series, 2)
    ChangeFactory(event=series, recurrence_id=third.recurrence_id, place="Rathaus")
    write(series)
    GuestFactory(event=series, recurrence_id=third.recurrence_id)

    start, end = series.start + HOUR, series.end + HOUR
    changed = change_event(event=series, actor=anna, said={"start": start, "end": end})

    now = date_number(changed, 2)
    assert starts(changed)[2:4] == ["23.10. 19:00", "30.10. 19:00"]
    assert now.place == "Rathaus"
    assert changed.guests.get().recurrence_id == now.recurrence_id


def test_a_changed_date_moves_with_its_series_to_another_weekday(series, anna, date_number, starts):
    third = date_number(series, 2)
    ChangeFactory(event=series, recurrence_id=third.recurrence_id, place="Rathaus")
    write(series)
    friday = THURSDAY + timedelta(days=1)

    changed = change_event(
        event=series, actor=anna,
        said={"start": friday, "end": friday + 2 * HOUR, "recurrence": weekly(friday, count=10)},
    )  # fmt: skip

    assert starts(changed)[2] == "24.10. 18:00"
    assert [row.place for row in changed.occurrences.all()].count("Rathaus") == 1
    assert date_number(changed, 2).place == "Rathaus"


def test_a_changed_date_that_the_rule_no_longer_gives_stays(series, anna, date_number, starts):
    last = date_number(series, 9)
    ChangeFactory(event=series, recurrence_id=last.recurrence_id, place="Rathaus")
    GuestFactory(event=series, recurrence_id=date_number(series, 8).recurrence_id)
    write(series)

    changed = change_event(event=series, actor=anna, said={"recurrence": weekly(THURSDAY, count=3)})

    assert starts(changed) == ["09.10. 18:00", "16.10. 18:00", "23.10. 18:00", "11.12. 18:00"]
    assert date_number(changed, 3).place == "Rathaus"
    assert not changed.guests.exists()


def test_a_cancelled_date_says_so_and_can_take_place_after_all(series, anna, date_number):
    third = date_number(series, 2).recurrence_id

    cancel_event(event=series, actor=anna, scope=Scope.THIS, recurrence_id=third, note="Herbstferien")

    assert (date_number(series, 2).title, date_number(series, 2).cancellation) == ("Abgesagt: Runde", "Herbstferien")
    assert not date_number(series, 3).is_cancelled
    restore_event(event=series, actor=anna, recurrence_id=third)
    assert date_number(series, 2).title == "Runde"


def test_the_following_dates_are_cancelled_and_those_before_are_not(series, anna, date_number):
    cancelled = cancel_event(
        event=series, actor=anna, scope=Scope.FOLLOWING, recurrence_id=date_number(series, 3).recurrence_id
    )

    assert cancelled.pk != series.pk
    assert {row.is_cancelled for row in cancelled.occurrences.all()} == {True}
    assert {row.is_cancelled for row in Event.objects.get(pk=series.pk).occurrences.all()} == {False}


def test_dragging_over_the_change_of_the_clocks_keeps_the_hour(series, anna, date_number, starts):
    third = date_number(series, 2)

    move_event(event=series, actor=anna, recurrence_id=third.recurrence_id, days=5)

    assert starts(series)[2:4] == ["28.10. 18:00", "30.10. 18:00"]


def test_a_series_in_kathmandu_keeps_to_the_clock_there(project, anna, starts):
    start = THURSDAY.replace(hour=12, minute=15)  # 18:00 in Kathmandu, where no clock is ever changed
    event = EventFactory(project=project, start=start, zone="Asia/Kathmandu", recurrence=weekly(start, count=4))

    assert starts(event)[::3] == ["09.10. 18:00", "30.10. 18:00"]
    assert [f"{row.start:%H:%M}" for row in event.occurrences.all()] == ["12:15"] * 4


def test_whole_days_never_shift(project, anna):
    event = EventFactory(project=project, start=THURSDAY, all_day=True, zone="America/St_Johns")

    changed = change_event(event=event, actor=anna, said={"end": THURSDAY + timedelta(days=20)})

    assert f"{changed.start.astimezone(changed.clock):%d.%m. %H:%M}" == "09.10. 00:00"
    assert f"{changed.end.astimezone(changed.clock):%d.%m. %H:%M}" == "29.10. 23:59"


@pytest.mark.parametrize(("rule", "words"), [
    (weekly(THURSDAY, weekdays=[1, 3], count=10), "Jeden Dienstag und Donnerstag, 10 Mal"),
    (weekly(THURSDAY, count=3, without=[THURSDAY.date() + timedelta(days=7)]), "Jeden Donnerstag, 2 Mal"),
    (weekly(THURSDAY, interval=2, count=10), "Alle 2 Wochen am Donnerstag, 10 Mal"),
    (monthly(THURSDAY, on="weekday", count=12), "Jeden zweiten Donnerstag im Monat, 12 Mal"),
    (monthly(THURSDAY, on="day", until=THURSDAY.date()), "Jeden Monat am 9., bis 9. Oktober 2036"),
])  # fmt: skip
def test_a_series_is_said_in_words(rule, words):
    assert in_words(rule, THURSDAY) == words
