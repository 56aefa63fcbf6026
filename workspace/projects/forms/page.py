"""The public page, as the project's people write it."""

from typing import Any, cast

from crispy_forms.helper import FormHelper
from crispy_forms.layout import HTML, Div, Fieldset, Layout
from django import forms
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

from initiatives.directory.points import clean_point
from initiatives.models import InitiativePage
from portal.base.forms import PictureField
from portal.regions.models import Topic
from workspace.projects.forms.starting import clean_name
from workspace.projects.services import page as services

VALUES = [
    *("title", "introduction", "wants_people", "place_name", "address", "latitude", "longitude"),
    *("website", "contact_name", "contact_email", "contact_phone"),
]


class PageForm(forms.ModelForm[InitiativePage]):
    """Of a draft; `version` is the one that is edited, so that nobody's work is overwritten."""

    version = forms.IntegerField(required=False, widget=forms.HiddenInput)
    story = forms.CharField(
        label=_("The story"),
        required=False,
        max_length=20_000,
        widget=forms.Textarea(attrs={"rows": 14}),
        help_text=_("**bold**, *italic*, [text](https://address), - for a list, ## for a heading."),
    )
    topics = forms.ModelMultipleChoiceField(
        queryset=Topic.objects.all(), label=_("Topics"), required=False, widget=forms.CheckboxSelectMultiple
    )
    new_picture = PictureField(
        label=_("New picture"), required=False, help_text=_("Where and when it was taken is removed.")
    )
    words = forms.CharField(
        label=_("What the picture shows"),
        required=False,
        max_length=255,
        help_text=_("For people who do not see it. Needed with a new picture."),
    )
    website = forms.URLField(label=_("Website"), required=False, assume_scheme="https")
    drops_picture = forms.BooleanField(label=_("Remove the picture"), required=False)
    outside = forms.BooleanField(label=_("The place really lies outside the region"), required=False)

    class Meta:
        model = InitiativePage
        fields = VALUES
        help_texts = {"title": ""}
        labels = {"title": _("Name"), "introduction": _("One or two sentences")}
        widgets = {
            "introduction": forms.Textarea(attrs={"rows": 3}),
            "address": forms.Textarea(attrs={"rows": 3}),
        }

    def __init__(self, data: Any, files: Any, *, draft: InitiativePage) -> None:  # Any: as ModelForm takes them
        initial = {
            "story": services.story_of(draft),
            "topics": [topic.pk for topic in draft.topics.all()],
            "version": draft.latest_revision_id,
        }
        super().__init__(data, files, instance=draft, initial=initial)
        if draft.picture is None:
            del self.fields["drops_picture"]
        self.helper = FormHelper()
        self.helper.form_tag = False
        self.where = Fieldset(
            _("Where?"),
            "place_name",
            "address",
            HTML("{% include 'workspace/projects/point.html' %}"),
            Div(Div("latitude", css_class="col-sm-6"), Div("longitude", css_class="col-sm-6"), css_class="row"),
        )
        kept = ["drops_picture"] if "drops_picture" in self.fields else []
        self.helper.layout = Layout(
            "version",
            Fieldset(_("What is it about?"), "title", "introduction", "story", "wants_people"),
            Fieldset(_("Topics"), Div("topics", css_class="checks-in-columns")),
            Fieldset(_("Picture"), *kept, "new_picture", "words"),
            self.where,
            Fieldset(_("Contact"), "website", "contact_name", "contact_email", "contact_phone"),
        )

    def sent_as_newest(self, version: int | None) -> None:
        """Shown again after a conflict, it goes on from the other version."""
        data = cast(QueryDict, self.data).copy()
        data["version"] = "" if version is None else str(version)
        self.data = data

    def clean_title(self) -> str:
        return clean_name(self.cleaned_data["title"])

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        if clean_point(self):
            self.where.append("outside")
        if cleaned.get("new_picture") and not cleaned.get("words", "").strip():
            self.add_error("words", _("Say in a few words what the picture shows."))
        return cleaned

    @property
    def said(self) -> services.Said:
        cleaned = self.cleaned_data
        return services.Said(
            values={name: cleaned[name] for name in VALUES},
            topics=list(cleaned["topics"]),
            story=cleaned["story"].replace("\r\n", "\n").strip(),
            picture=cleaned.get("new_picture"),
            words=cleaned.get("words", ""),
            drops_picture=bool(cleaned.get("drops_picture")),
        )
