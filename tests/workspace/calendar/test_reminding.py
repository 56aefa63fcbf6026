"""Reminders: once, in time, of what takes place, to whoever comes."""

from datetime import timedelta

import pytest
from django.core import mail
from django.utils import timezone

from portal.activity.models import Notification
from portal.base.recurrence import weekly
from tests.factories.calendar import EventFactory, GuestFactory, ReminderFactory
from workspace.calendar.choices import Before, Scope
from workspace.calendar.kinds import Reminded as Kind
from workspace.calendar.models import Guest
from workspace.calendar.services import cancel_event
from workspace.calendar.services.answering import answer
from workspace.calendar.services.reminding import remind

HOURS = 20


@pytest.fixture
def soon(project):
    """In twenty hours, with a reminder a day before that was made in time."""
    event = EventFactory(project=project, title="Treffen", start=timezone.now() + timedelta(hours=HOURS))
    ReminderFactory(event=event, before=Before.DAY, created_at=timezone.now() - timedelta(days=3))
    return event


def told(django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks(execute=True):
        remind()
    return set(Notification.objects.values_list("user__name", flat=True))


def test_whoever_comes_is_reminded_once(soon, anna, ben, gesa, django_capture_on_commit_callbacks):
    for person, reply in ((anna, "yes"), (ben, "maybe"), (gesa, "no")):
        GuestFactory(event=soon, user=person, answer=reply)

    assert told(django_capture_on_commit_callbacks) == {"Anna Ahrens", "Ben Behrens"}
    assert remind() == 0
    why = dict(Notification.objects.values_list("user__name", "reason"))
    assert why == {"Anna Ahrens": "attends", "Ben Behrens": "may_attend"}


def test_whoever_has_no_account_is_reminded_by_mail(soon, ben, django_capture_on_commit_callbacks):
    GuestFactory(event=soon, user=ben)
    for name, reply in (("ole", "yes"), ("olga", "maybe"), ("paul", "no"), ("pia", "")):
        GuestFactory(event=soon, user=None, email=f"{name}@example.com", answer=reply)
    GuestFactory(event=soon, user=None, email="wartet@example.com", waits_since=timezone.now())

    with django_capture_on_commit_callbacks(execute=True):
        remind()
        remind()

    mails = {each.to[0]: each for each in mail.outbox if each.to[0].endswith("example.com")}
    assert (set(mails), len(mail.outbox)) == ({"ole@example.com", "olga@example.com"}, len(mails))
    assert mails["ole@example.com"].subject.startswith("Erinnerung: Treffen, ")
    assert Guest.objects.get(email="ole@example.com").get_absolute_url() in mails["ole@example.com"].body


def test_too_late_a_reminder_is_left_out(project):
    event = EventFactory(project=project, start=timezone.now() + timedelta(hours=HOURS))
    ReminderFactory(event=event, before=Before.DAY)

    assert remind() == 0


def test_of_what_is_cancelled_or_archived_nobody_is_reminded(soon, anna):
    GuestFactory(event=soon, user=anna)
    cancel_event(event=soon, actor=anna)

    assert remind() == 0


def test_of_a_series_each_date_is_reminded_of(project, anna):
    start = timezone.now() + timedelta(hours=HOURS)
    event = EventFactory(project=project, start=start, recurrence=weekly(start, count=3))
    ReminderFactory(event=event, before=Before.WEEK, created_at=start - timedelta(days=30))

    assert remind() == 1 + (event.occurrences.all()[1].start <= timezone.now() + timedelta(weeks=1))


def test_who_has_said_no_meanwhile_gets_no_mail(soon, anna, ben, django_capture_on_commit_callbacks):
    GuestFactory(event=soon, user=anna)
    told(django_capture_on_commit_callbacks)
    row = Notification.objects.select_related("event").get()

    before = Kind().settled_for(anna, [row.event])
    answer(event=soon, user=anna, reply="no")

    assert (before, Kind().settled_for(anna, [row.event])) == (set(), {row.event.pk})


def test_a_date_that_was_cancelled_meanwhile_is_settled(soon, anna, django_capture_on_commit_callbacks):
    GuestFactory(event=soon, user=anna)
    told(django_capture_on_commit_callbacks)
    event = Notification.objects.select_related("event").get().event

    cancel_event(event=soon, actor=anna, scope=Scope.ALL)

    assert Kind().settled_for(anna, [event]) == {event.pk}
    assert Kind().visible_to(anna, [event]) == {event.pk}
