"""What all views of lending need to know: whose things, on which pages, and who keeps them.

The same views serve the things of the municipalities and, in a workspace, those of a project.
"""

from collections.abc import Callable
from dataclasses import dataclass
from functools import wraps
from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect

from portal.accounts.models import User
from portal.accounts.signed_in import View
from portal.moderation.errors import ModerationError
from workspace.lending.addresses import address_of
from workspace.lending.errors import LendingError
from workspace.lending.models import Loan, Thing
from workspace.lending.permissions import places_of
from workspace.lending.querysets import ThingQuerySet
from workspace.projects.access import WorkspaceRequest
from workspace.projects.models import Membership, Project
from workspace.projects.permissions import may_write


@dataclass(frozen=True)
class Shelf:
    request: HttpRequest
    membership: Membership | None

    @property
    def project(self) -> Project | None:
        return self.membership.project if self.membership is not None else None

    @property
    def actor(self) -> User:
        """Behind doors that let in nobody else."""
        return self.request.user  # type: ignore[return-value]  # an anonymous visitor is sent to the sign-in

    @property
    def things(self) -> ThingQuerySet:
        if self.project is None:
            return things_of_municipalities(self.request.user)
        return Thing.objects.filter(project=self.project)

    @property
    def kept(self) -> ThingQuerySet:
        """What the person gives out here."""
        return Thing.objects.kept_by(self.request.user).filter(project=self.project)

    @property
    def may_add(self) -> bool:
        if self.membership is not None:
            return self.membership.belongs and may_write(self.membership)
        return bool(places_of(self.request.user))

    def address(self, name: str, *keys: int) -> str:
        return address_of(self.project, name, *keys)

    def thing_or_404(self, pk: int) -> Thing:
        thing = get_object_or_404(self.things, pk=pk)
        if self.project is not None:
            thing.project = self.project
        return thing

    def loan_or_404(self, pk: int, loan_pk: int) -> Loan:
        """The borrower's, and whose thing it is."""
        rows = Loan.objects.visible_to(self.request.user).select_related("borrower", "decided_by")
        loan = get_object_or_404(rows, pk=loan_pk, thing=pk)
        loan.thing = get_object_or_404(
            Thing.objects.select_related("municipality", "project"), pk=pk, project=self.project
        )
        return loan

    def context(self, **more: Any) -> dict[str, Any]:  # Any: a template's context
        return {
            "base": "workspace/lending/base_inside.html" if self.project else "workspace/lending/base_outside.html",
            "list_url": self.address("list"),
            "create_url": self.address("create"),
            "requests_url": self.address("requests"),
            "project": self.project,
            **more,
        }


def things_of_municipalities(user: Any) -> ThingQuerySet:  # Any: users and anonymous visitors
    return Thing.objects.visible_to(user).filter(project__isnull=True).select_related("municipality")


ShelfView = Callable[..., HttpResponse]


def of_municipalities(view: ShelfView) -> View:
    @wraps(view)
    def outside(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:  # Any: a view's own
        return _answered(view, Shelf(request, None), *args, **kwargs)

    return outside


def of_project(view: ShelfView) -> Callable[..., HttpResponse]:
    @wraps(view)
    def inside(request: WorkspaceRequest, *args: Any, **kwargs: Any) -> HttpResponse:  # Any: as above
        return _answered(view, Shelf(request, request.membership), *args, **kwargs)

    return inside


def _answered(view: ShelfView, shelf: Shelf, *args: Any, **kwargs: Any) -> HttpResponse:
    """What cannot be done meanwhile is said on the list."""
    try:
        return view(shelf, *args, **kwargs)
    except (LendingError, ModerationError) as problem:
        messages.error(shelf.request, str(problem))
        return redirect(shelf.address("list"))


def required(is_so: bool) -> None:
    if not is_so:
        raise PermissionDenied
