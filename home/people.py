"""People who want to be found, by whom they want it: under their name and by what these may see of them."""

from collections.abc import Collection, Iterator, Sequence
from typing import Any

from django.db.models import QuerySet
from django.db.models.signals import m2m_changed, post_delete, post_save
from django.utils.translation import gettext_lazy as _

from portal.accounts.models import User, Visibility
from search import contract
from search.contract import Searchable
from search.entries import PUBLIC, SIGNED_IN, Entry, beginning_of
from search.regional import also_of
from search.services.changing import changed

# Any, in this module: a signal's arguments.

KEY = "people"
AUDIENCES = {Visibility.EVERYBODY: PUBLIC, Visibility.SIGNED_IN: SIGNED_IN}
SHOWN_TO = {
    Visibility.EVERYBODY: {Visibility.EVERYBODY},
    Visibility.SIGNED_IN: {Visibility.EVERYBODY, Visibility.SIGNED_IN},
}
SAYS_NOTHING = {"last_login", "password"}


class People(Searchable):
    key, label, order = KEY, _("People"), 65

    def rows(self) -> "QuerySet[User]":
        return User.objects.filter(is_active=True, findable_visibility__in=list(AUDIENCES))

    def entries(self, objects: Sequence[User]) -> Iterator[Entry]:
        rows = User.objects.filter(pk__in=[each.pk for each in objects])
        for person in rows.select_related("municipality").prefetch_related("topics"):
            yield _entry(person)


def _entry(person: User) -> Entry:
    wanted = Visibility(person.findable_visibility)

    def is_shown(part: str) -> bool:
        return getattr(person, f"{part}_visibility") in SHOWN_TO[wanted]

    about = person.about if is_shown("about") else ""
    place = person.municipality if is_shown("municipality") else None
    topics = list(person.topics.all()) if is_shown("topics") else []
    return Entry(
        object_pk=person.pk,
        title=person.name,
        path=person.get_absolute_url(),
        summary=beginning_of(about),
        text=about,
        also=also_of(place, topics),
        language=person.language,
        audience=AUDIENCES[wanted],
        topics=[topic.pk for topic in topics],
        municipality=place.pk if place is not None else None,
    )


def register() -> None:
    contract.register(People())
    post_save.connect(_saved, sender=User, dispatch_uid="search.people.saved")
    post_delete.connect(_gone, sender=User, dispatch_uid="search.people.gone")
    m2m_changed.connect(_topics, sender=User.topics.through, dispatch_uid="search.people.topics")


def _saved(instance: User, update_fields: Collection[str] | None = None, **_signal: Any) -> None:
    """Signing in says nothing new."""
    if update_fields is None or set(update_fields) - SAYS_NOTHING:
        changed(KEY, [instance.pk])


def _gone(instance: User, **_signal: Any) -> None:
    changed(KEY, [instance.pk])


def _topics(instance: Any, action: str, reverse: bool, pk_set: Collection[int] | None, **_signal: Any) -> None:
    if action.startswith("post_"):
        changed(KEY, pk_set or [] if reverse else [instance.pk])
