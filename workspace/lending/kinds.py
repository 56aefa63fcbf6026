"""Who is told what of lending: of a request the keepers, of an answer whoever has asked, of an end the other side."""

from collections.abc import Iterable, Sequence
from typing import Any

from django.db import models
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from portal.accounts.models import User
from portal.activity import kinds
from portal.activity.about_rows import AboutRow
from portal.activity.choices import Group, Pace, Reason
from portal.activity.events import happen
from portal.activity.models import Event
from portal.regions.models import Manager
from workspace.lending.choices import Status
from workspace.lending.models import Loan, Thing
from workspace.lending.permissions import may_keep
from workspace.projects.choices import Role
from workspace.projects.models import Membership

# Any, in this module: users and anonymous visitors; loans.

Audience = Iterable[tuple[int, Reason]]


class AboutLoan(AboutRow):
    group = Group.PORTAL
    family = "loans"
    pace = Pace.AT_ONCE

    def seen_by(self, user: Any) -> "models.QuerySet[Any]":
        return Loan.objects.visible_to(user)

    def rows(self) -> "models.QuerySet[Any]":
        return Loan.objects.for_lists()

    def title(self, row: Any) -> str:
        return str(row.thing)


class Asked(AboutLoan):
    key = "lending.asked"
    label = gettext_lazy("Somebody wants to borrow something that I lend")
    order = 60

    def audience(self, event: Event) -> Audience:
        loan = _loan(event)
        return keepers_of(loan.thing) if loan is not None else []

    def settled_for(self, user: Any, events: Sequence[Event]) -> set[int]:
        """What one of the keepers has answered."""
        asked = Loan.objects.requested().filter(pk__in=[event.object_id for event in events])
        waiting = set(asked.values_list("pk", flat=True))
        return {event.pk for event in events if event.object_id not in waiting}

    def words(self, event: Event, row: Any) -> str:
        said = {"name": _name(event), "thing": row.thing, "when": row.when}
        return _("%(name)s wants to borrow “%(thing)s”: %(when)s") % said

    def quote(self, event: Event) -> str:
        loan = _loan(event)
        return loan.purpose if loan is not None else ""


class Decided(AboutLoan):
    key = "lending.decided"
    label = gettext_lazy("Answers to what I want to borrow")
    order = 61

    def audience(self, event: Event) -> Audience:
        return _borrower(event, Reason.ANSWERED)

    def words(self, event: Event, row: Any) -> str:
        said = {"thing": row.thing, "when": row.when}
        if event.data["status"] == Status.APPROVED:
            return _("You get “%(thing)s”: %(when)s") % said
        return _("You cannot have “%(thing)s”: %(when)s") % said

    def quote(self, event: Event) -> str:
        loan = _loan(event)
        return loan.answer if loan is not None and loan.status == event.data["status"] else ""


class Ended(AboutLoan):
    key = "lending.ended"
    label = gettext_lazy("Something is given back, or not needed after all")
    pace = Pace.DAILY
    order = 62

    def audience(self, event: Event) -> Audience:
        """Both sides, of whom one has done it."""
        loan = _loan(event)
        if loan is None:
            return []
        return [*_borrower(event, Reason.THEIRS), *keepers_of(loan.thing)]

    def words(self, event: Event, row: Any) -> str:
        said = {"name": _name(event), "thing": row.thing, "when": row.when}
        if event.data["status"] == Status.RETURNED:
            return _("%(name)s: “%(thing)s” is back") % said
        return _("%(name)s does not need “%(thing)s” after all: %(when)s") % said


class Due(AboutLoan):
    key = "lending.due"
    label = gettext_lazy("Reminders of what I have borrowed")
    beyond_cap = True
    order = 63

    def audience(self, event: Event) -> Audience:
        return _borrower(event, Reason.THEIRS)

    def settled_for(self, user: Any, events: Sequence[Event]) -> set[int]:
        """What is back."""
        out = Loan.objects.approved().filter(pk__in=[event.object_id for event in events])
        there = set(out.values_list("pk", flat=True))
        return {event.pk for event in events if event.object_id not in there}

    def words(self, event: Event, row: Any) -> str:
        return _("Please bring “%(thing)s” back: %(when)s") % {"thing": row.thing, "when": row.when}


class Missing(Due):
    key = "lending.missing"
    label = gettext_lazy("Something that was lent is not back in time")
    order = 64

    def audience(self, event: Event) -> Audience:
        """Both sides: whoever keeps it has others waiting for it."""
        loan = _loan(event)
        return [*_borrower(event, Reason.THEIRS), *keepers_of(loan.thing)] if loan is not None else []

    def words(self, event: Event, row: Any) -> str:
        return _("“%(thing)s” should be back by now: %(when)s") % {"thing": row.thing, "when": row.when}


def keepers_of(thing: Thing) -> list[tuple[int, Reason]]:
    if thing.project is None:
        managers = Manager.objects.of(thing.municipality).filter(user__is_active=True).order_by("user")
        return [(pk, Reason.MANAGER) for pk in managers.values_list("user", flat=True)]
    rows = Membership.objects.active().filter(project=thing.project)
    admins = list(rows.filter(role=Role.ADMIN).order_by("user").values_list("user", flat=True))
    brought_in_by = thing.created_by if thing.created_by is not None and may_keep(thing.created_by, thing) else None
    own = [(brought_in_by.pk, Reason.THEIRS)] if brought_in_by is not None else []
    return [*own, *((pk, Reason.ADMIN) for pk in admins)]


def asked(loan: Loan, actor: User) -> None:
    _happen(Asked.key, loan, actor)


def decided(loan: Loan, actor: User) -> None:
    _happen(Decided.key, loan, actor)


def ended(loan: Loan, actor: User) -> None:
    _happen(Ended.key, loan, actor)


def due(loan: Loan) -> None:
    _happen(Due.key, loan, None)


def missing(loan: Loan) -> None:
    _happen(Missing.key, loan, None)


def register() -> None:
    kinds.register(Asked(), Decided(), Ended(), Due(), Missing())


def _happen(kind: str, loan: Loan, actor: User | None) -> None:
    happen(kind, target=loan, actor=actor, scope=loan.thing.project, data={"status": str(loan.status)})


def _loan(event: Event) -> Loan | None:
    return Loan.objects.for_lists().filter(pk=event.object_id).first()


def _borrower(event: Event, reason: Reason) -> Audience:
    loan = _loan(event)
    return [(loan.borrower_id, reason)] if loan is not None and loan.borrower_id is not None else []


def _name(event: Event) -> str:
    return event.actor.get_short_name() if event.actor else _("Somebody")
