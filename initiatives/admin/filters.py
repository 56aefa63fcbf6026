"""How managers narrow the lists of the showcase."""

from datetime import timedelta
from typing import Any

import django_filters
from django import forms
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from wagtail.admin.filters import WagtailFilterSet

from initiatives.models import InitiativePage
from initiatives.stories.models import SuccessStoryPage
from portal.regions.lists import family_of
from portal.regions.models import Municipality, Topic
from portal.regions.permissions import areas_of

UNTOUCHED = timedelta(days=365)
WHOLE_REGION = "null"
YES = [("yes", _("Yes"))]
STATES = [
    ("live", _("Published")),
    ("draft", _("Draft")),
    ("scheduled", _("Scheduled")),
    ("changed", _("Published, with unpublished changes")),
]

Pages = Any  # a queryset of whatever page type


def municipalities_for(request: Any) -> Any:  # Any: the request, and a queryset
    """Managers choose among their own."""
    areas = areas_of(request.user)
    return Municipality.objects.all() if areas is None else Municipality.objects.filter(pk__in=areas)


def in_municipality(pages: Pages, _name: str, value: Any) -> Pages:  # Any: a municipality, or that none is meant
    """With what belongs to it, as in the public lists."""
    if value == WHOLE_REGION:
        return pages.filter(municipality__isnull=True)
    return pages.filter(municipality__in=family_of(value))


def about(pages: Pages, _name: str, topics: list[Topic]) -> Pages:
    """At least one of the topics."""
    if not topics:
        return pages
    through = pages.model.topics.through
    column = pages.model.topics.field.m2m_column_name()
    return pages.filter(pk__in=through.objects.filter(topic__in=topics).values(column))


def in_state(pages: Pages, _name: str, state: str) -> Pages:
    conditions = {
        "live": Q(live=True),
        "draft": Q(live=False, _approved_schedule=False),
        "scheduled": Q(_approved_schedule=True),
        "changed": Q(live=True, has_unpublished_changes=True),
    }
    return pages.annotate_approved_schedule().filter(conditions[state])


def untouched(pages: Pages, _name: str, _value: str) -> Pages:
    """Nobody has saved it for a year; what never had a version counts from its publication."""
    before = timezone.now() - UNTOUCHED
    never_saved = Q(latest_revision_created_at__isnull=True)
    return pages.filter(
        Q(latest_revision_created_at__lt=before)
        | never_saved & (Q(last_published_at__lt=before) | Q(last_published_at__isnull=True))
    )


class CuratedFilterSet(WagtailFilterSet):
    """What every list of the showcase can be narrowed by."""

    municipality = django_filters.ModelChoiceFilter(
        label=_("Municipality"),
        queryset=municipalities_for,
        method=in_municipality,
        empty_label=_("All"),
        null_label=_("Whole region"),
        null_value=WHOLE_REGION,
    )
    topics = django_filters.ModelMultipleChoiceFilter(
        label=_("Topic"), queryset=Topic.objects.all(), method=about, widget=forms.CheckboxSelectMultiple
    )
    state = django_filters.ChoiceFilter(
        label=_("Publication"), choices=STATES, method=in_state, empty_label=_("All"), widget=forms.RadioSelect
    )
    untouched = django_filters.ChoiceFilter(
        label=_("Not touched for 12 months"),
        choices=YES,
        method=untouched,
        empty_label=_("All"),
        widget=forms.RadioSelect,
    )


class InitiativeFilterSet(CuratedFilterSet):
    kind = django_filters.MultipleChoiceFilter(
        label=_("Kind"), choices=InitiativePage.Kind, widget=forms.CheckboxSelectMultiple
    )
    status = django_filters.MultipleChoiceFilter(
        label=_("Status"), choices=InitiativePage.Status, widget=forms.CheckboxSelectMultiple
    )

    class Meta:
        model = InitiativePage
        fields = ["wants_people", "is_featured"]


class StoryFilterSet(CuratedFilterSet):
    class Meta:
        model = SuccessStoryPage
        fields: list[str] = []
