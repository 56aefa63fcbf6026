"""The list of news: what is asked of it in the URL, and what it answers."""

from typing import Any

from django import forms
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from portal.regions.forms.filters import MunicipalityField, TopicField


class NewsFilterForm(forms.Form):
    """What a reader narrows the list by. A value that does not exist counts as no filter."""

    thema = TopicField(label=_("Topic"), empty_label=_("All topics"))
    ort = MunicipalityField(label=_("Municipality"), empty_label=_("The whole region"))
    jahr = forms.TypedChoiceField(label=_("Year"), coerce=int, empty_value=None, required=False)

    def __init__(self, data: Any, *, years: list[int]) -> None:  # Any: request.GET
        super().__init__(data, auto_id="filter-%s")
        self.fields["jahr"].choices = [("", _("All years")), *[(year, str(year)) for year in years]]  # type: ignore[attr-defined]  # a ChoiceField
        for field in self.fields.values():
            field.widget.attrs["class"] = "form-select"

    @property
    def chosen(self) -> dict[str, Any]:
        """The filters that are set and make sense."""
        self.is_valid()
        return {name: value for name, value in self.cleaned_data.items() if value}

    @property
    def query(self) -> dict[str, str]:
        """The chosen filters as they stand in the URL."""
        return {name: str(getattr(value, "slug", value)) for name, value in self.chosen.items()}


def narrowed(news: Any, chosen: dict[str, Any]) -> Any:  # Any: a queryset of NewsPage
    """The news about a topic, from a municipality and what belongs to it, from a year."""
    if topic := chosen.get("thema"):
        news = news.filter(topics=topic)
    if municipality := chosen.get("ort"):
        below = Q(municipality__parent=municipality) | Q(municipality__parent__parent=municipality)
        news = news.filter(Q(municipality=municipality) | below)
    if year := chosen.get("jahr"):
        news = news.filter(date__year=year)
    return news
