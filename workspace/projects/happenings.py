"""The timeline of a project: each kind of happening registers its words; apps add theirs in AppConfig.ready()."""

from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext_lazy, pgettext_lazy

from portal.activity.events import happen
from workspace.projects.choices import Status
from workspace.projects.rooms import room_named

if TYPE_CHECKING:
    from django_stubs_ext import StrOrPromise

    from portal.accounts.models import User
    from workspace.projects.models import Happening, Project


@dataclass(frozen=True)
class Kind:
    """`words` take `%(name)s`, who did it, and `%(title)s`, the name of the thing."""

    key: str
    words: "StrOrPromise"
    told: "StrOrPromise" = ""
    """What a story for everybody says, without anybody's name; takes `%(count)d`, how often it was in a month. Empty:
    it stays among those who belong to the project."""
    url_of: "Callable[[Project, int], str] | None" = None
    """The address of its thing, where the room has things of several kinds."""


_kinds: dict[str, Kind] = {}


def register(*kinds: Kind) -> None:
    _kinds.update({kind.key: kind for kind in kinds})


def told_kinds() -> dict[str, Kind]:
    """Those of which a story speaks."""
    return {key: kind for key, kind in _kinds.items() if kind.told}


register(
    Kind("founded", gettext_lazy("%(name)s has started the project"), gettext_lazy("The project begins.")),
    Kind(
        "joined",
        gettext_lazy("%(name)s joins in"),
        ngettext_lazy("One person more joins in.", "%(count)d people join in.", "count"),
    ),
    Kind("left", gettext_lazy("%(name)s has left")),
    Kind("role_admin", gettext_lazy("%(name)s is an admin now")),
    Kind("role_member", gettext_lazy("%(name)s is a member now")),
    Kind("role_guest", gettext_lazy("%(name)s is a guest now")),
    Kind("lead", gettext_lazy("%(name)s leads the project now")),
    Kind("lead_no_more", gettext_lazy("%(name)s no longer leads the project")),
    Kind("baton_kept", gettext_lazy("%(name)s says: the project goes on")),
    Kind("baton_passed", gettext_lazy("%(name)s wants to hand over the project")),
    Kind("baton_rest", gettext_lazy("%(name)s says: the project rests for now")),
    Kind("baton_silent", gettext_lazy("The project rests: for a long time nothing has happened")),
    Kind("abandoned", gettext_lazy("The project is finished: nobody is left who could take it on")),
    Kind("page", gettext_lazy("%(name)s has changed the public page")),
    Kind("deletion", gettext_lazy("%(name)s wants to delete the project")),
    Kind("kept", gettext_lazy("%(name)s keeps the project after all")),
    Kind("approved", gettext_lazy("The public page is online"), gettext_lazy("The public page is online.")),
    Kind("story_drafted", gettext_lazy("%(name)s has had a story about the project drafted")),
    Kind("story_withdrawn", gettext_lazy("%(name)s has withdrawn the draft of the story")),
    Kind("story_published", gettext_lazy("The story of the project is online")),
    Kind("impact", gettext_lazy("%(name)s has entered what the project has brought")),
    Kind("inspected", gettext_lazy("%(name)s of the climate management looks into the workspace: “%(title)s”")),
    Kind("inspection_ended", gettext_lazy("%(name)s of the climate management no longer looks into the workspace")),
    Kind("status", pgettext_lazy("timeline of a project", "%(name)s has set the project to “%(title)s”")),
)


@dataclass(frozen=True)
class Line:
    """One happening as it is read."""

    row: "Happening"
    words: str
    project: "Project"

    @cached_property
    def url(self) -> str:
        """Empty where it leads nowhere."""
        return _url(self.row, self.project)


def record(  # noqa: PLR0913  # a line of the timeline, and who hears of it
    project: "Project",
    kind: str,
    *,
    actor: "User | None",
    title: str = "",
    room: str = "",
    object_id: int | None = None,
    is_activity: bool = True,
    is_told: bool = True,
    but: Collection[int] = (),
) -> "Happening":
    """Within the transaction of what happened; the project counts as active from now, unless it was not its people.

    Its people are told of it, unless they hear of it in another way: all of them, or those of these keys (`but`).
    """
    from workspace.projects.models import Happening  # noqa: PLC0415  # models need this module's registry

    row = Happening.objects.create(
        project=project, kind=kind, actor=actor, title=title[:255], room=room, object_id=object_id
    )
    if is_activity:
        type(project).objects.filter(pk=project.pk).update(active_at=row.at)
    if is_told:
        data: dict[str, int | str | bool] = {"happening": row.pk, "kind": kind}
        if but:
            data["but"] = ",".join(map(str, sorted(but)))
        happen("projects.happening", target=project, scope=project, actor=actor, data=data, at=row.at)
    return row


def lines(rows: Sequence["Happening"], project: "Project") -> list[Line]:
    """What a removed app has left behind is passed over; so are the things of rooms that are switched off."""
    return [
        Line(row, str(_kinds[row.kind].words) % {"name": _name(row), "title": _title(row)}, project)
        for row in rows
        if row.kind in _kinds and (not row.room or project.has_room(row.room))
    ]


def _title(row: "Happening") -> str:
    """A status is kept as its value, and read in the reader's language."""
    return str(Status(row.title).label) if row.kind == "status" and row.title in Status.values else row.title


def _name(row: "Happening") -> str:
    return row.actor.get_short_name() if row.actor else _("Somebody")


def _url(row: "Happening", project: "Project") -> str:
    room = room_named(row.room)
    if room is None:
        return ""
    own = _kinds[row.kind].url_of
    if own is not None and row.object_id:
        return own(project, row.object_id)
    return room.url_of(project, row.object_id) if room.url_of and row.object_id else room.url(project)
