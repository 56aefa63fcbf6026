"""Projects, and who finds what is inside: those who may enter, in the rooms that are open there, asked each time.

What a project shows to everybody is for everybody in the index as well; it is written anew where that may have ended.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Any

from django.db.models import QuerySet
from django.db.models.signals import m2m_changed, post_delete, post_save, pre_delete
from django.utils.translation import gettext_lazy as _
from wagtail.models import Page, PageViewRestriction
from wagtail.signals import page_published, page_unpublished, post_page_move

from initiatives.models import InitiativePage
from portal.accounts.models import User
from portal.base.prepared import prepared
from search import audiences, contract
from search.contract import Searchable, searchable_named
from search.entries import LONGEST_TEXT, PUBLIC, Entry
from search.regional import also_of, degrees
from search.services.changing import changed
from workspace.projects.choices import Status
from workspace.projects.models import InternalComment, Project
from workspace.projects.querysets import may_look_inside
from workspace.projects.rooms import Room, rooms

ALSO_PUBLIC = frozenset({"name", "slug", "status", "is_listed", "page", "rooms_off"})
"""The fields of a project that say what everybody may see of it, and where."""
UID = "workspace.projects.searching"

KEY = "projects"
ITSELF = "project"
"""Not a room's key: who may enter finds the project whatever is switched off in it."""
SAYS_NOTHING = frozenset({"active_at", "baton_at", "said", "asked_back_at", "deleted_on", "story", "idea"})
OPEN = frozenset({Status.ACTIVE, Status.PAUSED})
LONGEST_SAID = LONGEST_TEXT // 2

# Any, in this module: users, rows of whatever model, and a signal's arguments.


class Projects(Searchable):
    """What has a page that everybody may read is found as that; its people find the way into the workspace, too."""

    key, label, order = KEY, _("Projects"), 15

    def rows(self) -> "QuerySet[Project]":
        return Project.objects.all()

    def entries(self, objects: Sequence[Project]) -> Iterator[Entry]:
        pks = [project.pk for project in objects]
        listed = set(Project.objects.listed().filter(pk__in=pks).values_list("pk", flat=True))
        paged = set(Project.objects.with_public_page().filter(pk__in=pks).values_list("pk", flat=True))
        rows = Project.objects.filter(pk__in=pks).select_related("municipality").prefetch_related("topics")
        for project in rows:
            is_open = project.pk in listed and project.pk not in paged
            topics = list(project.topics.all())
            yield Entry(
                object_pk=project.pk,
                title=project.name,
                path=project.get_absolute_url() if is_open else project.workspace_url,
                summary=project.summary,
                text=f"{project.plan}\n{project.needs}",
                also=f"{project.place_name} {also_of(project.municipality, topics)}",
                audience=PUBLIC if is_open else audience_of(ITSELF, project.pk),
                topics=[topic.pk for topic in topics],
                municipality=project.municipality_id,
                project=project.pk,
                latitude=degrees(project.latitude),
                longitude=degrees(project.longitude),
                date=project.created_at,
                seeks=project.wants_people and project.status in OPEN,
            )


def said_in(comments: Iterable[InternalComment]) -> str:
    """What the project's people say about one of its things: for an entry that they alone find. The newest first, for
    it is cut somewhere."""
    newest = sorted(comments, key=lambda comment: -comment.pk)
    return "\n".join(comment.text for comment in newest)[:LONGEST_SAID]


def audience_of(room: str, project_id: int) -> str:
    """Of what is in this room of the project; things of the kind have the room's key."""
    return f"{room}:{project_id}"


def register() -> None:
    audiences.register("workspace.projects", _tokens_of)
    audiences.register_projects("workspace.projects", _own_projects)
    contract.register(Projects())
    m2m_changed.connect(_with_topics, sender=Project.topics.through, dispatch_uid=KEY)
    watch_public(KEY, lambda project: [project.pk])
    pre_delete.connect(_page_shown_or_hidden, sender=InitiativePage, dispatch_uid=UID)
    post_page_move.connect(_page_moved, dispatch_uid=UID)
    post_save.connect(_project_saved, sender=Project, dispatch_uid=UID)
    post_delete.connect(_project_gone, sender=Project, dispatch_uid=UID)
    for signal in (page_published, page_unpublished):
        signal.connect(_page_shown_or_hidden, sender=InitiativePage, dispatch_uid=UID)
    for saved_or_not in (post_save, post_delete):
        saved_or_not.connect(_restricted, sender=PageViewRestriction, dispatch_uid=UID)


def watch_public(key: str, things_of: Callable[[Project], Iterable[int]]) -> None:
    """Things of this kind are for everybody as long as their project shows itself: tell the index when that changes."""
    _shown[key] = things_of


_shown: dict[str, Callable[[Project], Iterable[int]]] = {}


def _project_saved(instance: Project, update_fields: Iterable[str] | None = None, **_signal: Any) -> None:
    if update_fields is None or not ALSO_PUBLIC.isdisjoint(update_fields):
        _shows_itself_otherwise([instance])  # itself is among what it shows
    elif not SAYS_NOTHING.issuperset(update_fields):
        changed(KEY, [instance.pk])


def _project_gone(instance: Project, **_signal: Any) -> None:
    changed(KEY, [instance.pk])


def _page_shown_or_hidden(instance: InitiativePage, **_signal: Any) -> None:
    _shows_itself_otherwise(Project.objects.filter(page=instance.pk))


def _page_moved(instance: Page, **_signal: Any) -> None:
    """Perhaps to below one that not everybody may read."""
    _shows_itself_otherwise(Project.objects.filter(page__path__startswith=instance.path))


def _with_topics(instance: Any, pk_set: set[int] | None, **_signal: Any) -> None:
    changed(KEY, [instance.pk] if isinstance(instance, Project) else pk_set or [])


def _restricted(instance: PageViewRestriction, **_signal: Any) -> None:
    _shows_itself_otherwise(Project.objects.filter(page__path__startswith=instance.page.path))


def _shows_itself_otherwise(projects: Iterable[Project]) -> None:
    for project in projects:
        for key, things_of in _shown.items():
            changed(key, things_of(project))


def _tokens_of(user: Any) -> Iterator[str]:
    searched = [room for room in rooms() if searchable_named(room.key) is not None]
    for pk, off in _readable(Project.objects.read_by(user)) if may_look_inside(user) else _of_member(user.pk):
        yield audience_of(ITSELF, pk)
        yield from (audience_of(room.key, pk) for room in searched if _is_open(room, off))


@prepared
def _of_member(user: int) -> "QuerySet[Project, Any]":
    return _readable(Project.objects.of(User(pk=user)))


def _readable(projects: "QuerySet[Project]") -> "QuerySet[Project, Any]":
    return projects.order_by().values_list("pk", "rooms_off")


def _own_projects(user: Any) -> Iterable[int]:
    return Project.objects.of(user).values_list("pk", flat=True)


def _is_open(room: Room, off: list[str]) -> bool:
    return not room.is_optional or room.key not in off
