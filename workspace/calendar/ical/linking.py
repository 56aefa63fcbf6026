"""Secret addresses of calendars: given out, renewed, taken back, and what they lead to."""

from datetime import timedelta

from django.db import IntegrityError, transaction
from django.db.models import Q
from django.utils import timezone

from portal.accounts.models import User
from workspace.calendar.choices import Reply
from workspace.calendar.ical.rows import MOST_EVENTS, with_all_that_is_said
from workspace.calendar.models import CalendarLink, Event, Guest, Occurrence
from workspace.calendar.models.links import new_token
from workspace.calendar.querysets import KEY, DateQuerySet, PlannedQuerySet
from workspace.projects.models import Membership, Project

BACK = timedelta(days=366)
"""So long what is over stays in the calendars of those who have subscribed."""


def link_of(user: User, membership: Membership | None = None) -> CalendarLink | None:
    return CalendarLink.objects.filter(user=user, membership=membership).first()


def give_out(*, actor: User, membership: Membership | None = None) -> CalendarLink:
    """Calling it again gives the same address."""
    try:
        with transaction.atomic():
            return CalendarLink.objects.get_or_create(user=actor, membership=membership)[0]
    except IntegrityError:  # pressed twice at once
        return CalendarLink.objects.get(user=actor, membership=membership)


def renew(*, actor: User, membership: Membership | None = None) -> CalendarLink:
    """The address that was given out before leads nowhere from now."""
    link = give_out(actor=actor, membership=membership)
    link.token, link.read_on = new_token(), None
    link.save(update_fields=["token", "read_on"])
    return link


def take_back(*, actor: User, membership: Membership | None = None) -> None:
    CalendarLink.objects.filter(user=actor, membership=membership).delete()


def note_reading(link: CalendarLink) -> None:
    """Once a day, so that a person sees which address is still used."""
    today = timezone.localdate()
    if link.read_on != today:
        CalendarLink.objects.filter(pk=link.pk).update(read_on=today)


def link_behind(token: str) -> CalendarLink | None:
    """None where it was taken back, the account is closed, or the project has no calendar any more."""
    rows = CalendarLink.objects.select_related("user", "membership__project")
    link = rows.filter(token=token, user__is_active=True).first()
    if link is None or (link.membership is not None and not link.membership.project.has_room(KEY)):
        return None
    return link


def events_behind(link: CalendarLink) -> PlannedQuerySet:
    """What this person may see now, and has not declined."""
    if link.membership is not None:
        dates = Occurrence.objects.of(link.membership.project)
    else:
        dates = Occurrence.objects.mine(link.user)
    declined = Guest.objects.filter(user=link.user, recurrence_id__isnull=True, answer=Reply.NO).values("event")
    return _recent(dates).exclude(pk__in=declined)


def public_events(project: Project) -> PlannedQuerySet:
    return _recent(Occurrence.objects.public().of(project))


def _recent(dates: DateQuerySet) -> PlannedQuerySet:
    """The next and the last, where there are more than anybody has."""
    since = timezone.now() - BACK
    wanted = Event.objects.filter(Q(pk__in=dates.filter(end__gte=since).order_by().values("event")))
    newest = wanted.order_by("-start", "-pk").values("pk")[:MOST_EVENTS]
    return with_all_that_is_said(Event.objects.filter(pk__in=list(newest.values_list("pk", flat=True)))).order_by(
        "start", "pk"
    )
