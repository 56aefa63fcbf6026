"""The filter of the list of ideas in the admin that others have not."""

from collections.abc import Iterable
from typing import Any

from django.contrib.admin import SimpleListFilter
from django.db.models import QuerySet
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from initiatives.ideas.models import CampaignPage, Idea
from portal.base.numbers import row_number


class CampaignFilter(SimpleListFilter):
    title = _("campaign")
    parameter_name = "aktion"

    def lookups(self, request: HttpRequest, model_admin: Any) -> Iterable[tuple[str, str]]:  # Any: wagtail-modeladmin's
        return [(str(page.pk), page.title) for page in CampaignPage.objects.order_by("title")]

    def queryset(self, request: HttpRequest, queryset: "QuerySet[Idea]") -> "QuerySet[Idea]":
        chosen = row_number(self.value() or "")
        return queryset.filter(campaign=chosen) if chosen else queryset
