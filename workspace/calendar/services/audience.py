"""Events for everybody: what looks like spam waits for a manager, and what the managers decide."""

from collections.abc import Iterable

from django.db import transaction

from initiatives.directory.services import outdate, refresh
from initiatives.listing import LAYER as INITIATIVES
from portal.accounts.models import User
from portal.moderation.services.admission import admit
from portal.moderation.services.cases import close_case
from workspace.calendar.models import Event
from workspace.calendar.services.happened import Happened

LAYER = "projekttermine"
"""Of the directory and the map."""
WORDS = {"title", "text", "place", "link"}
"""What others read, so that a change of it is looked at."""


def let_through(event: Event, actor: User, *, again: bool) -> None:
    """Within the transaction of what is written. The caller holds the event."""
    said = "\n\n".join(part for part in (event.title, event.text, event.place, event.link) if part)
    if not admit(target=event, text=said, actor=actor, again=again):
        event.waits = True
        event.save(update_fields=["waits"])


def look_after(event: Event, actor: User, *, was_public: bool, changed: Iterable[str]) -> None:
    """After a change: what is for everybody now is looked at, and a case about what no longer is ends."""
    if event.is_public and (not was_public or WORDS & set(changed)):
        let_through(event, actor, again=was_public)
    elif was_public and not event.is_public:
        event.waits = False
        event.save(update_fields=["waits"])
        close_case(target=event)


def seen_outside(*events: int) -> None:
    """The directory, the map and the pages of initiatives follow."""
    refresh(LAYER, events)
    outdate(INITIATIVES)


def listen(happened: Happened) -> None:
    """After the commit of whatever happened to an event."""
    if happened.event.pk is not None and not happened.guests:
        seen_outside(happened.event.pk)


@transaction.atomic
def approve(*, event: Event) -> None:
    """It looked like spam and is none."""
    _set(event, waits=False)


@transaction.atomic
def hide(*, event: Event) -> None:
    """From everybody outside of the project."""
    _set(event, waits=False, is_hidden=True)


@transaction.atomic
def show(*, event: Event) -> None:
    _set(event, is_hidden=False)


def _set(event: Event, **values: bool) -> None:
    for name, value in values.items():
        setattr(event, name, value)
    event.save(update_fields=list(values))
    seen_outside(event.pk)
