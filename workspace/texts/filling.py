"""What a template knows of a project: its name, place and people, and what happens next."""

from collections.abc import Sequence
from datetime import timedelta

from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from portal.base.dates import day_in_words, period_in_words
from workspace.projects.choices import Role
from workspace.projects.dates import Date, next_dates
from workspace.projects.minutes import Meeting
from workspace.projects.models import Membership

MOST_NAMED = 12
MOST_PRESENT = 60


def values_for(membership: Membership, meeting: Meeting | None = None) -> dict[str, str]:
    """Of a meeting, or of what comes next. Four queries at most."""
    project = membership.project
    today = timezone.localdate()
    dates = _dates(membership, meeting.date if meeting else None)
    nearest = dates[0] if dates else None
    place = project.place_name or (project.municipality.name if project.municipality else "")
    return {
        "project": project.name,
        "summary": project.summary,
        "plan": project.plan,
        "needs": project.needs,
        "place": place,
        "date": date_format(today, "DATE_FORMAT"),
        "in_a_week": date_format(today + timedelta(days=7), "SHORT_DATE_FORMAT"),
        "author": str(membership.user.name),
        "people": _named(meeting.present, MOST_PRESENT) if meeting and meeting.is_answered else _people(membership),
        "excused": _named(meeting.excused, MOST_PRESENT) if meeting else "",
        "event": nearest.title if nearest else _("Meeting"),
        "event_time": period_in_words(nearest.start, nearest.end, all_day=nearest.all_day) if nearest else "",
        "event_place": (nearest.place if nearest else "") or place,
        "next_event": day_in_words(timezone.localtime(dates[1].start).date()) if len(dates) > 1 else "",
    }


def _dates(membership: Membership, first: Date | None) -> list[Date]:
    now = timezone.now()
    if first is None:
        return next_dates(membership, now, 2)
    later = next_dates(membership, max(now, first.end or first.start), 2)
    return [first, *(each for each in later if each.start > first.start)]


def _people(membership: Membership) -> str:
    """Who works along, those who were here last first."""
    workers = membership.project.memberships.active().filter(role__in=[Role.ADMIN, Role.MEMBER])
    names = list(workers.order_by("-seen_at", "pk").values_list("user__name", flat=True)[: MOST_NAMED + 1])
    return _named(names, MOST_NAMED)


def _named(names: Sequence[str], most: int) -> str:
    said = ", ".join(names[:most])
    return _("%(names)s and others") % {"names": said} if len(names) > most else said
