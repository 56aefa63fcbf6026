"""Who may lend and borrow, in sentences. For whom a thing exists at all says `Thing.objects.visible_to`."""

from typing import Any

from portal.regions.models import Municipality
from portal.regions.permissions import areas_of
from workspace.lending.models import Loan, Thing
from workspace.projects.models import Membership
from workspace.projects.permissions import may_comment, may_write

# Any, in this module: users and anonymous visitors.


def places_of(user: Any) -> list[Municipality]:
    """The municipalities whose things the person keeps: managers theirs, portal admins all."""
    if not user.is_authenticated or not user.is_active:
        return []
    rows = Municipality.objects.order_by("name", "pk")
    return list(rows if user.is_superuser else rows.filter(pk__in=areas_of(user) or ()))


def may_keep(user: Any, thing: Thing) -> bool:
    """Give it out, change it, take it away: the managers of its municipality; in a project its admins, and the member
    who has brought it in."""
    if not user.is_authenticated or not user.is_active:
        return False
    if thing.project is None:
        return bool(user.is_superuser or thing.municipality_id in (areas_of(user) or ()))
    membership = _membership(user, thing)
    if membership is None or not may_write(membership):
        return False
    return membership.is_admin or thing.created_by_id == user.pk


def may_borrow(user: Any, thing: Thing) -> bool:
    """Ask for it: everybody with an account; in a project everybody who belongs to it, guests as well."""
    if not user.is_authenticated or not user.is_active:
        return False
    if thing.project is None:
        return True
    membership = _membership(user, thing)
    return membership is not None and may_comment(membership)


def may_withdraw(user: Any, loan: Loan) -> bool:
    return loan.borrower_id == user.pk and user.is_authenticated and may_borrow(user, loan.thing)


def may_give_back(user: Any, loan: Loan) -> bool:
    """Say that it is back: who has had it, and who keeps it."""
    return may_withdraw(user, loan) or may_keep(user, loan.thing)


def _membership(user: Any, thing: Thing) -> Membership | None:
    return Membership.objects.of(user).filter(project=thing.project).select_related("project").first()
