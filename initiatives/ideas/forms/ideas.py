"""Writing an idea."""

from collections.abc import Sequence
from typing import Any

from crispy_forms.helper import FormHelper
from crispy_forms.layout import HTML, Div, Field, Fieldset, Layout
from django import forms
from django.urls import reverse_lazy
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from initiatives.directory.points import clean_point
from initiatives.ideas.forms.pictures import PicturesField
from initiatives.ideas.models import CampaignPage, Idea, IdeaPicture
from initiatives.ideas.services.pictures import MOST, Pictures
from initiatives.ideas.services.writing import whole_text
from portal.base.guards import GuardMixin
from portal.moderation.proving import ProofMixin
from portal.regions.models import Topic

FEWEST_LETTERS = 5
LOOK_ALIKE_AFTER = "input changed delay:500ms"


class IdeaForm(ProofMixin, forms.ModelForm[Idea]):
    """Of an author who is signed in, and of a manager who corrects; `campaign` asks for the age group."""

    pictures = PicturesField(
        label=_("Pictures"),
        most=MOST,
        required=False,
        help_text=_("Up to six. Where and when they were taken is removed. Show people only if they agree."),
    )
    outside = forms.BooleanField(label=_("The place really lies outside the region"), required=False)
    helps = forms.BooleanField(label=_("I help with it"), required=False)
    can_do = forms.CharField(
        label=_("What I can do"), max_length=200, required=False, help_text=_("For example: plan, build, ask around.")
    )

    class Meta:
        model = Idea
        fields = [
            "title",
            "text",
            "reason",
            "topics",
            "municipality",
            "place_name",
            "latitude",
            "longitude",
            "age_group",
        ]
        labels = {
            "title": _("Your idea in one sentence"),
            "text": _("What should happen?"),
            "reason": _("Why is it a good idea?"),
            "municipality": _("Where?"),
            "place_name": _("Street or place"),
        }
        help_texts = {
            "title": _("For example: a water tap for bottles at the harbour."),
            "reason": _("What gets better, and for whom?"),
        }
        widgets = {
            "title": forms.TextInput(attrs={"autocomplete": "off"}),
            "text": forms.Textarea(attrs={"rows": 7}),
            "reason": forms.Textarea(attrs={"rows": 4}),
            "topics": forms.CheckboxSelectMultiple,
        }

    def __init__(
        self, *args: Any, campaign: CampaignPage | None = None, by_author: bool = True, **kwargs: Any
    ) -> None:  # Any: ModelForm's own signature
        super().__init__(*args, **kwargs)
        self.campaign = campaign
        self.by_author = by_author
        self.existing: Sequence[IdeaPicture] = (
            list(self.instance.pictures.select_related("image")) if self.instance.pk else []
        )
        self.fields["municipality"].empty_label = _("Everywhere in the region")  # type: ignore[attr-defined]  # a ModelChoiceField
        pictures = self.fields["pictures"]
        pictures.most = MOST - len(self.existing)  # type: ignore[attr-defined]  # our own field
        self._fit_to_campaign()
        self._add_existing_pictures()
        if not by_author:
            del self.fields["helps"], self.fields["can_do"]
        self.helper = FormHelper()
        self.helper.form_tag = False
        self.where = Fieldset(
            _("Where is it about?"),
            "municipality",
            "place_name",
            HTML("{% include 'initiatives/ideas/point.html' %}"),
            Div(Div("latitude", css_class="col-sm-6"), Div("longitude", css_class="col-sm-6"), css_class="row"),
        )
        self.helper.layout = self._layout()

    def _fit_to_campaign(self) -> None:
        groups = self.campaign.groups if self.campaign else []
        if groups and self.by_author:
            choices = [("", _("Please choose")), *((group, group) for group in groups)]
            self.fields["age_group"] = forms.ChoiceField(label=_("Age group"), choices=choices)
        else:
            del self.fields["age_group"]
        topics = list(self.campaign.topics.all()) if self.campaign else []
        if topics:
            self.fields["topics"].queryset = Topic.objects.filter(pk__in=[each.pk for each in topics])  # type: ignore[attr-defined]  # it has one

    def _add_existing_pictures(self) -> None:
        for picture in self.existing:
            self.fields[f"words_{picture.pk}"] = forms.CharField(
                label=_("What the picture shows"),
                max_length=200,
                required=False,
                initial=picture.words,
                help_text=_("For people who do not see it."),
            )
            self.fields[f"remove_{picture.pk}"] = forms.BooleanField(label=_("Remove this picture"), required=False)

    def _layout(self) -> Layout:
        kept = [HTML("{% include 'initiatives/ideas/form_pictures.html' %}")] if self.existing else []
        own = [Fieldset(_("Do you help?"), "helps", "can_do")] if self.by_author else []
        return Layout(
            Fieldset(
                _("What is it about?"),
                Field(
                    "title",
                    data_hx_get=reverse_lazy("ideas:alike"),
                    data_hx_trigger=LOOK_ALIKE_AFTER,
                    data_hx_target="#alike",
                    data_hx_swap="innerHTML",
                    aria_controls="alike",
                ),
                HTML("{% include 'initiatives/ideas/alike_region.html' %}"),
                "text",
                "reason",
                Div("topics", css_class="checks-in-columns"),
                *(["age_group"] if "age_group" in self.fields else []),
            ),
            self.where,
            Fieldset(_("Pictures"), *kept, "pictures"),
            *own,
            *self.guard_layout,
        )

    @property
    def picture_fields(self) -> list[tuple[IdeaPicture, forms.BoundField, forms.BoundField]]:
        """Each picture that is there with its two fields."""
        return [(each, self[f"words_{each.pk}"], self[f"remove_{each.pk}"]) for each in self.existing]

    def clean_title(self) -> str:
        title = " ".join(self.cleaned_data["title"].split())
        if sum(character.isalpha() for character in title) < FEWEST_LETTERS:
            raise forms.ValidationError(_("Say in words what it is about: a few letters at least."))
        return title

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        if clean_point(self):
            self.where.append("outside")
        if self.instance.pk is None:
            self.instance.language = get_language() or self.instance.language
            self.instance.campaign = self.campaign
        return cleaned

    def full_clean(self) -> None:
        """Whatever the form comes back for, it comes back without its pictures."""
        super().full_clean()
        chosen = len(self.files.getlist("pictures"))
        if self.errors and chosen > (1 if "pictures" in self.errors else 0):
            self.add_error("pictures", _("Please choose the pictures once more: a browser does not keep them."))

    @property
    def is_looked_at(self) -> bool:
        """Not a draft of somebody who is signed in: it is when they submit it."""
        return "draft" not in self.data or not self.request.user.is_authenticated

    @property
    def chosen_pictures(self) -> Pictures:
        removed = {each.pk for each in self.existing if self.cleaned_data.get(f"remove_{each.pk}")}
        words = {
            each.pk: self.cleaned_data.get(f"words_{each.pk}", "") for each in self.existing if each.pk not in removed
        }
        rewritten = any(each.words != words[each.pk] for each in self.existing if each.pk in words)
        return Pictures(
            added=self.cleaned_data["pictures"], words=words, removed=frozenset(removed), rewritten=rewritten
        )

    @property
    def own_help(self) -> str | None:
        """What the author can do, None where they do not help."""
        return self.cleaned_data.get("can_do", "") if self.cleaned_data.get("helps") else None


class GuardedIdeaForm(GuardMixin, IdeaForm):
    """For somebody who is not signed in: what keeps machines out besides."""

    said_without_stamp = _(
        "You were signed out meanwhile. Everything you wrote is still here: go on, then you can sign in again."
    )


class SubmitForm(ProofMixin, forms.Form):
    """Submits a draft as it is: its words are looked at once more."""

    def __init__(self, *args: Any, idea: Idea, **kwargs: Any) -> None:  # Any: Form's own signature
        super().__init__(*args, **kwargs)
        self.idea = idea

    @property
    def written(self) -> str:
        return whole_text(self.idea)
