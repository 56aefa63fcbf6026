"""Comments on texts: at once for whoever is named, once a day for whom the text or the talk concerns."""

from typing import Any

from django.db import models
from django.utils.translation import gettext_lazy

from portal.activity.choices import Reason
from portal.activity.models import Event
from workspace.projects import comment_kinds
from workspace.projects.comment_kinds import Audience, OfComment
from workspace.projects.models import Project
from workspace.texts.models import Text, TextComment
from workspace.texts.querysets import KEY

# Any, in this module: users and anonymous visitors; texts and comments on them.


class OfTextComment(OfComment):
    way = "thread__text"
    name = "text"

    def comments(self) -> "models.QuerySet[Any]":
        return TextComment.objects.all()

    def things(self, user: Any) -> "models.QuerySet[Any]":
        return Text.objects.kept().filter(project__in=Project.objects.of(user).with_open_room(KEY).values("pk"))

    def rows(self) -> "models.QuerySet[Any]":
        return super().rows().defer("thread__text__state", "thread__text__plain")

    def talked(self, comment: Any) -> "models.QuerySet[Any]":
        """About the same passage."""
        return TextComment.objects.filter(thread=comment.thread_id)

    def concerned(self, thing: Any) -> Audience:
        return [(thing.created_by_id, Reason.THEIRS)]

    def url(self, event: Event, row: Any) -> str:
        return f"{row.thread.text.get_absolute_url()}#{row.thread.anchor}"


class Named(OfTextComment, comment_kinds.Named):
    key = "texts.mention"
    label = gettext_lazy("Somebody names me in a comment on a text")
    order = 5


class Commented(OfTextComment, comment_kinds.Commented):
    key = "texts.comment"
    label = gettext_lazy("Comments on texts that are mine, that I follow, or in which I take part")
    order = 30
