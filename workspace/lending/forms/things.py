"""What somebody says about a thing that they lend."""

from typing import Any

from crispy_forms.helper import FormHelper
from crispy_forms.layout import HTML, Div, Fieldset, Layout
from django import forms
from django.utils.translation import gettext_lazy as _

from initiatives.directory.points import clean_point
from portal.base.picture_field import OnePictureField
from portal.regions.models import Municipality
from workspace.lending.models import Thing
from workspace.lending.models.things import LONGEST

LONGEST_SIDE = 1200
SAID = ["kind", "title", "text", "place", "latitude", "longitude", "handover", "unit", "longest", "is_lent"]


class ThingForm(forms.ModelForm[Thing]):
    """With the municipality where there is a choice."""

    municipality = forms.ModelChoiceField(queryset=Municipality.objects.none(), label=_("Municipality"))
    new_picture = OnePictureField(max_side=LONGEST_SIDE, label=_("Picture"), required=False)
    picture_words = forms.CharField(
        label=_("What the picture shows"),
        max_length=200,
        required=False,
        help_text=_("For people who do not see it. Needed with a picture."),
    )
    remove_picture = forms.BooleanField(label=_("Remove this picture"), required=False)
    outside = forms.BooleanField(label=_("The place really lies outside the region"), required=False)
    longest = forms.IntegerField(label=_("For at most so many days"), min_value=1, max_value=LONGEST, initial=7)

    class Meta:
        model = Thing
        fields = SAID
        labels = {"kind": _("What is it?"), "unit": _("How is it lent?")}
        widgets = {
            "kind": forms.RadioSelect,
            "unit": forms.RadioSelect,
            "title": forms.TextInput(attrs={"autocomplete": "off"}),
            "text": forms.Textarea(attrs={"rows": 5}),
            "handover": forms.Textarea(attrs={"rows": 3}),
        }

    def __init__(self, *args: Any, places: list[Municipality] | None = None, **kwargs: Any) -> None:
        """Any: ModelForm's own signature."""
        super().__init__(*args, **kwargs)
        if places:
            field = self.fields["municipality"]
            field.queryset = Municipality.objects.filter(pk__in=[each.pk for each in places])  # type: ignore[attr-defined]  # a ModelChoiceField
            field.empty_label = None if len(places) == 1 else ""  # type: ignore[attr-defined]  # as above
        else:
            del self.fields["municipality"]
        self.has_picture = bool(self.instance.picture)
        if self.has_picture:
            self.fields["new_picture"].label = _("Another picture")
            self.initial["picture_words"] = self.instance.picture_words
        else:
            del self.fields["remove_picture"]
        self.where = Div(
            Div(Div("latitude", css_class="col-sm-6"), Div("longitude", css_class="col-sm-6"), css_class="row")
        )
        """Asks about a point outside the region once there is one."""
        self.helper = FormHelper()
        self.helper.form_tag = False
        first = ["municipality"] if places else []
        self.helper.layout = Layout(
            Fieldset(_("The thing or room"), *first, "kind", "title", "text", "place"),
            Fieldset(
                _("Picture"),
                HTML("{% include 'workspace/lending/form_picture.html' %}"),
                *(["remove_picture"] if self.has_picture else []),
                "new_picture",
                "picture_words",
            ),
            Fieldset(_("On the map"), HTML("{% include 'workspace/lending/point.html' %}"), self.where),
            Fieldset(
                _("Lending it"),
                Div(Div("unit", css_class="col-sm-6"), Div("longest", css_class="col-sm-6"), css_class="row"),
                "handover",
                "is_lent",
            ),
        )

    def clean_title(self) -> str:
        return " ".join(self.cleaned_data["title"].split())

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        if clean_point(self):
            self.where.append("outside")
        has_one = cleaned.get("new_picture") or (self.has_picture and not cleaned.get("remove_picture"))
        if has_one and not cleaned.get("picture_words", "").strip():
            self.add_error("picture_words", _("Say in a few words what the picture shows."))
        return cleaned

    def full_clean(self) -> None:
        """Whatever the form comes back for, it comes back without its picture."""
        super().full_clean()
        if self.files and self.errors and not self.errors.get("new_picture"):
            self.add_error("new_picture", _("Please choose the picture once more: a browser does not keep it."))

    @property
    def answers(self) -> dict[str, Any]:  # Any: cleaned fields
        cleaned = self.cleaned_data
        said = {name: cleaned[name] for name in SAID}
        if cleaned["new_picture"]:
            return said | {"picture": cleaned["new_picture"], "picture_words": cleaned["picture_words"].strip()}
        if cleaned.get("remove_picture") or not self.has_picture:
            return said | {"picture": "", "picture_words": ""}
        return said | {"picture_words": cleaned["picture_words"].strip()}
