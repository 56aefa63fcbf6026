"""A page is online for the first time: whoever follows what it is about hears of it."""

from collections.abc import Iterable
from datetime import datetime
from typing import TYPE_CHECKING, Any

from django.db import models
from wagtail.models import Page
from wagtail.signals import page_published

from portal.activity.about_rows import AboutRow
from portal.activity.audiences import followers_of
from portal.activity.choices import Group, Reason
from portal.activity.events import happen
from portal.activity.kinds import register
from portal.activity.models import Event
from portal.base.visibility import everybody_may_read, original_of

if TYPE_CHECKING:
    from django_stubs_ext import StrOrPromise

# Any, in this module: users and anonymous visitors; pages of whatever type; a signal's arguments.


class PagePublished(AboutRow):
    """Of one type of pages with topics and a municipality; once a page, whichever of its translations comes first."""

    group = Group.SHOWCASE
    public = True

    def __init__(self, model: type[Page], *, key: str, label: "StrOrPromise", words: "StrOrPromise") -> None:
        """`words` take `%(title)s`."""
        self.model, self.key, self.label, self._words = model, key, label, words

    def connect(self) -> None:
        register(self)
        page_published.connect(self._published, sender=self.model, weak=False, dispatch_uid=f"hearing-{self.key}")

    def audience(self, event: Event) -> Iterable[tuple[int, Reason]]:
        return followers_of(event)

    def seen_by(self, user: Any) -> "models.QuerySet[Any]":
        return everybody_may_read(self.model.objects.all())

    def rows(self) -> "models.QuerySet[Any]":
        return self.model.objects.all()

    def words(self, event: Event, row: Any) -> str:
        return str(self._words) % {"title": row.title}

    def url(self, event: Event, row: Any) -> str:
        return row.url or "/"

    def group_key(self, event: Event) -> str:
        return f"{self.key}:{event.object_id}"

    def _published(self, instance: Any, **_signal: Any) -> None:
        """What was online before and is put online again is not new."""
        first: datetime | None = instance.first_published_at
        page = original_of(instance)
        known = Event.objects.about(instance).of_kinds([self.key])
        if first != instance.last_published_at or page.pk != instance.pk or known.exists():
            return
        about = [page.municipality, getattr(page, "initiative", None), *page.topics.all()]
        happen(self.key, target=page, actor=None, about=[thing for thing in about if thing is not None])
