"""What waits for the person at the start of the admin: counted, and each with its way to it."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from datetime import timedelta
from typing import Any

from django.db.models import QuerySet
from django.http import HttpRequest
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from wagtail.admin.ui.components import Component
from wagtail.contrib.forms.models import FormSubmission
from wagtail.contrib.forms.utils import get_forms_for_user
from wagtail.models import Page, TaskState

from portal.accounts.models import User
from portal.regions.permissions import is_manager, pages_in_areas_of

SHOWN = 5
RECENT = timedelta(days=7)


@dataclass(kw_only=True)
class Waiting:
    """One kind of thing that waits."""

    label: str
    count: int
    url: str = ""
    links: list[tuple[str, str]] = field(default_factory=list)


_sources: list[Callable[[HttpRequest], Iterable[Waiting]]] = []


def also_waits(source: Callable[[HttpRequest], Iterable[Waiting]]) -> None:
    """Registers what waits in an app above, in its `wagtail_hooks`."""
    if source not in _sources:
        _sources.append(source)


class WaitingPanel(Component):
    """The first panel of the dashboard."""

    name = "waiting"
    order = 100
    template_name = "wagtailadmin/waiting_panel.html"

    def get_context_data(self, parent_context: Any) -> dict[str, Any]:  # Any: Wagtail's context
        request = parent_context["request"]
        return {"waiting": [kind for kind in what_waits(request) if kind.count]}


def what_waits(request: HttpRequest) -> Iterable[Waiting]:
    user = request.user
    yield Waiting(
        label=_("to approve"),
        count=TaskState.objects.reviewable_by(user).count(),
        url=reverse("wagtailadmin_reports:workflow_tasks"),
    )
    pages = _pages_of(user)
    yield _pages(_("drafts"), pages.filter(has_unpublished_changes=True, live=False))
    yield _pages(_("published pages with unpublished changes"), pages.filter(has_unpublished_changes=True, live=True))
    yield _pages(_("pages with a date for publishing"), pages.filter(go_live_at__gt=timezone.now()))
    since = timezone.now() - RECENT
    yield Waiting(
        label=_("answers to forms in the last 7 days"),
        count=FormSubmission.objects.filter(page__in=get_forms_for_user(user), submit_time__gte=since).count(),
        url=reverse("wagtailforms:index"),
    )
    if user.has_perm("portal_accounts.change_user"):
        yield Waiting(
            label=_("new accounts in the last 7 days"),
            count=User.objects.filter(date_joined__gte=since).count(),
            url=reverse("wagtailusers_users:index"),
        )
    for source in _sources:
        yield from source(request)


def _pages_of(user: Any) -> "QuerySet[Page]":  # Any: the request's user
    """A manager's own; for everybody else what they may change."""
    if is_manager(user):
        return pages_in_areas_of(user)
    pages = Page.objects.filter(depth__gt=1)
    return pages if user.is_superuser else pages.filter(owner=user)


def _pages(label: str, pages: "QuerySet[Page]") -> Waiting:
    newest = pages.order_by("-latest_revision_created_at")[:SHOWN]
    links = [(page.draft_title, reverse("wagtailadmin_pages:edit", args=[page.pk])) for page in newest]
    return Waiting(label=label, count=pages.count(), links=links)
