"""The public page as the project itself changes it: a version like the editor's, which never overwrites another one."""

from dataclasses import dataclass, field
from functools import partial
from typing import Any

from django.core.exceptions import PermissionDenied
from django.core.files.uploadedfile import UploadedFile
from django.db import transaction

from initiatives.models import InitiativePage
from portal.base.models import PortalImage
from portal.moderation.services.blocking import require_not_blocked
from portal.regions.models import Topic
from workspace.projects import story
from workspace.projects.errors import PageConflictError
from workspace.projects.happenings import record
from workspace.projects.models import Membership
from workspace.projects.permissions import may_edit_page
from workspace.projects.services.pictures import Words, store
from workspace.projects.services.versions import draft_of, held_page, make

TEXT = "text"


@dataclass(frozen=True)
class Said:
    """What the form says about a page."""

    values: dict[str, Any] = field(default_factory=dict)  # Any: fields of the page
    topics: list[Topic] = field(default_factory=list)
    story: str = ""
    picture: UploadedFile | None = None
    words: str = ""
    """What the picture shows, for people who do not see it."""
    drops_picture: bool = False


def story_of(page: InitiativePage) -> str:
    """The first text among the page's blocks, as the field shows it."""
    block = next((block for block in page.body if block.block_type == TEXT), None)
    return story.as_text(block.value) if block is not None else ""


@transaction.atomic
def update(*, membership: Membership, said: Said, version: int | None, live: bool) -> bool:
    """Gives whether everybody sees it already; else the managers look at it first.

    `version` is the one that was edited; `live`: see `versions.make`. Errors: PageConflictError where somebody has made
    another version meanwhile, ValidationError, BlockedError.
    """
    if not may_edit_page(membership):
        raise PermissionDenied
    require_not_blocked(membership.user)
    page = held_page(membership.project)
    if page.latest_revision_id != version:
        raise PageConflictError(page)
    words = Words("", said.words)
    picture = store(file=said.picture, words=words, membership=membership) if said.picture else None
    goes_online = make(page=page, write=partial(_write, said=said, picture=picture), actor=membership.user, live=live)
    record(membership.project, "page", actor=membership.user, title=page.title)
    return goes_online


def preview(*, page: InitiativePage, said: Said) -> InitiativePage:
    """The page as it would be, not saved."""
    draft = draft_of(page)
    _write(draft, said=said, picture=None, is_saved=False)
    return draft


def _write(page: InitiativePage, *, said: Said, picture: PortalImage | None, is_saved: bool = True) -> None:
    for name, value in said.values.items():
        setattr(page, name, value)
    page.topics.set(said.topics)
    if said.story != story_of(page):
        _replace_story(page, said.story)
    if picture is not None:
        page.picture = picture
    elif said.drops_picture:
        page.picture = None
    if is_saved:
        page.full_clean()


def _replace_story(page: InitiativePage, text: str) -> None:
    """In its place; the blocks around it stay as the editors made them."""
    raw = [dict(block) for block in page.body.raw_data]
    html = story.as_html(text)
    place = next((number for number, block in enumerate(raw) if block["type"] == TEXT), None)
    if place is None:
        raw = [*([{"type": TEXT, "value": html}] if text else []), *raw]
    elif text:
        raw[place]["value"] = html
    else:
        del raw[place]
    page.body = page._meta.get_field("body").stream_block.to_python(raw)
