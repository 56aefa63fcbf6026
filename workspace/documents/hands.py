"""Who may edit a file, said in words, and what its lock offers to this person."""

from dataclasses import dataclass

from django.utils import timezone
from django.utils.formats import time_format
from django.utils.translation import gettext as _

from workspace.documents.models import Document
from workspace.documents.permissions import may_lock, may_release
from workspace.projects.models import Membership
from workspace.projects.permissions import may_write


@dataclass(frozen=True)
class Hand:
    said: str
    is_mine: bool
    may_take: bool
    may_release: bool


def hand_of(document: Document, membership: Membership) -> Hand:
    is_mine = document.is_locked and document.locked_by_id == membership.pk
    return Hand(
        said=_said(document, membership, is_mine=is_mine),
        is_mine=is_mine,
        may_take=may_lock(membership, document) and not document.is_locked,
        may_release=may_release(membership, document),
    )


def _said(document: Document, membership: Membership, *, is_mine: bool) -> str:
    if membership.project.is_closed:
        return _("Nobody any more: this project can only be read.")
    if document.is_locked and document.locked_until is not None and document.locked_by is not None:
        until = time_format(timezone.localtime(document.locked_until))
        if is_mine:
            said = _(
                "You are working on this file. The others see that until %(time)s, longer while this page is open."
            )
            return said % {"time": until}
        said = _("%(name)s is working on this file just now, until %(time)s. Everybody can read and download it.")
        return said % {"name": document.locked_by.user.get_short_name(), "time": until}
    if not may_write(membership):
        return _("Everybody who works along in this project. You can read and download it.")
    return _("Everybody who works along in this project, you as well. Guests only read.")
