"""What this app holds about a person."""

from typing import Any

from django.utils.translation import gettext_lazy as _

from portal.accounts.models import User
from portal.accounts.privacy import DataPart, register
from workspace.calendar.models import CalendarLink, Event, Guest, Helper, UploadedCalendar

# Any, in this module: JSON.


def export_events(user: User) -> list[dict[str, Any]]:
    said = ("project__name", "title", "text", "place", "start", "end", "created_at")
    return list(Event.objects.filter(created_by=user).order_by("pk").values(*said))


def export_answers(user: User) -> dict[str, Any]:
    """Those to which they were asked by their address as well: whoever has it is meant."""
    said = ("event__project__name", "event__title", "recurrence_id", "answer", "comment", "invited_at", "answered_at")
    by_address = Guest.objects.filter(user=None, email__iexact=user.email)
    roles = Helper.objects.filter(membership__user=user).order_by("pk")
    return {
        "answers": list((Guest.objects.filter(user=user) | by_address).order_by("pk").values(*said)),
        "roles": list(roles.values("role__event__title", "role__name", "recurrence_id")),
    }


def erase_answers(user: User) -> None:
    """Roles go with the memberships."""
    Guest.objects.filter(user=user).delete()
    Guest.objects.filter(user=None, email__iexact=user.email).delete()


def export_links(user: User) -> list[dict[str, Any]]:
    """Without the addresses: the download is kept in more places than one."""
    said = ("membership__project__name", "created_at", "read_on")
    return list(CalendarLink.objects.filter(user=user).order_by("pk").values(*said))


def export_uploads(user: User) -> list[dict[str, Any]]:
    said = ("membership__project__name", "name", "at")
    return list(UploadedCalendar.objects.filter(membership__user=user).order_by("pk").values(*said))


def register_parts() -> None:
    register(
        DataPart(
            name="calendar",
            label=_("Events that you have entered in projects"),
            on_deletion=_("stay in their projects, without your name"),
            export=export_events,
            order=59,
        )
    )
    register(
        DataPart(
            name="calendar_answers",
            label=_("To which events you come, and what you bring along"),
            on_deletion=_("is deleted at once"),
            export=export_answers,
            erase=erase_answers,
            order=60,
        )
    )
    register(
        DataPart(
            name="calendar_links",
            label=_("Secret addresses of your calendars"),
            on_deletion=_("are deleted at once; the addresses lead nowhere"),
            export=export_links,
            order=61,
        )
    )
    register(
        DataPart(
            name="uploaded_calendars",
            label=_("Calendar files that you are just taking over"),
            on_deletion=_("are deleted at once"),
            export=export_uploads,
            order=62,
        )
    )
