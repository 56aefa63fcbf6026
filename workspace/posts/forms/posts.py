"""Writing a post."""

from collections.abc import Sequence
from typing import Any

from crispy_forms.helper import FormHelper
from crispy_forms.layout import HTML, Fieldset, Layout
from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from portal.base.picture_field import OnePictureField
from portal.base.videos import find_video
from workspace.posts.choices import Audience
from workspace.posts.models import Post, PostPicture
from workspace.posts.permissions import may_publish
from workspace.posts.services.pictures import LONGEST_SIDE, MOST, NewPicture, Pictures
from workspace.posts.services.writing import Said
from workspace.projects.models import Membership, Project


def words_field(**options: Any) -> forms.CharField:  # Any: a field's own
    return forms.CharField(label=gettext_lazy("What the picture shows"), max_length=200, required=False, **options)


class PostForm(forms.ModelForm[Post]):
    """Each picture that is there has its words and a box to remove it; the free places have a file and its words."""

    audience = forms.ChoiceField(label=gettext_lazy("For whom?"), choices=Audience.choices, widget=forms.RadioSelect)

    class Meta:
        model = Post
        fields = ["title", "text", "video", "audience"]
        labels = {"title": gettext_lazy("Title, if it needs one"), "text": gettext_lazy("What is new?")}
        help_texts = {
            "text": gettext_lazy("**bold**, *italic*, [text](https://address), - for a list."),
            "video": gettext_lazy(
                "The address of a video on YouTube or Vimeo. It is loaded only when somebody presses play."
            ),
        }
        widgets = {"title": forms.TextInput(attrs={"autocomplete": "off"}), "text": forms.Textarea(attrs={"rows": 8})}

    def __init__(self, *args: Any, membership: Membership, **kwargs: Any) -> None:  # Any: ModelForm's own signature
        super().__init__(*args, **kwargs)
        self.existing: Sequence[PostPicture] = list(self.instance.pictures.all()) if self.instance.pk else []
        self.places = range(1, MOST - len(self.existing) + 1)
        self._limit_audience(membership)
        self._add_pictures()
        self.helper = FormHelper()
        self.helper.form_tag = False
        self.helper.layout = Layout(
            "title",
            "text",
            Fieldset(_("Pictures"), HTML("{% include 'workspace/posts/form_pictures.html' %}")),
            "video",
            "audience",
        )

    def _limit_audience(self, membership: Membership) -> None:
        """Whoever may not write for everybody, or has no page to write on, is told why."""
        field = self.fields["audience"]
        reason = ""
        if not may_publish(membership):
            reason = _("Only the admins of this project write for everybody.")
        elif not Project.objects.with_public_page().filter(pk=membership.project_id).exists():
            reason = _("As soon as the project's page is online, you can also write for everybody.")
        if reason:
            field.help_text = reason
        if reason and not self.instance.is_for_everybody:
            field.choices = [each for each in Audience.choices if each[0] == Audience.MEMBERS]  # type: ignore[attr-defined]  # a ChoiceField
            self.initial["audience"] = Audience.MEMBERS

    def _add_pictures(self) -> None:
        for picture in self.existing:
            self.fields[f"words_{picture.pk}"] = words_field(initial=picture.words)
            self.fields[f"remove_{picture.pk}"] = forms.BooleanField(label=_("Remove this picture"), required=False)
        for place in self.places:
            self.fields[f"picture_{place}"] = OnePictureField(
                max_side=LONGEST_SIDE,
                label=_("Picture") if place == 1 else _("Another picture"),
                required=False,
                help_text=_("Where and when it was taken is removed. Show people only if they agree."),
            )
            self.fields[f"words_of_{place}"] = words_field(
                help_text=_("For people who do not see it. Needed with a picture.")
            )

    @property
    def picture_fields(self) -> list[tuple[PostPicture, forms.BoundField, forms.BoundField]]:
        """Each picture that is there with its two fields."""
        return [(each, self[f"words_{each.pk}"], self[f"remove_{each.pk}"]) for each in self.existing]

    @property
    def place_fields(self) -> list[tuple[forms.BoundField, forms.BoundField]]:
        """The free places, each a file and its words."""
        return [(self[f"picture_{place}"], self[f"words_of_{place}"]) for place in self.places]

    @property
    def has_errors_further_down(self) -> bool:
        """In a place behind the first, which are folded up."""
        return any(file.errors or words.errors for file, words in self.place_fields[1:])

    def clean_title(self) -> str:
        return " ".join(self.cleaned_data["title"].split())

    def clean_text(self) -> str:
        return str(self.cleaned_data["text"]).replace("\r\n", "\n").strip()

    def clean_video(self) -> str:
        """Rebuilt from its number: nothing else of the address is kept."""
        address = self.cleaned_data["video"].strip()
        if not address:
            return ""
        film = find_video(address)
        if film is None:
            raise forms.ValidationError(_("This is not the address of a YouTube or Vimeo video."))
        return film.watch_url

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        for place in self.places:
            if cleaned.get(f"picture_{place}"):
                self._ask_for_words(f"words_of_{place}")
        for picture in self.existing:
            if not cleaned.get(f"remove_{picture.pk}"):
                self._ask_for_words(f"words_{picture.pk}")
        return cleaned

    def _ask_for_words(self, name: str) -> None:
        if name not in self.errors and not self.cleaned_data.get(name, "").strip():
            self.add_error(name, _("Say in a few words what the picture shows."))

    def full_clean(self) -> None:
        """Whatever the form comes back for, it comes back without its pictures."""
        super().full_clean()
        if not self.errors:
            return
        for name in self.files:
            if name in self.fields and name not in self.errors:
                self.add_error(name, _("Please choose the picture once more: a browser does not keep it."))

    @property
    def said(self) -> Said:
        cleaned = self.cleaned_data
        removed = {each.pk for each in self.existing if cleaned[f"remove_{each.pk}"]}
        chosen = [(cleaned[f"picture_{place}"], cleaned[f"words_of_{place}"].strip()) for place in self.places]
        return Said(
            title=cleaned["title"],
            text=cleaned["text"],
            video=cleaned["video"],
            audience=cleaned["audience"],
            pictures=Pictures(
                added=[NewPicture(file, words) for file, words in chosen if file],
                words={each.pk: cleaned[f"words_{each.pk}"].strip() for each in self.existing},
                removed=frozenset(removed),
            ),
        )
