"""Who is told what of discussions: of new ones the project, of replies who takes part, and of mentions who is named."""

from collections.abc import Iterable, Sequence
from typing import Any

from django.db import models
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from portal.activity import kinds
from portal.activity.about_sayings import AboutSaying
from portal.activity.choices import Pace, Reason
from portal.activity.kinds import Line
from portal.activity.models import Event, Follow
from portal.activity.replying.replyables import Target
from portal.base.prepared import prepared
from workspace.discussions.models import Mention, Reading, Reply
from workspace.discussions.services.announcing import MENTION, REPLY, TOPIC
from workspace.projects.models import Membership

REPLYABLE = "discussions"
"""What an answer by mail answers: a reply."""

# Any, in this module: users and anonymous visitors; replies.

Audience = Iterable[tuple[int, Reason]]


class OfDiscussions(AboutSaying):
    """All of them are about a topic."""

    said = "reply"
    depends_on_the_key = True
    family = "discussions"

    def seen_by(self, user: Any) -> "models.QuerySet[Any]":
        """What was deleted since is there for nobody."""
        return Reply.objects.visible_to(user)

    def rows(self) -> "models.QuerySet[Any]":
        rows = Reply.objects.standing().select_related("author", "topic__project")
        return rows.only("number", "author__name", "topic__title", "topic__project__slug")

    def speaker(self, row: Any) -> str:
        return str(row.author.get_short_name() if row.author else _("Somebody"))

    def title(self, row: Any) -> str:
        return str(row.topic.title)

    def settled_for(self, user: Any, events: Sequence[Event]) -> set[int]:
        """Whoever has read as far as that."""
        marks = dict(_marks(user.pk, {event.object_id for event in events}))
        return {event.pk for event in events if event.data["number"] <= marks.get(event.object_id, -1)}

    def thread(self, event: Event) -> str:
        return f"discussion-{event.object_id}"

    def reply_to(self, event: Event) -> Target:
        return Target(REPLYABLE, int(event.data["reply"]))


@prepared
def _marks(user: int, topics: Iterable[int]) -> "models.QuerySet[Reading, tuple[int, int]]":
    return Reading.objects.filter(membership__user=user, topic__in=topics).values_list("topic", "number")


class Begun(OfDiscussions):
    key = TOPIC
    label = gettext_lazy("New discussions")
    order = 20

    def audience(self, event: Event) -> Audience:
        """Who is named in it hears of that."""
        named = _named_in(event)
        if named is None:
            return
        people = Membership.objects.filter(project=event.scope_id, user__is_active=True).exclude(user__in=named)
        for pk in people.order_by("user").values_list("user", flat=True).iterator():
            yield pk, Reason.MEMBER

    def sentence(self, name: str, title: str) -> str:
        return _("%(name)s has begun to discuss “%(title)s”") % {"name": name, "title": title}

    def group_key(self, event: Event) -> str:
        """Those of one project."""
        return f"{self.key}:{event.scope_id}"


class Replied(OfDiscussions):
    key = REPLY
    label = gettext_lazy("Replies in discussions that you take part in or follow")
    order = 22

    def audience(self, event: Event) -> Audience:
        reply = Reply.objects.filter(pk=event.data["reply"]).select_related("topic", "quoted").first()
        named = _named_in(event)
        if reply is None or named is None:
            return
        topic = reply.topic
        said = topic.replies.filter(deleted_at__isnull=True).order_by().values_list("author", flat=True).distinct()
        reasons = [
            ([reply.quoted.author_id] if reply.quoted else [], Reason.ANSWERED),
            ([topic.author_id], Reason.THEIRS),
            (said, Reason.TAKES_PART),
            (Follow.objects.of(topic).values_list("user", flat=True), Reason.FOLLOWS),
        ]
        for people, reason in reasons:
            yield from ((pk, reason) for pk in people if pk is not None and pk not in named)

    def sentence(self, name: str, title: str) -> str:
        return _("%(name)s has replied in “%(title)s”") % {"name": name, "title": title}

    def several(self, lines: Sequence[Line]) -> str:
        said = ngettext("%(count)d new reply in “%(title)s”", "%(count)d new replies in “%(title)s”", len(lines))
        return said % {"count": len(lines), "title": lines[0].title}


class Named(OfDiscussions):
    key = MENTION
    label = gettext_lazy("Somebody names you in a discussion")
    pace = Pace.AT_ONCE
    push = True
    order = 21

    def audience(self, event: Event) -> Audience:
        """Those who were named then: a change of the words names others later."""
        people = {int(pk) for pk in str(event.data["people"]).split(",") if pk}
        rows = Membership.objects.filter(project=event.scope_id, user__is_active=True)
        if not event.data["everybody"]:
            rows = rows.filter(user__in=people)
        for pk in rows.order_by("user").values_list("user", flat=True).iterator():
            yield pk, Reason.NAMED

    def sentence(self, name: str, title: str) -> str:
        return _("%(name)s has named you in “%(title)s”") % {"name": name, "title": title}


def _named_in(event: Event) -> set[int] | None:
    """They hear of it as of a mention. None where everybody is, and nobody else is left."""
    pk = event.data["reply"]
    if Reply.objects.filter(pk=pk, names_everybody=True).exists():
        return None
    return set(Mention.objects.filter(reply=pk).values_list("user", flat=True))


def register() -> None:
    kinds.register(Begun(), Replied(), Named())
