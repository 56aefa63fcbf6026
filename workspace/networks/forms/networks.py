"""What the admins of a network write."""

from typing import Any

from crispy_forms.helper import FormHelper
from crispy_forms.layout import Fieldset, Layout
from django import forms
from django.utils.translation import gettext_lazy as _

from portal.accounts.models import User
from portal.base.forms import PictureField
from portal.regions.models import Municipality
from workspace.networks.choices import Kind
from workspace.networks.models import Network
from workspace.networks.permissions import kinds_to_found, may_found_for
from workspace.networks.services.writing import Said
from workspace.projects.forms.starting import clean_name
from workspace.projects.models import Project

VALUES = ["name", "sentence", "text", "municipality"]


class NetworkForm(forms.ModelForm[Network]):
    new_picture = PictureField(
        label=_("New picture"), required=False, help_text=_("Where and when it was taken is removed.")
    )
    words = forms.CharField(
        label=_("What the picture shows"),
        required=False,
        max_length=255,
        help_text=_("For people who do not see it. Needed with a new picture."),
    )
    drops_picture = forms.BooleanField(label=_("Remove the picture"), required=False)

    class Meta:
        model = Network
        fields = VALUES
        help_texts = {"text": _("**bold**, *italic*, [text](https://address), - for a list, ## for a heading.")}
        widgets = {
            "sentence": forms.Textarea(attrs={"rows": 3}),
            "text": forms.Textarea(attrs={"rows": 10}),
        }

    def __init__(self, *args: Any, **kwargs: Any) -> None:  # Any: ModelForm's own signature
        super().__init__(*args, **kwargs)
        if self.instance.kind == Kind.MUNICIPALITY:
            del self.fields["municipality"]
        else:
            self.fields["municipality"].empty_label = _("In the whole region")  # type: ignore[attr-defined]  # a ModelChoiceField
        if self.instance.picture is None:
            del self.fields["drops_picture"]
        self.helper = FormHelper()
        self.helper.form_tag = False
        self.helper.layout = Layout(*self.layout())

    def layout(self) -> list[Any]:  # Any: crispy's layout objects
        place = ["municipality"] if "municipality" in self.fields else []
        kept = ["drops_picture"] if "drops_picture" in self.fields else []
        return [
            Fieldset(_("What connects you?"), "name", "sentence", "text", *place),
            Fieldset(_("Picture"), *kept, "new_picture", "words"),
        ]

    def clean_name(self) -> str:
        return clean_name(self.cleaned_data["name"])

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        if cleaned.get("new_picture") and not cleaned.get("words", "").strip():
            self.add_error("words", _("Say in a few words what the picture shows."))
        return cleaned

    @property
    def said(self) -> Said:
        cleaned = self.cleaned_data
        values = {name: cleaned[name] for name in VALUES if name in cleaned}
        values["text"] = values["text"].replace("\r\n", "\n").strip()
        return Said(
            values=values,
            picture=cleaned.get("new_picture"),
            words=cleaned.get("words", ""),
            drops_picture=bool(cleaned.get("drops_picture")),
        )


class FoundingForm(NetworkForm):
    """Of which kind it is, and for one of an association its first project."""

    kind = forms.ChoiceField(label=_("Which kind?"), widget=forms.RadioSelect)
    project = forms.ModelChoiceField(
        queryset=Project.objects.none(),
        label=_("Your first project in it"),
        required=False,
        help_text=_("For the network of an association. Others you invite, or they ask."),
    )

    def __init__(self, *args: Any, founder: User, **kwargs: Any) -> None:  # Any: ModelForm's own signature
        self.founder, self.kinds = founder, kinds_to_found(founder)
        super().__init__(*args, **kwargs)
        self.fields["kind"].choices = [(kind.value, kind.label) for kind in self.kinds]  # type: ignore[attr-defined]  # a ChoiceField
        self.fields["kind"].initial = self.kinds[0].value
        if Kind.ASSOCIATION in self.kinds:
            self.fields["project"].queryset = Project.objects.administered_by(founder)  # type: ignore[attr-defined]  # a ModelChoiceField
            if len(self.kinds) == 1:
                self.fields["project"].empty_label = None  # type: ignore[attr-defined]  # as above
        else:
            del self.fields["project"]
            areas = [each.pk for each in Municipality.objects.all() if may_found_for(founder, each.pk)]
            self.fields["municipality"].queryset = Municipality.objects.filter(pk__in=areas)  # type: ignore[attr-defined]  # as above
            self.fields["municipality"].required = True
            self.fields["municipality"].empty_label = None  # type: ignore[attr-defined]  # as above
        if len(self.kinds) == 1:
            self.fields["kind"].widget = forms.HiddenInput()
        self.helper.layout = Layout(*self.layout())

    def layout(self) -> list[Any]:  # Any: crispy's layout objects
        project = ["project"] if "project" in self.fields else []
        first = ["kind"] if "kind" in self.fields else []
        return [*first, *super().layout()[:1], *project, *super().layout()[1:]]

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean()
        kind, place = cleaned.get("kind"), cleaned.get("municipality")
        if kind == Kind.MUNICIPALITY and "municipality" not in self.errors:
            if not may_found_for(self.founder, place.pk if place else None):
                self.add_error("municipality", _("Choose one of the municipalities that you look after."))
            cleaned["project"] = None
        if kind == Kind.ASSOCIATION and "project" not in self.errors and not cleaned.get("project"):
            self.add_error("project", _("Which of your projects is the first one?"))
        return cleaned

    def _post_clean(self) -> None:
        """The row that is checked is of the kind that was chosen."""
        self.instance.kind = self.cleaned_data.get("kind", "")
        super()._post_clean()  # type: ignore[misc]  # Django's own hook
