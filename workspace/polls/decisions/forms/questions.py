"""Asking: each kind of poll has the fields that it needs, so the form works without a script."""

import datetime
from typing import Any

from crispy_forms.helper import FormHelper
from crispy_forms.layout import Div, Layout
from django import forms
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext_lazy

from portal.regions.models import Municipality
from portal.regions.permissions import areas_of
from workspace.polls.decisions.choices import NEEDS_OPTIONS, WITH_OPTIONS, Audience, Kind, Needed, Results
from workspace.polls.decisions.models import Poll
from workspace.polls.decisions.models.polls import LONGEST_OPTION, LONGEST_TEXT, LONGEST_TITLE
from workspace.polls.decisions.permissions import may_ask_everybody_for
from workspace.polls.decisions.services.asking import MINIMUM, Question, distinct, most_options
from workspace.projects.models import Membership, Project

BY_NAME, ANONYMOUS = "name", "anonymous"
SECRECY = [
    (BY_NAME, gettext_lazy("By name: everybody sees who has voted what, and can change their vote")),
    (ANONYMOUS, gettext_lazy("Anonymous: nobody can find out who has voted what, and no vote can be changed")),
]
LARGEST_QUORUM = 100_000


def title_field() -> forms.CharField:
    return forms.CharField(
        label=gettext_lazy("What do you want to know?"),
        max_length=LONGEST_TITLE,
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
    )


def text_field() -> forms.CharField:
    return forms.CharField(
        label=gettext_lazy("Explanation, if it needs one"),
        max_length=LONGEST_TEXT,
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=gettext_lazy("**bold**, *italic*, [text](https://address), - for a list."),
    )


class DeadlineFields(forms.Form):
    """A last day, perhaps with a time."""

    last_day = forms.DateField(
        label=gettext_lazy("Last day"),
        required=False,
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
        help_text=gettext_lazy("Without one it runs until somebody ends it."),
    )
    last_time = forms.TimeField(
        label=pgettext_lazy("end of a poll", "At what time"),
        required=False,
        widget=forms.TimeInput(attrs={"type": "time"}, format="%H:%M"),
        help_text=gettext_lazy("Without one it is the end of that day."),
    )

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean() or self.cleaned_data
        day, time = cleaned.get("last_day"), cleaned.get("last_time")
        if day is None and time is not None:
            self.add_error("last_day", _("A time needs a day."))
        cleaned["deadline"] = None
        if day is not None and not {"last_day", "last_time"} & self.errors.keys():
            last = datetime.datetime.combine(day, time or datetime.time(23, 59, 59))
            try:
                cleaned["deadline"] = timezone.make_aware(last)
            except OverflowError:
                self.add_error("last_day", _("The last day has to lie ahead."))
            else:
                self._check_ahead(cleaned["deadline"])
        return cleaned

    def _check_ahead(self, deadline: datetime.datetime) -> None:
        if deadline <= timezone.now():
            self.add_error("last_day", _("The last day has to lie ahead."))


def deadline_initial(deadline: datetime.datetime | None) -> dict[str, Any]:
    if deadline is None:
        return {}
    local = timezone.localtime(deadline)
    time = None if local.time() == datetime.time(23, 59, 59) else local.time()
    return {"last_day": local.date(), "last_time": time}


class QuestionForm(DeadlineFields):
    """Of one kind; asked in a project, or, without a membership, by a manager of everybody."""

    title = title_field()
    text = text_field()
    municipality = forms.ModelChoiceField(
        Municipality.objects.none(),
        label=gettext_lazy("For which municipality?"),
        required=False,
        empty_label=gettext_lazy("The whole region"),
    )
    options = forms.CharField(
        label=gettext_lazy("Options"),
        widget=forms.Textarea(attrs={"rows": 6}),
        max_length=50_000,
        help_text=gettext_lazy("One in each line."),
    )
    options_by_members = forms.BooleanField(
        label=gettext_lazy("The others may add options, as long as it is open"), required=False
    )
    most_choices = forms.IntegerField(
        label=gettext_lazy("At most so many can be chosen"),
        required=False,
        min_value=2,
        max_value=100,
        help_text=gettext_lazy("Without a number: as many as one likes."),
    )
    needed = forms.ChoiceField(
        label=gettext_lazy("When is it accepted?"),
        choices=Needed.choices,
        initial=Needed.MORE,
        widget=forms.RadioSelect,
        help_text=gettext_lazy("Of those who say yes or no; who abstains counts for neither."),
    )
    quorum = forms.IntegerField(
        label=gettext_lazy("So many have to take part"),
        required=False,
        min_value=0,
        max_value=LARGEST_QUORUM,
        help_text=gettext_lazy("The quorum; whoever abstains takes part. Without a number there is none."),
    )
    secrecy = forms.ChoiceField(
        label=gettext_lazy("By name or anonymous?"),
        choices=SECRECY,
        initial=BY_NAME,
        widget=forms.RadioSelect,
        help_text=gettext_lazy("This cannot be changed later."),
    )
    results = forms.ChoiceField(
        label=gettext_lazy("Who sees the results, and when?"),
        choices=Results.choices,
        initial=Results.ALWAYS,
        widget=forms.RadioSelect,
        help_text=gettext_lazy("This cannot be changed later. It holds for you as well."),
    )
    audience = forms.ChoiceField(
        label=gettext_lazy("Who can vote?"),
        choices=Audience.choices,
        initial=Audience.PROJECT,
        widget=forms.RadioSelect,
        help_text=gettext_lazy("What everybody is asked stands on your public page, and is always anonymous."),
    )

    def __init__(self, *args: Any, kind: Kind, asked_by: Any, membership: Membership | None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)  # Any: Form's own; a user
        self.kind = kind
        self._keep_fields(membership)
        if membership is None:
            self._offer_places(asked_by)
        self.helper = FormHelper()
        self.helper.form_tag = False
        pair = Div(Div("last_day", css_class="col-sm-6"), Div("last_time", css_class="col-sm-6"), css_class="row")
        names = [name for name in ORDER if name in self.fields]
        self.helper.layout = Layout(*names, pair)

    def _keep_fields(self, membership: Membership | None) -> None:
        needless = {
            "options": self.kind not in WITH_OPTIONS,
            "options_by_members": self.kind not in WITH_OPTIONS or membership is None,
            "most_choices": self.kind != Kind.SEVERAL,
            "needed": self.kind != Kind.AGREEMENT,
            "quorum": self.kind != Kind.AGREEMENT,
            "secrecy": membership is None,
            "municipality": membership is not None,
            "audience": membership is None or not _may_ask_everybody(membership),
        }
        for name, is_needless in needless.items():
            if is_needless:
                del self.fields[name]
        if self.kind == Kind.SCALE:
            self.fields["options"].required = False
            self.fields["options"].help_text = _(
                "One in each line. Without options the question itself gets the points."
            )
        if self.kind == Kind.WORDS:
            choices = [each for each in Results.choices if each[0] != Results.VOTED]
            self.fields["results"].choices = choices  # type: ignore[attr-defined]  # a ChoiceField

    def _offer_places(self, user: Any) -> None:
        rows = Municipality.objects.all()
        theirs = rows if user.is_superuser else rows.filter(pk__in=areas_of(user) or ())
        self.fields["municipality"].queryset = theirs  # type: ignore[attr-defined]  # a ModelChoiceField

    def clean_title(self) -> str:
        return " ".join(self.cleaned_data["title"].split())

    def clean_options(self) -> list[str]:
        options = distinct(self.cleaned_data["options"].splitlines())
        if self.kind in NEEDS_OPTIONS and len(options) < MINIMUM:
            raise forms.ValidationError(_("There have to be two options at least."))
        most = most_options(self.kind)
        if len(options) > most:
            said = _("At most %(most)d options are possible here; these are %(number)d.")
            raise forms.ValidationError(said, params={"most": most, "number": len(options)})
        if any(len(each) > LONGEST_OPTION for each in options):
            said = _("An option has at most %(most)d characters.")
            raise forms.ValidationError(said, params={"most": LONGEST_OPTION})
        return options

    @property
    def question(self) -> Question:
        """Of a valid form."""
        said = self.cleaned_data
        return Question(
            kind=self.kind,
            title=said["title"],
            text=said["text"],
            options=said.get("options") or (),
            is_anonymous=said.get("secrecy") == ANONYMOUS,
            results=Results(said["results"]),
            audience=Audience(said.get("audience") or Audience.PROJECT),
            deadline=said["deadline"],
            most_choices=said.get("most_choices"),
            quorum=said.get("quorum") or 0,
            needed=Needed(said.get("needed") or Needed.MORE),
            options_by_members=bool(said.get("options_by_members")),
        )


ORDER = (
    "title",
    "text",
    "municipality",
    "options",
    "options_by_members",
    "most_choices",
    "needed",
    "quorum",
    "audience",
    "secrecy",
    "results",
)


class ChangeForm(DeadlineFields):
    """What can be changed later: the question until somebody has voted, the end as long as it is open."""

    title = title_field()
    text = text_field()
    field_order = ("title", "text", "last_day", "last_time")

    def __init__(self, *args: Any, poll: Poll, has_votes: bool, **kwargs: Any) -> None:  # Any: Form's own
        kwargs.setdefault("initial", {"title": poll.title, "text": poll.text, **deadline_initial(poll.deadline)})
        super().__init__(*args, **kwargs)
        self.poll = poll
        if has_votes:
            self.fields["title"].disabled = True
            self.fields["title"].help_text = _("Somebody has voted already, so the question stays as it is.")
        if not poll.is_open:
            del self.fields["last_day"], self.fields["last_time"]

    def clean_title(self) -> str:
        return " ".join(self.cleaned_data["title"].split())

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean()
        if "last_day" not in self.fields:
            cleaned["deadline"] = self.poll.deadline
        return cleaned


class ReopenForm(DeadlineFields):
    """Until when it is open again."""


class OptionForm(forms.Form):
    option = forms.CharField(
        label=gettext_lazy("Another option"),
        max_length=LONGEST_OPTION,
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
    )

    def clean_option(self) -> str:
        return " ".join(self.cleaned_data["option"].split())


def _may_ask_everybody(membership: Membership) -> bool:
    if not may_ask_everybody_for(membership):
        return False
    return Project.objects.with_public_page().filter(pk=membership.project_id).exists()
