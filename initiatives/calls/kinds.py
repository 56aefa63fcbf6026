"""Calls and offers: a new one for those who follow its place, its topics or its initiative."""

from collections.abc import Iterable
from typing import Any

from django.db import models
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from initiatives.calls.choices import Status
from initiatives.calls.models import Call
from portal.activity.about_rows import AboutRow
from portal.activity.audiences import followers_of
from portal.activity.choices import Group, Reason
from portal.activity.events import happen
from portal.activity.models import Event
from portal.base.visibility import original_of

# Any, in this module: users and anonymous visitors; calls.


class Opened(AboutRow):
    key = "calls.opened"
    label = gettext_lazy("Calls and offers where I follow the place, the topic or the initiative")
    group = Group.SHOWCASE
    public = True

    def audience(self, event: Event) -> Iterable[tuple[int, Reason]]:
        return followers_of(event)

    def seen_by(self, user: Any) -> "models.QuerySet[Any]":
        return Call.objects.public()

    def rows(self) -> "models.QuerySet[Any]":
        return Call.objects.all()

    def words(self, event: Event, row: Any) -> str:
        said = _("New offer: “%(title)s”") if row.is_offer else _("New call: “%(title)s”")
        return said % {"title": row.title}


def opened(call: Call) -> None:
    """For the first time: what is opened again is not new."""
    if call.status != Status.OPEN or Event.objects.about(call).of_kinds([Opened.key]).exists():
        return
    about: list[models.Model] = [original_of(call.initiative)] if call.initiative is not None else []
    about += [call.municipality] if call.municipality is not None else []
    happen(Opened.key, target=call, actor=call.owner, about=[*about, *call.topics.all()])
