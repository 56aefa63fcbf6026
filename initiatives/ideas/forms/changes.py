"""What is said when the state of an idea changes."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from initiatives.ideas.choices import NEXT, Status
from initiatives.ideas.models import Idea
from initiatives.ideas.permissions import may_manage
from initiatives.ideas.responsible import who_may_answer
from initiatives.models import InitiativePage
from portal.accounts.models import User
from portal.base.numbers import row_number

LONGEST = 2000
ACTIONS = {
    Status.ANSWERED: _("Answer it"),
    Status.TAKEN_UP: _("Take it up"),
    Status.REALISED: _("It is realised"),
    Status.DECLINED: _("Decline it"),
    Status.ARCHIVED: _("Archive it"),
    Status.PUBLISHED: _("Open it again"),
}


def sentence_field(label: Any, *, required: bool, help_text: Any = "") -> forms.CharField:  # Any: lazy texts
    return forms.CharField(
        label=label,
        required=required,
        max_length=LONGEST,
        help_text=help_text,
        widget=forms.Textarea(attrs={"rows": 4}),
    )


class StatusForm(forms.Form):
    """A manager says what becomes of the idea; a reason is asked for whatever it is."""

    status = forms.ChoiceField(label=_("What becomes of it?"), widget=forms.RadioSelect)
    text = sentence_field(
        pgettext_lazy("to an idea", "Your answer"),
        required=True,
        help_text=_("Everybody reads it, and all who support the idea get it by mail. If you decline it, say why."),
    )
    initiative: forms.ModelChoiceField[InitiativePage] = forms.ModelChoiceField(
        label=_("What became of it"),
        queryset=InitiativePage.objects.none(),
        required=False,
        empty_label=_("Nothing yet"),
        help_text=_("The initiative or project that came out of this idea, if there is one."),
    )

    def __init__(self, *args: Any, idea: Idea, **kwargs: Any) -> None:  # Any: Form's own signature
        super().__init__(*args, **kwargs)
        offered = [(status.value, ACTIONS[status]) for status in NEXT.get(idea.status, ())]
        self.fields["status"].choices = offered  # type: ignore[attr-defined]  # a ChoiceField
        pages = InitiativePage.objects.live().filter(locale__language_code=idea.language).order_by("title")
        self.fields["initiative"].queryset = pages  # type: ignore[attr-defined]  # a ModelChoiceField
        self.initial.setdefault("initiative", idea.initiative_id)


class ResponsibleForm(forms.Form):
    """Who answers, and by when."""

    responsible = forms.ModelChoiceField(label=_("Who answers?"), queryset=User.objects.none(), required=False)
    answer_due = forms.DateField(
        label=_("Promised by"), required=False, widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")
    )

    def __init__(self, *args: Any, idea: Idea, **kwargs: Any) -> None:  # Any: Form's own signature
        super().__init__(*args, **kwargs)
        self.fields["responsible"].queryset = who_may_answer(idea).order_by("name").distinct()  # type: ignore[attr-defined]  # a ModelChoiceField
        self.initial.update(responsible=idea.responsible_id, answer_due=idea.answer_due)


class WithdrawForm(forms.Form):
    text = sentence_field(_("Do you want to say why?"), required=False)


class HelpForm(forms.Form):
    can_do = forms.CharField(
        label=_("What can you do?"),
        required=False,
        max_length=200,
        help_text=_("One sentence. It stands on the page of the idea, with your first name."),
    )


class MergeForm(forms.Form):
    """The idea into which this one goes, by the number in its address or by the address itself."""

    target = forms.CharField(
        label=_("The other idea"), help_text=_("Its address, or the number at the end of it."), max_length=300
    )

    def __init__(self, *args: Any, actor: User, **kwargs: Any) -> None:  # Any: those of every form
        super().__init__(*args, **kwargs)
        self.actor = actor

    def clean_target(self) -> Idea:
        digits = "".join(part for part in self.cleaned_data["target"].rstrip("/").split("/")[-1] if part.isdigit())
        found = Idea.objects.public().filter(pk=row_number(digits)).first()
        if found is None:
            raise forms.ValidationError(_("There is no idea with this address."))
        if not may_manage(self.actor, found):
            raise forms.ValidationError(
                _("“%(title)s” belongs to %(place)s: whoever looks after both can put the two together."),
                params={"title": found.title, "place": found.municipality},
            )
        return found
