"""What managers do to many initiatives at once, and the project behind one: versions and log entries as the editor's.

The caller has made sure that the person may change, and where it shows, publish each of the pages.
"""

from collections.abc import Callable, Iterable

from django.db import transaction

from initiatives.models import InitiativePage
from portal.accounts.models import User
from portal.regions.models import Topic

Change = Callable[[InitiativePage], bool]
"""Changes the page, and says whether that made a difference."""


@transaction.atomic
def feature(*, initiatives: Iterable[InitiativePage], actor: User, featured: bool = True) -> list[int]:
    """Let them stand first where there is room, or no longer; gives the keys of those that changed."""

    def change(page: InitiativePage) -> bool:
        before, page.is_featured = page.is_featured, featured
        return before != featured

    return _change_each(initiatives, change, actor)


@transaction.atomic
def set_status(*, initiatives: Iterable[InitiativePage], actor: User | None, status: str) -> list[int]:
    """Gives the keys of those that had another status before. Nobody is the actor where the clock does it."""

    def change(page: InitiativePage) -> bool:
        before, page.status = page.status, status
        return before != status

    return _change_each(initiatives, change, actor)


@transaction.atomic
def add_topic(*, initiatives: Iterable[InitiativePage], actor: User, topic: Topic) -> list[int]:
    """Gives the keys of those that did not have it."""

    def change(page: InitiativePage) -> bool:
        topics = list(page.topics.all())
        if topic in topics:
            return False
        page.topics.set([*topics, topic])
        return True

    return _change_each(initiatives, change, actor)


@transaction.atomic
def remove_topic(*, initiatives: Iterable[InitiativePage], actor: User, topic: Topic) -> list[int]:
    """Gives the keys of those that had it."""

    def change(page: InitiativePage) -> bool:
        topics = list(page.topics.all())
        page.topics.set([each for each in topics if each != topic])
        return topic in topics

    return _change_each(initiatives, change, actor)


@transaction.atomic
def publish(*, initiatives: Iterable[InitiativePage], actor: User) -> list[int]:
    """The latest version of each; gives the keys of those that showed something else, or nothing, before."""
    waiting = [page for page in initiatives if page.has_unpublished_changes or not page.live]
    for page in waiting:
        _latest(page).save_revision(user=actor).publish(user=actor)
    return [page.pk for page in waiting]


@transaction.atomic
def unpublish(*, initiatives: Iterable[InitiativePage], actor: User) -> list[int]:
    """Take them down; their versions stay."""
    shown = [page for page in initiatives if page.live]
    for page in shown:
        page.unpublish(user=actor)
    return [page.pk for page in shown]


def _change_each(initiatives: Iterable[InitiativePage], change: Change, actor: User | None) -> list[int]:
    return [page.pk for page in initiatives if _change(page, change, actor)]


def _change(page: InitiativePage, change: Change, actor: User | None) -> bool:
    """What readers see changes at once; a draft that waits beside it is changed as well and waits on."""
    draft = _latest(page) if page.has_unpublished_changes or not page.live else None
    changed = False
    if page.live and change(page):
        page.save_revision(user=actor, log_action=True).publish(user=actor, skip_permission_checks=True)
        changed = True
    if draft is not None and change(draft):
        draft.save_revision(user=actor, log_action=True)
        changed = True
    elif draft is not None and changed:
        draft.save_revision(user=actor)  # it stays the latest
    return changed


def _latest(page: InitiativePage) -> InitiativePage:
    return page.get_latest_revision_as_object()
