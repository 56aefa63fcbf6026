"""Filters of the admin's lists by municipality and topic.

Django's own for relations ask for `django.contrib.admin`, which this project does not install.
"""

from typing import Any

from django.contrib.admin import SimpleListFilter
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from portal.regions.models import Municipality, Topic


class PlaceFilter(SimpleListFilter):
    title = _("municipality")
    parameter_name = "ort"
    lookup = "municipality__slug"

    def lookups(self, request: Any, model_admin: Any) -> list[tuple[str, str]]:  # Any, here and below: as in Django
        return [(each.slug, str(each)) for each in Municipality.objects.all()]

    def queryset(self, request: Any, queryset: "QuerySet[Any]") -> "QuerySet[Any]":
        return queryset.filter(**{self.lookup: self.value()}) if self.value() else queryset


class TopicFilter(PlaceFilter):
    title = _("topic")
    parameter_name = "thema"
    lookup = "topics__slug"

    def lookups(self, request: Any, model_admin: Any) -> list[tuple[str, str]]:
        return [(each.slug, str(each)) for each in Topic.objects.all()]
