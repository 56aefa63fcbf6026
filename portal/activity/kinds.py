"""What can happen: each app above registers its kinds of event in AppConfig.ready().

A row holds ids and never words: they are made when it is read, in the reader's language, after access was asked again.
"""

from abc import ABC, abstractmethod
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from django.utils import translation
from django.utils.translation import ngettext

from portal.activity.choices import Group, Pace, Reason
from portal.activity.replying.replyables import Target

if TYPE_CHECKING:
    from django_stubs_ext import StrOrPromise

    from portal.activity.models import Event

# Any, in this module: users and anonymous visitors.


@dataclass(frozen=True)
class Line:
    """One event as it is read."""

    words: str
    """A sentence without a full stop: “Antje hat in „Fest“ geantwortet”."""
    address: str | Callable[[], str]
    """Within the portal, with a slash in front. A function where it is found only when it is asked for: the bell shows
    none."""
    actor: str = ""
    title: str = ""
    """The name of the thing."""

    @property
    def url(self) -> str:
        return self.address if isinstance(self.address, str) else self.address()


def found_later(language: str, address: Callable[[], str]) -> Callable[[], str]:
    """In the language of the words, whichever is switched on by then."""

    def find() -> str:
        with translation.override(language):
            return address()

    return find


class Kind(ABC):
    """One class a kind of event; `register(CommentAnswered())`."""

    key: str
    """Stands in the data: "discussions.reply"."""
    label: "StrOrPromise"
    """For the preferences: “Antworten in Diskussionen”."""
    group: str = Group.PROJECTS
    pace: Pace = Pace.DAILY
    """For whoever has not chosen."""
    beyond_cap = False
    """Direct messages, and dates somebody said yes to."""
    may_be_never = True
    push = False
    """Whether it is offered by web push."""
    public = False
    """Stands in what is new of places and topics."""
    order = 100
    family = ""
    """Kinds of the same one are about the same rows, which exist for the same people: these are read once for all."""

    @abstractmethod
    def audience(self, event: "Event") -> Iterable[tuple[int, Reason]]:
        """The keys of the people with why they hear of it; of several reasons the first holds. The actor is left out,
        as are those who have muted it; whether they may see it is asked when they read."""

    @abstractmethod
    def visible_to(self, user: Any, events: Sequence["Event"]) -> set[int]:
        """The keys of the events which this person may see now; one query for all."""

    def lines(self, events: Sequence["Event"], language: str) -> dict[int, Line]:
        """By the keys of the events, which the person may see; one query for all. Not asked where `told` is another."""
        raise NotImplementedError

    def told(self, user: Any, family: "Family", language: str) -> dict[int, Line]:
        """By the keys of the events those which this person may see now. The language is switched on already."""
        told: dict[int, Line] = {}
        for kind, events in family:
            visible = kind.visible_to(user, events)
            shown = [event for event in events if event.pk in visible]
            told |= kind.lines(shown, language) if shown else {}
        return told

    def settled_for(self, user: Any, events: Sequence["Event"]) -> set[int]:
        """Those on which the person has acted already, or which no longer matter: no mail, and not unread."""
        return set()

    def group_key(self, event: "Event") -> str:
        """What has the same is one line in the bell and in a digest."""
        return f"{self.key}:{event.content_type_id}:{event.object_id}"

    def several(self, lines: Sequence[Line]) -> str:
        """A line for a group, the newest first: “3 neue Antworten in „Fest“”."""
        more = len(lines) - 1
        said = ngettext("%(words)s, and one more like it", "%(words)s, and %(count)d more like it", more)
        return said % {"words": lines[0].words, "count": more}

    def quote(self, event: "Event") -> str:
        """For a mail about this alone: what was said."""
        return ""

    def thread(self, event: "Event") -> str:
        """Names what mail programs show together: "discussion-12"."""
        return ""

    def reply_to(self, event: "Event") -> Target | None:
        """What an answer by mail answers."""
        return None


Family = Sequence[tuple[Any, Sequence["Event"]]]
"""Kinds of the same class or a common one above, each with its events."""

_KINDS: dict[str, Kind] = {}


def register(*kinds: Kind) -> None:
    _KINDS.update({kind.key: kind for kind in kinds})


def kind_named(key: str) -> Kind | None:
    """None for what an app has left behind that is no longer there."""
    return _KINDS.get(key)


def kinds() -> list[Kind]:
    """All, in the order of the preferences."""
    groups = list(Group)
    return sorted(_KINDS.values(), key=lambda kind: (groups.index(Group(kind.group)), kind.order, kind.key))
