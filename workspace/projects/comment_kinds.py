"""Who hears of what is said inside of a project about a thing in one of its rooms.

Whoever is named, at once; once a day whom the thing concerns, and who has said something about it before.

A room makes its two kinds of these, with a class of its own that says which comments they are.
"""

from abc import abstractmethod
from collections.abc import Iterable, Sequence
from functools import partial
from typing import Any, ClassVar

from django.db import models
from django.utils.translation import gettext as _

from portal.accounts.models import User
from portal.activity.about_sayings import AboutSaying
from portal.activity.choices import Group, Pace, Reason
from portal.activity.events import happen
from portal.activity.models import Event, Follow
from portal.activity.replying.replyables import Target
from portal.comments.mentions import people_named_in
from workspace.projects.internal_comments import InternalComment
from workspace.projects.models import Membership, Project

Audience = Iterable[tuple[int, Reason]]

# Any, in this module: users and anonymous visitors; rows of the room's models.


class OfComment(AboutSaying):
    group = Group.PROJECTS
    depends_on_the_key = True
    way: ClassVar[str]
    """From a comment to its thing, as a look-up."""
    name: ClassVar[str]
    """Of the thing, for mail programs: "task"."""

    @abstractmethod
    def comments(self) -> "models.QuerySet[Any]": ...

    @abstractmethod
    def things(self, user: Any) -> "models.QuerySet[Any]":
        """Those that exist for this person as one of the project's people."""

    def concerned(self, thing: Any) -> Audience:
        """Beside those who take part, and who follow it."""
        return []

    def talked(self, comment: Any) -> "models.QuerySet[Any]":
        """The comments of the same talk."""
        return self.comments().filter(**{self.way: self.thing_of(comment)})

    def seen_by(self, user: Any) -> "models.QuerySet[Any]":
        return self.comments().filter(**{f"{self.way}__in": self.things(user).values("pk")})

    def rows(self) -> "models.QuerySet[Any]":
        return self.comments().select_related("author", f"{self.way}__project")

    def thing_of(self, comment: Any) -> Any:
        thing = comment
        for step in self.way.split("__"):
            thing = getattr(thing, step)
        return thing

    def url(self, event: Event, row: Any) -> str:
        return f"{self.thing_of(row).get_absolute_url()}#{row.anchor}"

    def title(self, row: Any) -> str:
        return str(self.thing_of(row))

    def thread(self, event: Event) -> str:
        return f"{self.name}-{event.object_id}"

    @property
    def replyable(self) -> str:
        """What an answer by mail answers, see `comments_by_mail`."""
        return f"{self.name}comments"

    def reply_to(self, event: Event) -> Target:
        return Target(self.replyable, self.row_id(event))

    def comment_of(self, event: Event) -> Any:
        """None where it was taken back."""
        return self.rows().filter(pk=self.row_id(event)).first()


class Named(OfComment):
    pace = Pace.AT_ONCE
    push = True

    def audience(self, event: Event) -> Audience:
        comment = self.comment_of(event)
        return [(pk, Reason.NAMED) for pk in _named_in(comment, event)] if comment is not None else []

    def sentence(self, name: str, title: str) -> str:
        return _("%(name)s has named you: “%(title)s”") % {"name": name, "title": title}


class Commented(OfComment):
    def audience(self, event: Event) -> Audience:
        """Who is named hears of that; who does not belong to the project, of nothing."""
        comment = self.comment_of(event)
        if comment is None:
            return
        thing, named = self.thing_of(comment), set(_named_in(comment, event))
        inside = {each.user_id for each in _people_of(event)} - named
        before = self.talked(comment).filter(pk__lt=comment.pk).order_by()
        reasons: list[Audience] = [
            self.concerned(thing),
            ((pk, Reason.TAKES_PART) for pk in before.values_list("author", flat=True).distinct()),
            ((pk, Reason.FOLLOWS) for pk in Follow.objects.of(thing).values_list("user", flat=True)),
        ]
        for people in reasons:
            yield from ((pk, reason) for pk, reason in people if pk in inside)

    def settled_for(self, user: Any, events: Sequence[Event]) -> set[int]:
        """Whoever has said something about it since has read it."""
        said = self.comments().filter(author=user.pk, **{f"{self.way}__in": {event.object_id for event in events}})
        last = dict(said.order_by().values_list(self.way).annotate(models.Max("created_at")))
        return {event.pk for event in events if event.object_id in last and last[event.object_id] > event.at}

    def sentence(self, name: str, title: str) -> str:
        return _("%(name)s has commented on “%(title)s”") % {"name": name, "title": title}


def tell(comment: InternalComment, *kinds: type[OfComment], thing: models.Model, membership: Membership) -> None:
    """Within the transaction in which it is said."""
    project: Project = membership.project
    for kind in kinds:
        happen(kind.key, target=thing, scope=project, actor=membership.user, data={"comment": comment.pk})


def _named_in(comment: InternalComment, event: Event) -> list[int]:
    people = [each.user for each in _people_of(event) if each.user_id != comment.author_id]
    return [each.pk for each in people_named_in(comment.text, partial(_whose_name_begins_with, people))]


def _people_of(event: Event) -> "models.QuerySet[Membership]":
    return Membership.objects.active().filter(project=event.scope_id).select_related("user").order_by("user")


def _whose_name_begins_with(people: Iterable[User], first: str) -> list[User]:
    return [each for each in people if each.name.casefold().startswith(first.casefold())]
