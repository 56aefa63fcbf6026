"""Who gets the newsletter: for the portal's admins, with a table to take along, and the end of one."""

from typing import Any

import django_filters
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.generic import TemplateView
from wagtail.admin import messages
from wagtail.admin.filters import WagtailFilterSet
from wagtail.admin.ui.tables import Column, DateColumn, TitleColumn
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin
from wagtail.admin.views.reports import ReportView

from home.newsletters.choices import EndedFor
from home.newsletters.models import Subscription
from home.newsletters.permissions import may_see_subscriptions
from home.newsletters.querysets import SubscriptionQuerySet
from home.newsletters.services import subscribing

STATES = [
    ("gets", gettext_lazy("gets it")),
    ("asked", gettext_lazy("not confirmed yet")),
    ("ended", gettext_lazy("ended")),
]
INDEX = "newsletter_subscriptions"


class ForAdminsMixin:
    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> Any:  # Any: Django's own signature
        if not may_see_subscriptions(request.user):
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)  # type: ignore[misc]  # of the view beside it


class SubscriptionFilter(WagtailFilterSet):
    state = django_filters.ChoiceFilter(label=gettext_lazy("State"), choices=STATES, method="in_state")
    email = django_filters.CharFilter(label=gettext_lazy("Address"), lookup_expr="icontains")

    class Meta:
        model = Subscription
        fields = ["state", "email", "municipality", "language"]

    def in_state(self, rows: SubscriptionQuerySet, _name: str, state: str) -> SubscriptionQuerySet:
        return rows.in_state(state)


def end_url(subscription: Subscription) -> str:
    """Nothing where it has ended already."""
    return reverse("newsletter_subscription_end", args=[subscription.pk]) if subscription.ended_at is None else ""


class SubscriptionsView(ForAdminsMixin, ReportView):
    model = Subscription
    page_title = gettext_lazy("Subscriptions of the newsletter")
    header_icon = "group"
    index_url_name = INDEX
    index_results_url_name = f"{INDEX}_results"
    filterset_class = SubscriptionFilter
    default_ordering = "-asked_at"
    list_export = ["email", "municipality.name", "language", "standing", "asked_at", "confirmed_at", "ended_at"]
    export_headings = {
        "municipality.name": gettext_lazy("Municipality"),
        "standing": gettext_lazy("State"),
    }
    columns = [
        TitleColumn("email", label=gettext_lazy("Address"), sort_key="email", get_url=end_url),
        Column("municipality", label=gettext_lazy("Municipality"), accessor=lambda row: row.municipality or _("none")),
        Column("language", label=gettext_lazy("Language"), accessor="get_language_display", sort_key="language"),
        Column("state", label=gettext_lazy("State"), accessor="standing"),
        DateColumn("asked_at", label=gettext_lazy("Asked for"), sort_key="asked_at"),
        DateColumn("confirmed_at", label=gettext_lazy("Confirmed"), sort_key="confirmed_at"),
    ]

    def get_base_queryset(self) -> Any:  # Any: Wagtail's own
        return Subscription.objects.select_related("municipality")

    def get_filename(self) -> str:
        return "newsletter"

    def get_page_subtitle(self) -> str:
        """How many there are in each state."""
        rows = Subscription.objects.all()
        return ", ".join(f"{label}: {rows.in_state(state).count()}" for state, label in STATES)


class EndSubscriptionView(ForAdminsMixin, WagtailAdminTemplateMixin, TemplateView):
    template_name = "home/newsletters/admin/end_subscription.html"
    page_title = gettext_lazy("End the subscription")
    header_icon = "group"
    _show_breadcrumbs = True

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> Any:  # Any: Django's own signature
        self.pk = kwargs["pk"]
        return super().dispatch(request, *args, **kwargs)

    @property
    def subscription(self) -> Subscription:
        return get_object_or_404(Subscription, pk=self.pk, ended_at__isnull=True)

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        subscription = self.subscription
        subscribing.end(subscription=subscription, why=EndedFor.ADMIN)
        messages.success(request, _("No newsletter goes to %(email)s any more.") % {"email": subscription.email})
        return redirect(INDEX)

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:  # Any: addresses and words
        return [
            *self.breadcrumbs_items,
            {"url": reverse(INDEX), "label": SubscriptionsView.page_title},
            {"url": "", "label": self.page_title},
        ]

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        context = {"subscription": self.subscription, "back_url": reverse(INDEX)}
        return {**super().get_context_data(**kwargs), **context}
