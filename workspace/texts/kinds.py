"""Comments on texts: at once for whoever is named, once a day for those who have said something there before."""

from collections.abc import Iterable
from functools import partial
from typing import Any

from django.db import models
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from portal.accounts.models import User
from portal.activity.about_rows import AboutRow
from portal.activity.choices import Group, Pace, Reason
from portal.activity.events import happen
from portal.activity.models import Event
from portal.comments.mentions import people_named_in
from workspace.projects.models import Project
from workspace.texts.models import TextComment
from workspace.texts.querysets import KEY

# Any, in this module: users and anonymous visitors; comments on texts.


class OfComment(AboutRow):
    """Events are about the text; their data lead to the comment."""

    group = Group.PROJECTS

    def row_id(self, event: Event) -> int:
        return int(event.data["comment"])

    def seen_by(self, user: Any) -> "models.QuerySet[Any]":
        projects = Project.objects.of(user).with_open_room(KEY)
        rows = TextComment.objects.filter(thread__text__deleted_at__isnull=True)
        return rows.filter(thread__text__project__in=projects.values("pk"))

    def rows(self) -> "models.QuerySet[Any]":
        return TextComment.objects.select_related("author", "thread__text__project").defer(
            "thread__text__state", "thread__text__plain"
        )

    def url(self, event: Event, row: Any) -> str:
        return f"{row.thread.text.get_absolute_url()}#{row.thread.anchor}"

    def title(self, row: Any) -> str:
        return str(row.thread.text)

    def quote(self, event: Event) -> str:
        row = TextComment.objects.filter(pk=self.row_id(event)).first()
        return row.text if row is not None else ""

    def thread(self, event: Event) -> str:
        return f"text-{event.object_id}"


class Named(OfComment):
    key = "texts.mention"
    label = gettext_lazy("Somebody names me in a comment on a text")
    pace = Pace.AT_ONCE
    push = True
    order = 5

    def audience(self, event: Event) -> Iterable[tuple[int, Reason]]:
        return [(pk, Reason.NAMED) for pk in _named(_comment(event))]

    def words(self, event: Event, row: Any) -> str:
        return _("%(name)s has named you: “%(title)s”") % {"name": row.author, "title": row.thread.text}


class Answered(OfComment):
    key = "texts.comment"
    label = gettext_lazy("Answers in comments on texts")
    order = 30

    def audience(self, event: Event) -> Iterable[tuple[int, Reason]]:
        """Who is named hears of that; who has left the project, of nothing."""
        comment = _comment(event)
        if comment is None:
            return []
        before = comment.thread.comments.filter(pk__lt=comment.pk).values("author_id")
        inside = comment.thread.text.project.memberships.active().filter(user__in=before)
        named = _named(comment)
        return [(pk, Reason.TAKES_PART) for pk in inside.values_list("user", flat=True) if pk not in named]

    def words(self, event: Event, row: Any) -> str:
        return _("%(name)s has answered: “%(title)s”") % {"name": row.author, "title": row.thread.text}


def said(comment: TextComment, project: Project) -> None:
    text = comment.thread.text
    data = {"comment": comment.pk}
    for kind in (Named, Answered):
        happen(kind.key, target=text, scope=project, actor=comment.author, data=data)


def _comment(event: Event) -> TextComment | None:
    return TextComment.objects.select_related("thread__text__project").filter(pk=event.data["comment"]).first()


def _named(comment: TextComment | None) -> set[int]:
    """Only those who belong to the project."""
    if comment is None:
        return set()
    members = comment.thread.text.project.memberships.active().select_related("user")
    people = [each.user for each in members if each.user_id != comment.author_id]
    return {each.pk for each in people_named_in(comment.text, partial(_whose_name_begins_with, people))}


def _whose_name_begins_with(people: Iterable[User], first: str) -> list[User]:
    return [each for each in people if each.name.casefold().startswith(first.casefold())]
