"""What people hear of conversations: a message is told at once, and no cap holds it back."""

from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING, Any

from django.db.models import QuerySet
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from portal.activity.about_rows import AboutRow
from portal.activity.choices import Group, Pace, Reason
from portal.activity.kinds import Kind, Line, register
from portal.activity.replying.replyables import Target
from portal.base.prepared import prepared
from workspace.conversations.models import Blocking, Circular, Delivery, Message, Participant

if TYPE_CHECKING:
    from portal.activity.models import Event
    from workspace.conversations.querysets import MessageQuerySet

# Any, in this module: users and anonymous visitors.

MESSAGE, CIRCULAR = "conversations.message", "conversations.circular"
CONVERSATIONS, CIRCULARS = "conversations", "circulars"
"""What is answered by mail (`by_mail`)."""


class MessageWritten(AboutRow):
    """Its target is the conversation, so that whoever reads that has heard of all in it."""

    key = MESSAGE
    label = gettext_lazy("Messages to you")
    group = Group.CONVERSATIONS
    pace = Pace.AT_ONCE
    beyond_cap = True
    push = True
    order = 10
    depends_on_the_key = True

    def audience(self, event: "Event") -> Iterator[tuple[int, Reason]]:
        """Nobody who has muted it, or whom its author does not reach any more."""
        blocked = Blocking.objects.filter(whom=event.actor_id).values("by")
        rows = Participant.objects.present().filter(conversation=event.object_id, is_muted=False)
        rows = rows.filter(begins_after__lt=event.data["message"]).exclude(user__in=blocked)
        for user in rows.order_by("user").values_list("user", flat=True):
            yield user, Reason.DIRECT

    def row_id(self, event: "Event") -> int:
        return int(event.data["message"])

    def seen_by(self, user: Any) -> "MessageQuerySet":
        return Message.objects.standing().visible_to(user)

    def rows(self) -> "MessageQuerySet":
        rows = Message.objects.select_related("author", "conversation")
        return rows.only("author__name", "conversation__title")

    def words(self, event: "Event", row: Message) -> str:
        title = self.title(row)
        said = _("%(name)s has written in “%(title)s”") if title else _("New message from %(name)s")
        return said % {"name": self.actor(event, row), "title": title}

    def title(self, row: Message) -> str:
        return row.conversation.title

    def actor(self, event: "Event", row: Message) -> str:
        return row.author.name if row.author else _("Deleted account")

    def settled_for(self, user: Any, events: Sequence["Event"]) -> set[int]:
        """They have read it on the page."""
        read_to = dict(_read_to(user.pk, {event.object_id for event in events}))
        return {event.pk for event in events if event.data["message"] <= read_to.get(event.object_id, 0)}

    def several(self, lines: Sequence[Line]) -> str:
        number, line = len(lines), lines[0]
        if line.title:
            said = ngettext("%(number)d new message in “%(title)s”", "%(number)d new messages in “%(title)s”", number)
        else:
            said = ngettext("%(number)d new message from %(name)s", "%(number)d new messages from %(name)s", number)
        return said % {"number": number, "title": line.title, "name": line.actor}

    def quote(self, event: "Event") -> str:
        return Message.objects.standing().filter(pk=event.data["message"]).values_list("text", flat=True).first() or ""

    def thread(self, event: "Event") -> str:
        return f"conversation-{event.object_id}"

    def reply_to(self, event: "Event") -> Target:
        return Target(CONVERSATIONS, event.object_id)


@prepared
def _read_to(user: int, conversations: Iterable[int]) -> "QuerySet[Participant, tuple[int, int]]":
    rows = Participant.objects.filter(user=user, conversation__in=conversations)
    return rows.order_by().values_list("conversation", "read_to")


class CircularSent(Kind):
    """Its mail goes out by itself, because its delivery is counted; whoever gets that hears of it by nothing else."""

    key = CIRCULAR
    label = gettext_lazy("Circulars of the climate management")
    group = Group.CONVERSATIONS
    pace = Pace.AT_ONCE
    order = 20

    def audience(self, event: "Event") -> Iterator[tuple[int, Reason]]:
        rows = Circular.objects.get(pk=event.object_id).deliveries.order_by("user")
        for user in rows.values_list("user", flat=True).iterator():
            yield user, Reason.ADMIN

    def visible_to(self, user: Any, events: Sequence["Event"]) -> set[int]:
        rows = Circular.objects.visible_to(user).filter(pk__in={event.object_id for event in events})
        there = set(rows.values_list("pk", flat=True))
        return {event.pk for event in events if event.object_id in there}

    def settled_for(self, user: Any, events: Sequence["Event"]) -> set[int]:
        mailed = Delivery.objects.filter(user=user, by_mail=True, circular__in={event.object_id for event in events})
        there = set(mailed.values_list("circular", flat=True))
        return {event.pk for event in events if event.object_id in there}

    def lines(self, events: Sequence["Event"], language: str) -> dict[int, Line]:
        rows = Circular.objects.filter(pk__in={event.object_id for event in events}).select_related("by")
        circulars = {each.pk: each for each in rows}
        return {event.pk: self._line(circulars[event.object_id]) for event in events if event.object_id in circulars}

    def _line(self, circular: Circular) -> Line:
        said = _("Circular: “%(subject)s”") % {"subject": circular.subject}
        name = circular.by.name if circular.by else ""
        return Line(said, reverse("conversations:circular", args=[circular.pk]), name, circular.subject)


def register_kinds() -> None:
    register(MessageWritten(), CircularSent())
