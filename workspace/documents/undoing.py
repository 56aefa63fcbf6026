"""The last thing somebody did, so that the next page can offer to take it back: kept in the session, offered once."""

import secrets
from dataclasses import asdict, dataclass, field

from django.http import HttpRequest

from workspace.projects.models import Project

IN_SESSION = "documents-undo"


@dataclass(frozen=True)
class Things:
    """Numbers of files and folders that lay together; `names` as they were called there."""

    folder: int | None = None
    documents: list[int] = field(default_factory=list)
    folders: list[int] = field(default_factory=list)
    names: dict[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class Undo:
    said: str
    project: int
    is_deletion: bool
    things: list[Things]
    key: str = field(default_factory=secrets.token_urlsafe)
    is_offered: bool = True


def offer(request: HttpRequest, undo: Undo) -> None:
    request.session[IN_SESSION] = asdict(undo)


def offered(request: HttpRequest, project: Project) -> Undo | None:
    """Once; the button works as long as nothing else was done since."""
    undo = _read(request)
    if undo is None or undo.project != project.pk or not undo.is_offered:
        return None
    request.session[IN_SESSION] = {**asdict(undo), "is_offered": False}
    return undo


def take(request: HttpRequest, project: Project, key: str) -> Undo | None:
    undo = _read(request)
    if undo is None or undo.project != project.pk or not secrets.compare_digest(undo.key, key):
        return None
    del request.session[IN_SESSION]
    return undo


def _read(request: HttpRequest) -> Undo | None:
    kept = request.session.get(IN_SESSION)
    return Undo(**{**kept, "things": [Things(**each) for each in kept["things"]]}) if kept else None
