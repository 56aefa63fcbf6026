"""Finishing a project, and what it has brought: figures on its public page."""

from collections.abc import Sequence

from django.core.exceptions import PermissionDenied
from django.db import transaction

from initiatives.models import InitiativeImpact, InitiativePage
from portal.moderation.services.blocking import require_not_blocked
from workspace.projects.choices import Status
from workspace.projects.happenings import record
from workspace.projects.models import Membership
from workspace.projects.permissions import may_edit_page
from workspace.projects.services import managing
from workspace.projects.services.leaving import lock
from workspace.projects.services.versions import draft_of, held_page, make

SAME = ("kind", "low", "high", "rate", "from_year", "to_year", "source")


@transaction.atomic
def finish(*, membership: Membership, figures: Sequence[InitiativeImpact], live: bool) -> None:
    """With what it has brought, where somebody says so. Pressed twice it is as once.

    Errors: ProjectError, BlockedError, ValidationError.
    """
    managing.change_status(membership=membership, status=Status.FINISHED)
    if figures:
        add_figures(membership=membership, figures=figures, live=live)


@transaction.atomic
def add_figures(*, membership: Membership, figures: Sequence[InitiativeImpact], live: bool) -> bool:
    """A version of the page as its editor makes them; gives whether everybody sees it already.

    What stands there already is not added again. Errors: as above.
    """
    if not may_edit_page(membership):
        raise PermissionDenied
    require_not_blocked(membership.user)
    project = lock(membership.project)
    page = held_page(project)
    new = _new(page, figures)
    if not new:
        return page.live

    def write(version: InitiativePage) -> None:
        last = version.impact_figures.count()
        for number, figure in enumerate(new):
            copied = {name: getattr(figure, name) for name in SAME}
            version.impact_figures.add(InitiativeImpact(sort_order=last + number, **copied))
        version.full_clean()

    is_online = make(page=page, write=write, actor=membership.user, live=live)
    record(project, "impact", actor=membership.user)
    return is_online


def _new(page: InitiativePage, figures: Sequence[InitiativeImpact]) -> list[InitiativeImpact]:
    known = {_key(each) for each in draft_of(page).impact_figures.all()}
    return list({_key(each): each for each in figures if _key(each) not in known}.values())


def _key(figure: InitiativeImpact) -> tuple[object, ...]:
    return tuple(getattr(figure, name) for name in SAME)
