"""Events for everybody on the desk; of what is internal nothing gets there."""

from typing import Any

from django.utils.translation import gettext_lazy as _

from portal.accounts.models import User
from portal.moderation.kinds import Moderated
from workspace.calendar.models import Event
from workspace.calendar.services import audience


def text_of(event: Event) -> str:
    return "\n\n".join(part for part in (event.title, event.text, event.place, event.link) if part)


def approve(event: Event, *, actor: User) -> None:
    audience.approve(event=event)


def refuse(event: Event, *, actor: User, reason: str) -> None:
    audience.hide(event=event)


def hide(event: Event, *, actor: User | None) -> None:
    audience.hide(event=event)


def show(event: Event, *, actor: User | None) -> None:
    audience.show(event=event)


def title_of(event: Event) -> str:
    """Not what it is called where it is internal by now: the title of a case can outlive that."""
    return event.title if event.is_public else str(_("Event of a project"))


def visible_to(user: Any) -> Any:  # Any: users and anonymous visitors; a queryset of events
    """What can be reported."""
    return Event.objects.public_to(user).select_related("project", "created_by")


EVENTS = Moderated(
    name="projekttermin",
    model=Event,
    label=_("Event of a project"),
    title=title_of,
    text=text_of,
    url=lambda event: event.public_url,
    author=lambda event: event.created_by,
    municipality_id=lambda event: event.project.municipality_id,
    visible_to=visible_to,
    hide=hide,
    show=show,
    is_hidden=lambda event: event.is_hidden,
    is_private=lambda event: not event.is_public,
    waits=lambda event: event.waits,
    approve=approve,
    refuse=refuse,
)
