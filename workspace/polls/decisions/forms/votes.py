"""Voting: one form for each kind of poll, made of the options that there are now. Works without a script."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import ngettext, pgettext_lazy

from workspace.polls.decisions import ballots
from workspace.polls.decisions.choices import Answer, Kind
from workspace.polls.decisions.models import Poll, PollOption
from workspace.polls.decisions.reading_ballots import LONGEST_WORDS

TICK = {"class": "form-check-input"}


class VoteForm(forms.Form):
    """`content` is the ballot of a valid form. The keys of its fields name the poll, so several fit on one page."""

    def __init__(self, *args: Any, poll: Poll, options: Sequence[PollOption], mine: str = "", **kwargs: Any) -> None:
        kwargs.setdefault("auto_id", f"poll{poll.pk}_%s")  # Any: Form's own
        super().__init__(*args, **kwargs)
        self.poll, self.options = poll, options
        self.mine = mine
        makers = {
            Kind.SINGLE: self._single,
            Kind.SEVERAL: self._several,
            Kind.RANKING: self._ranking,
            Kind.AGREEMENT: self._agreement,
            Kind.SCALE: self._scale,
            Kind.WORDS: self._words,
        }
        makers[Kind(poll.kind)]()
        self.content = ""

    @property
    def is_of_one_field(self) -> bool:
        return self.poll.kind not in {Kind.RANKING, Kind.SCALE} or len(self.fields) == 1

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean() or self.cleaned_data
        if self.errors:
            return cleaned
        self.content = self._ballot(cleaned)
        if not self.content:
            self.add_error(None, _("You have chosen nothing yet."))
        return cleaned

    def _ballot(self, cleaned: dict[str, Any]) -> str:
        kind = self.poll.kind
        if kind == Kind.SEVERAL:
            return ballots.of_choices([int(each) for each in cleaned["choice"]])
        if kind == Kind.RANKING:
            return ballots.of_places(self._numbers(cleaned, "place_"))
        if kind == Kind.SCALE:
            return ballots.of_points(self._numbers(cleaned, "points_"))
        return str(cleaned["choice"])

    def _numbers(self, cleaned: dict[str, Any], prefix: str) -> dict[int, int]:
        said = {name.removeprefix(prefix): value for name, value in cleaned.items() if name.startswith(prefix)}
        return {int(option): int(value) for option, value in said.items() if value}

    def _single(self) -> None:
        self.fields["choice"] = forms.ChoiceField(
            label=_("Your vote"), choices=self._choices(), widget=forms.RadioSelect(attrs=TICK), initial=self.mine
        )

    def _several(self) -> None:
        most = self.poll.most_choices
        said = ngettext("At most %(most)d.", "At most %(most)d.", most) % {"most": most} if most else ""
        self.fields["choice"] = SeveralField(
            most,
            label=_("Your votes"),
            choices=self._choices(),
            widget=forms.CheckboxSelectMultiple(attrs=TICK),
            initial=ballots.choices_on(self.mine),
            help_text=said,
        )

    def _ranking(self) -> None:
        groups = ballots.order_on(self.mine)
        places = {option: place for place, group in enumerate(groups, start=1) for option in group}
        numbers = [
            (str(number), _("place %(number)d") % {"number": number}) for number in range(1, len(self.options) + 1)
        ]
        for option in self.options:
            self.fields[f"place_{option.pk}"] = forms.ChoiceField(
                label=option.text,
                choices=[("", pgettext_lazy("place in an order", "not at all")), *numbers],
                required=False,
                widget=forms.Select(attrs={"class": "form-select"}),
                initial=str(places.get(option.pk, "")),
            )

    def _agreement(self) -> None:
        self.fields["choice"] = forms.ChoiceField(
            label=_("Your vote"), choices=Answer.choices, widget=forms.RadioSelect(attrs=TICK), initial=self.mine
        )

    def _scale(self) -> None:
        points = ballots.points_on(self.mine)
        steps = [(str(step), str(step)) for step in ballots.STEPS]
        labels = {option.pk: option.text for option in self.options} or {ballots.THE_QUESTION: _("Your points")}
        for key, label in labels.items():
            self.fields[f"points_{key}"] = forms.ChoiceField(
                label=label,
                choices=steps,
                required=False,
                widget=forms.RadioSelect(attrs=TICK),
                initial=str(points.get(key, "")),
            )

    def _words(self) -> None:
        self.fields["choice"] = forms.CharField(
            label=pgettext_lazy("in a poll", "Your answer"),
            max_length=LONGEST_WORDS,
            widget=forms.Textarea(attrs={"rows": 4, "class": "form-control"}),
            initial=self.mine,
        )

    def _choices(self) -> list[tuple[str, str]]:
        return [(str(option.pk), option.text) for option in self.options]


class SeveralField(forms.MultipleChoiceField):
    """At least one, at most so many."""

    def __init__(self, most: int | None, **kwargs: Any) -> None:  # Any: the field's own
        super().__init__(**kwargs)
        self.most = most

    def validate(self, value: Any) -> None:  # Any: as in Django
        super().validate(value)
        if self.most is not None and len(value) > self.most:
            said = ngettext(
                "You can choose at most %(most)d; you have chosen %(number)d.",
                "You can choose at most %(most)d; you have chosen %(number)d.",
                self.most,
            )
            raise forms.ValidationError(said, params={"most": self.most, "number": len(value)})
