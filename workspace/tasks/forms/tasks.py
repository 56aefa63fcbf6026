"""Writing a task: one line, or all that there is to say."""

from typing import Any

from crispy_forms.helper import FormHelper
from crispy_forms.layout import Div, Layout
from django import forms
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from workspace.projects.choices import Role
from workspace.projects.models import Membership, Project
from workspace.projects.querysets import MembershipQuerySet
from workspace.tasks.choices import Status
from workspace.tasks.models import Label, Task, TaskList

MOST_OFFERED = 100
"""Of a project of 2,000 people those who were here last; the others take a task on themselves."""


class AssigneesField(forms.ModelMultipleChoiceField):
    def label_from_instance(self, membership: Membership) -> str:
        return str(membership.user.name)


class TaskForm(forms.ModelForm[Task]):
    assignees = AssigneesField(
        queryset=Membership.objects.none(),
        label=_("Who does it?"),
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )

    class Meta:
        model = Task
        fields = ["title", "text", "list", "assignees", "due_on", "rhythm", "labels"]
        labels = {"title": _("What is to be done?"), "text": _("Description"), "due_on": _("Due on")}
        widgets = {
            "title": forms.TextInput(attrs={"autocomplete": "off"}),
            "text": forms.Textarea(attrs={"rows": 5}),
            "due_on": forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
            "labels": forms.CheckboxSelectMultiple,
        }

    def __init__(self, *args: Any, project: Project, **kwargs: Any) -> None:  # Any: ModelForm's own signature
        super().__init__(*args, **kwargs)
        choices: dict[str, Any] = {  # Any: querysets of several models
            "list": TaskList.objects.filter(project=project),
            "labels": Label.objects.filter(project=project),
            "assignees": self._people(project),
        }
        for name, rows in choices.items():
            self.fields[name].queryset = rows  # type: ignore[attr-defined]  # a ModelChoiceField
        self.fields["list"].empty_label = _("In no list")  # type: ignore[attr-defined]  # as above
        if not choices["labels"].exists():
            del self.fields["labels"]
        if not choices["list"].exists():
            del self.fields["list"]
        self.helper = FormHelper()
        self.helper.form_tag = False
        self.helper.layout = Layout(*self._layout())

    def _people(self, project: Project) -> MembershipQuerySet:
        """Those who work along, and those who have the task already."""
        workers = project.memberships.active().filter(role__in=[Role.ADMIN, Role.MEMBER])
        newest = list(workers.order_by("-seen_at", "pk").values_list("pk", flat=True)[:MOST_OFFERED])
        assigned = Q(tasks=self.instance.pk) if self.instance.pk else Q(pk__in=[])
        people = project.memberships.filter(Q(pk__in=newest) | assigned)
        return people.select_related("user").order_by("user__name", "pk").distinct()

    def _layout(self) -> list[Any]:  # Any: crispy's layout objects
        small = [Div(name, css_class="col-sm-6") for name in ("list", "due_on", "rhythm") if name in self.fields]
        parts: list[Any] = [
            "title",
            "text",
            Div("assignees", css_class="checks-in-columns"),
            Div(*small, css_class="row"),
        ]
        return [*parts, Div("labels", css_class="checks-in-columns")] if "labels" in self.fields else parts

    def clean_title(self) -> str:
        return " ".join(self.cleaned_data["title"].split())

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        if cleaned.get("rhythm") and not cleaned.get("due_on") and "due_on" not in self.errors:
            self.add_error("due_on", _("Say when it is due for the first time: the next dates are counted from there."))
        return cleaned

    @property
    def answers(self) -> dict[str, Any]:  # Any: cleaned fields
        return {"list": None, "labels": [], **self.cleaned_data}


class QuickForm(forms.Form):
    """One field, Enter."""

    title = forms.CharField(label=_("New task"), max_length=200)
    list = forms.ModelChoiceField(queryset=TaskList.objects.none(), required=False)

    def __init__(self, *args: Any, project: Project, **kwargs: Any) -> None:  # Any: Form's own signature
        super().__init__(*args, **kwargs)
        self.fields["list"].queryset = TaskList.objects.filter(project=project)  # type: ignore[attr-defined]  # a ModelChoiceField

    def clean_title(self) -> str:
        return " ".join(self.cleaned_data["title"].split())


class StatusForm(forms.Form):
    status = forms.ChoiceField(choices=Status.choices)


class MoveForm(forms.Form):
    """Next to which task; where it was dragged into another column or list, that as well."""

    before = forms.ModelChoiceField(queryset=Task.objects.none(), required=False)
    after = forms.ModelChoiceField(queryset=Task.objects.none(), required=False)
    status = forms.ChoiceField(choices=[("", ""), *Status.choices], required=False)
    list = forms.ModelChoiceField(queryset=TaskList.objects.none(), required=False)
    out_of_lists = forms.BooleanField(required=False)

    def __init__(self, *args: Any, project: Project, **kwargs: Any) -> None:  # Any: Form's own signature
        super().__init__(*args, **kwargs)
        for name in ("before", "after"):
            self.fields[name].queryset = Task.objects.filter(project=project)  # type: ignore[attr-defined]  # a ModelChoiceField
        self.fields["list"].queryset = TaskList.objects.filter(project=project)  # type: ignore[attr-defined]  # a ModelChoiceField
