"""Plan B: one button postpones, calendars follow, and whoever can keeps their place."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from portal.base.recurrence import weekly
from tests.factories.calendar import (
    THURSDAY,
    EventFactory,
    GuestFactory,
    HelperFactory,
    RemindedFactory,
)
from tests.workspace.calendar.ical.test_invitations import event_of, sent
from workspace.calendar.errors import CalendarError
from workspace.calendar.models import Event, Reminded
from workspace.calendar.services import plan_b
from workspace.projects.models import Membership

WEEK = timedelta(days=7)


@pytest.fixture
def party(party):
    party.plan_b_start, party.plan_b_end = party.start + WEEK, party.end + WEEK
    party.save(update_fields=["plan_b_start", "plan_b_end"])
    return party


def answers(event):
    return {str(guest): guest.answer for guest in event.guests.all()}


def test_it_is_then_and_whoever_said_yes_still_comes(party, anna, ben, gesa, clara, commit):
    GuestFactory(event=party, user=ben, answer="yes")
    GuestFactory(event=party, user=gesa, answer="maybe")
    GuestFactory(event=party, user=clara, answer="no")
    GuestFactory(event=party, user=None, name="Ole", email="ole@example.com", answer="yes")
    start = party.start

    with commit():
        asked_again = plan_b.postpone(event=party, actor=anna)

    party.refresh_from_db()
    assert (asked_again, party.start, party.plan_b_start) == ([], start + WEEK, None)
    assert party.occurrences.get().start == start + WEEK
    assert answers(party) == {"Ben Behrens": "yes", "Gesa Gast": "maybe", "Clara Claussen": "no", "Ole": "yes"}
    mails = sent()
    assert set(mails) == {"ben@example.org", "gesa@example.org", "ole@example.com"}
    event = event_of(mails["ole@example.com"])
    assert (event["UID"], event["SEQUENCE"], event["DTSTART"].dt) == (party.uid, 1, start + WEEK)
    assert event["ATTENDEE"].params["PARTSTAT"] == "ACCEPTED"


def test_whoever_said_yes_to_something_else_is_asked_again(party, anna, ben, gesa, commit):
    """Of one date of a series what was said of that date counts."""
    other = EventFactory(title="Umzug", start=party.start + WEEK + timedelta(hours=1))
    series = EventFactory(start=THURSDAY + timedelta(days=1), recurrence=weekly(THURSDAY + timedelta(days=1), count=3))
    GuestFactory(event=other, user=ben, answer="yes")
    GuestFactory(event=series, user=gesa, answer="yes")
    GuestFactory(event=series, user=gesa, answer="no", recurrence_id=series.start + WEEK)
    GuestFactory(event=party, user=ben, answer="yes", answered_at=timezone.now())
    GuestFactory(event=party, user=gesa, answer="yes")

    with commit():
        asked_again = plan_b.postpone(event=party, actor=anna)

    assert [guest.user for guest in asked_again] == [ben]
    assert answers(party) == {"Ben Behrens": "", "Gesa Gast": "yes"}
    message = sent()["ben@example.org"]
    assert "Du hast zu dieser Zeit etwas anderem zugesagt" in message.body
    assert event_of(message)["ATTENDEE"].params["PARTSTAT"] == "NEEDS-ACTION"


def test_what_was_only_perhaps_or_cancelled_is_no_hindrance(party, anna, ben):
    GuestFactory(event=EventFactory(start=party.start + WEEK), user=ben, answer="maybe")
    GuestFactory(event=EventFactory(start=party.start + WEEK, cancelled_at=timezone.now()), user=ben, answer="yes")
    GuestFactory(event=party, user=ben, answer="yes")

    assert plan_b.postpone(event=party, actor=anna) == []


def test_a_place_that_becomes_free_goes_to_who_waits(project, anna, ben, gesa):
    party = EventFactory(project=project, capacity=1, plan_b_start=THURSDAY + WEEK, plan_b_end=THURSDAY + WEEK)
    GuestFactory(event=EventFactory(start=THURSDAY + WEEK - timedelta(hours=1)), user=ben, answer="yes")
    GuestFactory(event=party, user=ben, answer="yes")
    waiting = GuestFactory(event=party, user=gesa, answer="yes", waits_since=timezone.now())

    plan_b.postpone(event=party, actor=anna)

    waiting.refresh_from_db()
    assert waiting.comes


def test_roles_are_kept_and_reminders_remind_anew(party, project, anna, ben):
    membership = Membership.objects.get(project=project, user=ben)
    helper = HelperFactory(role__event=party, recurrence_id=party.start, membership=membership)
    RemindedFactory(reminder__event=party, recurrence_id=party.start)

    plan_b.postpone(event=party, actor=anna)

    helper.refresh_from_db()
    assert helper.recurrence_id == party.start + WEEK
    assert not Reminded.objects.exists()


def test_pressed_twice_it_counts_once(party, anna):
    plan_b.postpone(event=party, actor=anna)

    with pytest.raises(CalendarError):
        plan_b.postpone(event=party, actor=anna)


def test_a_plan_that_is_over_leads_nowhere(project, anna):
    start = timezone.now() - timedelta(days=3)
    party = EventFactory(project=project, start=start, plan_b_start=start, plan_b_end=start + timedelta(hours=1))

    with pytest.raises(CalendarError):
        plan_b.postpone(event=party, actor=anna)


def test_a_series_has_none(choir, anna):
    with pytest.raises(CalendarError):
        plan_b.set_plan_b(event=choir, actor=anna, start=THURSDAY, end=THURSDAY)


def test_a_person_names_it_and_presses_one_button(as_person, project, ben, commit):
    event = EventFactory(project=project, title="Sommerfest")
    client = as_person(ben)
    names = ("workspace:calendar:plan_b", "workspace:calendar:postpone")
    form, button = (reverse(name, args=[project.slug, event.pk]) for name in names)
    assert 'value="18:00"' in client.get(form).content.decode()

    client.post(form, {"day": "2036-10-16", "starts": "19:00", "ends": "21:00"})
    page = client.get(event.get_absolute_url()).content.decode()

    assert "Do., 16. Oktober 2036, 19:00 bis 21:00" in page
    assert button in page
    client.post(button)
    assert Event.objects.get().start == THURSDAY + WEEK + timedelta(hours=1)
    assert button not in client.get(event.get_absolute_url()).content.decode()


@pytest.mark.parametrize("day", ["2020-01-01", "2036-10-09", "1800-01-01", ""])
def test_a_day_that_makes_no_sense_is_said_at_the_field(as_person, project, ben, day):
    event = EventFactory(project=project)
    form = reverse("workspace:calendar:plan_b", args=[project.slug, event.pk])

    response = as_person(ben).post(form, {"day": day, "starts": "18:00", "ends": "20:00"})

    assert response.context["form"].errors["day"]
    assert Event.objects.get().plan_b_start is None


def test_it_can_be_given_up(as_person, project, ben, party):
    as_person(ben).post(reverse("workspace:calendar:plan_b", args=[project.slug, party.pk]), {"none": "1"})

    party.refresh_from_db()
    assert party.plan_b_start is None
