"""What somebody wants to hear of: words, kinds, where. The fields are called as in the address of the results."""

from typing import Any
from urllib.parse import urlencode

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from portal.regions.lists import all_municipalities, all_topics
from portal.regions.models import Municipality
from portal.regions.offers import DISTANCES
from search.addresses import Asked
from search.contract import searchables
from search.language import parsed
from search.places import places

LONGEST = 100
FURTHER = ("art", "thema", "sucht", "meine")
USUAL_KM = 25


class SavedSearchForm(forms.Form):
    q = forms.CharField(label=gettext_lazy("Words"), max_length=LONGEST)
    ort = forms.ChoiceField(label=gettext_lazy("Municipality"), required=False)
    km = forms.TypedChoiceField(label=gettext_lazy("How far around it?"), required=False, coerce=int, empty_value=None)
    art = forms.MultipleChoiceField(
        label=gettext_lazy("Only of these kinds"),
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text=gettext_lazy("Without any tick you hear of all."),
    )
    thema = forms.MultipleChoiceField(
        label=gettext_lazy("Only on these topics"), required=False, widget=forms.CheckboxSelectMultiple
    )
    sucht = forms.BooleanField(label=gettext_lazy("Looks for people who join in"), required=False)
    meine = forms.BooleanField(label=gettext_lazy("Only in my projects"), required=False)

    def __init__(self, *args: Any, language: str, **kwargs: Any) -> None:  # Any: Django's own signature
        super().__init__(*args, **kwargs)
        self._language = language
        choices: dict[str, list[tuple[Any, Any]]] = {  # Any: values and labels of choices
            "ort": [("", _("Whole region")), *((each.slug, str(each)) for each in all_municipalities())],
            "km": [("", _("only there")), *((km, _("%(km)s km") % {"km": km}) for km in DISTANCES)],
            "art": [(each.key, each.label) for each in searchables()],
            "thema": [(each.slug, str(each)) for each in all_topics()],
        }
        for name, offered in choices.items():
            self.fields[name].choices = offered  # type: ignore[attr-defined]  # of fields that have choices

    def clean_q(self) -> str:
        words = " ".join(self.cleaned_data["q"].split())
        if not parsed(words, self._language):
            raise forms.ValidationError(_("Write at least one word that the results should contain."))
        return words

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        if cleaned.get("km") and not cleaned.get("ort"):
            self.add_error("ort", _("Around which place?"))
        elif cleaned.get("km") and cleaned.get("ort") not in {each.slug for each in places()}:
            self.add_error("km", _("This is not a place to measure from. Choose a town in it, or “only there”."))
        return cleaned

    @property
    def first(self) -> list[forms.BoundField]:
        """What most people need."""
        return [field for field in self if field.name not in FURTHER]

    @property
    def further(self) -> list[forms.BoundField]:
        return [self[name] for name in FURTHER]

    @property
    def goes_further(self) -> bool:
        return any(field.value() or field.errors for field in self.further)

    @property
    def query(self) -> str:
        """As the results page has it in its address."""
        said = self.cleaned_data
        where = [("bei", said["ort"]), ("km", said["km"])] if said["km"] else [("ort", said["ort"])]
        switches = [(name, "1" if said[name] else "") for name in ("sucht", "meine")]
        pairs = [("q", said["q"]), *(("thema", slug) for slug in said["thema"]), *where, *switches]
        return urlencode([(name, value) for name, value in pairs if value])


def initial_of(asked: Asked) -> dict[str, Any]:  # Any: values of fields
    """What the form begins with. A position is not kept, and days pass."""
    near = asked.near if isinstance(asked.near, Municipality) else None
    place = near or asked.municipality
    km = asked.km if asked.km in DISTANCES else USUAL_KM
    return {
        "q": asked.typed,
        "art": [asked.kind] if asked.kind else [],
        "thema": [topic.slug for topic in asked.topics],
        "ort": place.slug if place else "",
        "km": km if near else "",
        "sucht": asked.seeks,
        "meine": asked.mine,
    }
