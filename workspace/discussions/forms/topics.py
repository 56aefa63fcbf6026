"""Beginning a discussion, and what it is called."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy

from workspace.discussions.forms.replies import ReplyForm, text_field
from workspace.discussions.models import Category, Topic
from workspace.discussions.models.topics import LONGEST_CATEGORY, LONGEST_TITLE
from workspace.discussions.services.writing import Opening
from workspace.projects.models import Membership


def title_field() -> forms.CharField:
    return forms.CharField(
        label=gettext_lazy("What is it about?"),
        max_length=LONGEST_TITLE,
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
    )


def category_field() -> forms.ModelChoiceField:
    return forms.ModelChoiceField(
        Category.objects.none(),
        label=gettext_lazy("Category"),
        required=False,
        empty_label=gettext_lazy("No category"),
    )


class OpeningForm(ReplyForm):
    """The first words of a discussion."""

    title = title_field()
    category = category_field()
    text = text_field()
    field_order = ("title", "category", "text")

    def __init__(self, *args: Any, membership: Membership, **kwargs: Any) -> None:  # Any: Form's own
        super().__init__(*args, membership=membership, **kwargs)
        del self.fields["quoted"]
        self.fields["text"].label = gettext_lazy("What do you want to say?")
        _offer_categories(self, membership)

    def clean_title(self) -> str:
        return " ".join(self.cleaned_data["title"].split())

    @property
    def said(self) -> Opening:
        """With what was attached; as `attach`."""
        cleaned = self.cleaned_data
        return Opening(cleaned["title"], cleaned["text"], cleaned.get("category"), self.attach())


class TopicForm(forms.Form):
    title = title_field()
    category = category_field()

    def __init__(self, *args: Any, topic: Topic, membership: Membership, **kwargs: Any) -> None:  # Any: Form's own
        kwargs.setdefault("initial", {"title": topic.title, "category": topic.category_id})
        super().__init__(*args, **kwargs)
        _offer_categories(self, membership)

    clean_title = OpeningForm.clean_title


class CategoryForm(forms.Form):
    name = forms.CharField(
        label=gettext_lazy("Name of the category"),
        max_length=LONGEST_CATEGORY,
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
    )

    def clean_name(self) -> str:
        return " ".join(self.cleaned_data["name"].split())


def _offer_categories(form: forms.Form, membership: Membership) -> None:
    """Where the project has any."""
    categories = Category.objects.filter(project=membership.project_id)
    if categories.exists():
        form.fields["category"].queryset = categories  # type: ignore[attr-defined]  # a ModelChoiceField
    else:
        del form.fields["category"]
