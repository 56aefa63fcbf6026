"""How somebody wants to hear, as a form; a select for each kind, and by which ways."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from portal.activity.choices import Channel, Group, Pace
from portal.activity.kinds import Kind
from portal.activity.models import HearingSettings, Preference

if TYPE_CHECKING:
    from django_stubs_ext import StrOrPromise

HOURS = [(hour, f"{hour:02}:00") for hour in range(24)]
ALL = ""
"""Stands for all kinds, as in `Preference.kind`."""


class MailForm(forms.ModelForm[HearingSettings]):
    """What holds for all mails."""

    digest_hour = forms.TypedChoiceField(label=_("Time of the collected mail"), choices=HOURS, coerce=int)
    quiet_from = forms.TypedChoiceField(
        label=_("Quiet from"), choices=[("", _("no quiet hours")), *HOURS], coerce=int, empty_value=None, required=False
    )
    quiet_until = forms.TypedChoiceField(
        label=_("Quiet until"),
        choices=[("", _("no quiet hours")), *HOURS],
        coerce=int,
        empty_value=None,
        required=False,
    )

    class Meta:
        model = HearingSettings
        fields = ("wants_mail", "cap", "digest_hour", "digest_weekday", "quiet_from", "quiet_until")
        widgets = {"cap": forms.RadioSelect}
        labels = {
            "wants_mail": _("Send me mails about what is new"),
            "cap": _("How many mails at most?"),
            "digest_weekday": _("Day of the weekly mail"),
        }
        help_texts = {
            "cap": _("Direct messages and dates that you said yes to still come at once."),
        }

    def clean(self) -> dict[str, Any] | None:  # Any: as Django has it
        values = super().clean() or self.cleaned_data
        begin, end = values.get("quiet_from"), values.get("quiet_until")
        if (begin is None) != (end is None) and not {"quiet_from", "quiet_until"} & set(self.errors):
            missing = "quiet_until" if end is None else "quiet_from"
            self.add_error(missing, gettext("Quiet hours need a beginning and an end."))
        elif begin is not None and begin == end:
            self.add_error("quiet_until", gettext("Quiet hours end at another hour than they begin."))
        return values


@dataclass(frozen=True)
class Row:
    """What is asked of one kind, or of all."""

    label: "StrOrPromise"
    pace: forms.BoundField
    channels: forms.BoundField | None


class ChoicesForm(forms.Form):
    """Of these kinds, everywhere or in one place. An empty pace: what is less particular holds."""

    def __init__(
        self, *args: Any, kinds: Sequence[Kind], rows: Sequence[Preference], is_here: bool, **rest: Any
    ) -> None:
        # Any: a form's arguments
        super().__init__(*args, **rest)
        self.kinds = {kind.key: kind for kind in kinds}
        self.chosen = {row.kind: row for row in rows}
        self.is_here = is_here
        self.fields[_pace_of(ALL)] = self._pace(ALL, list(Pace.choices))
        for kind in kinds:
            paces = Pace.choices if kind.may_be_never else [each for each in Pace.choices if each[0] != Pace.NEVER]
            self.fields[_pace_of(kind.key)] = self._pace(kind.key, paces)
            self.fields[_channels_of(kind.key)] = self._channels(kind)

    def _pace(self, key: str, paces: Sequence[tuple[str, Any]]) -> forms.ChoiceField:  # Any: a label
        kind = self.kinds.get(key)
        if self.is_here:
            proposal = gettext("as everywhere")
        elif kind is None:
            proposal = gettext("as proposed")
        else:
            proposal = gettext("as proposed: %(pace)s") % {"pace": kind.pace.label}
        row = self.chosen.get(key)
        return forms.ChoiceField(
            label=kind.label if kind else gettext("Everything"),
            choices=[("", proposal), *paces],
            required=False,
            initial=row.pace if row else "",
            widget=forms.Select(attrs={"class": "form-select"}),
        )

    def _channels(self, kind: Kind) -> forms.MultipleChoiceField:
        row = self.chosen.get(kind.key)
        return forms.MultipleChoiceField(
            label=gettext("By which way: %(kind)s") % {"kind": kind.label},
            choices=[each for each in Channel.choices if each[0] in ways_of(kind)],
            widget=forms.CheckboxSelectMultiple(attrs={"class": "form-check-input"}),
            required=False,
            initial=row.channels if row else Channel.values,
        )

    @property
    def everything(self) -> Row:
        return Row(gettext("Everything"), self[_pace_of(ALL)], None)

    @property
    def groups(self) -> Iterator[tuple[str, list[Row], int]]:
        """With how many of each differ from what is proposed."""
        for group in Group:
            kinds = [kind for kind in self.kinds.values() if kind.group == group]
            rows = [Row(kind.label, self[_pace_of(kind.key)], self[_channels_of(kind.key)]) for kind in kinds]
            if rows:
                yield str(group.label), rows, sum(kind.key in self.chosen for kind in kinds)

    @property
    def wishes(self) -> dict[str, tuple[str, list[str]] | None]:
        """By kind the pace and the ways; none where nothing was chosen."""
        return {key: self._wish(key) for key in (ALL, *self.kinds)}

    def _wish(self, key: str) -> tuple[str, list[str]] | None:
        pace = self.cleaned_data[_pace_of(key)]
        kind = self.kinds.get(key)
        if kind is None:
            return (pace, Channel.values) if pace else None
        offered = ways_of(kind)
        given = [each for each in Channel.values if each in self.cleaned_data[_channels_of(key)] or each not in offered]
        if not pace and len(given) == len(Channel.values):
            return None
        return pace or kind.pace, given


def ways_of(kind: Kind) -> list[str]:
    """That are offered: what must be heard is always in the bell, and only some kinds are pushed."""
    ways = [Channel.BELL] if kind.may_be_never else []
    return [*ways, Channel.MAIL, *([Channel.PUSH] if kind.push else [])]


def _pace_of(key: str) -> str:
    return f"{key or 'all'}-pace"


def _channels_of(key: str) -> str:
    return f"{key}-channels"
