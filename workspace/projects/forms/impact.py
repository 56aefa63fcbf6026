"""What a project has brought, in figures; each is a range with its period and its source."""

from typing import Any, cast

from crispy_forms.helper import FormHelper
from crispy_forms.layout import Div, Layout
from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from initiatives.models import InitiativeImpact

ROWS = 3
FIRST_YEAR = 1950


class FigureForm(forms.ModelForm[InitiativeImpact]):
    """A row that nobody has touched is no figure."""

    class Meta:
        model = InitiativeImpact
        fields = ["kind", "low", "high", "rate", "from_year", "to_year", "source"]
        labels = {"kind": _("What?"), "from_year": _("From year"), "to_year": _("To year")}
        help_texts = {
            "high": _("The same only where you have counted one by one."),
            "to_year": _("Empty if it goes on."),
            "source": _("Who counted or reckoned it, and how? For example: our workshop book."),
        }

    def __init__(self, *args: Any, **kwargs: Any) -> None:  # Any: ModelForm's own
        super().__init__(*args, **kwargs)
        for name in ("from_year", "to_year"):
            self.fields[name].widget.attrs.update({"min": FIRST_YEAR, "max": timezone.localdate().year})
        for name in ("low", "high"):
            self.fields[name].widget.attrs["step"] = "any"
        self.helper = FormHelper()
        self.helper.form_tag = False
        self.helper.disable_csrf = True
        self.helper.layout = Layout(_row("kind", "rate"), _row("low", "high"), _row("from_year", "to_year"), "source")

    def has_changed(self) -> bool:
        """What it is counted by stands there from the start, so it says nothing."""
        return bool(set(self.changed_data) - {"rate"})

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        for name in ("from_year", "to_year"):
            year = cleaned.get(name)
            if year is not None and not FIRST_YEAR <= year <= timezone.localdate().year:
                self.add_error(name, _("Please give a year that has begun, with four digits."))
        return cleaned


def _row(*names: str) -> Div:
    return Div(*(Div(name, css_class="col-sm-6") for name in names), css_class="row")


class Figures(forms.BaseFormSet):
    @property
    def figures(self) -> list[InitiativeImpact]:
        return [form.instance for form in self.forms if form.has_changed()]


FigureFormSet = cast(
    type[Figures], forms.formset_factory(FigureForm, formset=Figures, extra=ROWS, max_num=ROWS, absolute_max=ROWS)
)
