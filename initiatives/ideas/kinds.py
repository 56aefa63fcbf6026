"""Ideas: a new one for those who follow its place or topics, and what becomes of one for those who stand behind it."""

from collections.abc import Iterable
from typing import Any

from django.db import models
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from initiatives.ideas.mails import became
from initiatives.ideas.models import Idea, Step
from portal.activity.about_rows import AboutRow
from portal.activity.audiences import followers_of
from portal.activity.choices import Group, Reason
from portal.activity.events import happen
from portal.activity.models import Event
from portal.comments.querysets import supporters_of

# Any, in this module: users and anonymous visitors; ideas and their steps.


class Published(AboutRow):
    key = "ideas.published"
    label = gettext_lazy("New ideas where I follow the place or the topic")
    group = Group.SHOWCASE
    public = True

    def audience(self, event: Event) -> Iterable[tuple[int, Reason]]:
        return followers_of(event)

    def seen_by(self, user: Any) -> "models.QuerySet[Any]":
        return Idea.objects.visible_to(user)

    def rows(self) -> "models.QuerySet[Any]":
        return Idea.objects.all()

    def words(self, event: Event, row: Any) -> str:
        return _("A new idea: “%(title)s”") % {"title": row.title}


class BecameSomething(AboutRow):
    """Events are about the idea; their data lead to the step, which can be taken back."""

    key = "ideas.step"
    label = gettext_lazy("What becomes of ideas that I support or follow")
    group = Group.SHOWCASE
    public = True

    def row_id(self, event: Event) -> int:
        return int(event.data["step"])

    def audience(self, event: Event) -> Iterable[tuple[int, Reason]]:
        """Its author and its helpers get a mail of their own (`tasks.tell_of_step`)."""
        idea = Idea.objects.filter(pk=event.object_id).first()
        if idea is None:
            return
        told = {idea.author_id, *idea.helpers.values_list("user", flat=True)}
        people = [(pk, Reason.SUPPORTS) for pk in supporters_of(idea).values_list("pk", flat=True)]
        yield from (each for each in [*people, *followers_of(event)] if each[0] not in told)

    def seen_by(self, user: Any) -> "models.QuerySet[Any]":
        return Step.objects.filter(idea__in=Idea.objects.visible_to(user).values("pk"))

    def rows(self) -> "models.QuerySet[Any]":
        return Step.objects.select_related("idea")

    def words(self, event: Event, row: Any) -> str:
        return became(row.status) % {"title": row.idea.title}

    def url(self, event: Event, row: Any) -> str:
        return str(row.idea.get_absolute_url())

    def title(self, row: Any) -> str:
        return str(row.idea.title)

    def quote(self, event: Event) -> str:
        step = Step.objects.filter(pk=self.row_id(event)).first()
        return step.text if step is not None else ""


def published(idea: Idea) -> None:
    happen(Published.key, target=idea, actor=idea.author, about=_about(idea))


def became_something(step: Step) -> None:
    """Whoever follows its place or topics alone does not hear of each step."""
    happen(BecameSomething.key, target=step.idea, actor=step.actor, data={"step": step.pk})


def _about(idea: Idea) -> list[models.Model]:
    place: list[models.Model] = [idea.municipality] if idea.municipality is not None else []
    return [*place, *idea.topics.all()]
