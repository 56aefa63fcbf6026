"""Pasted e-mail addresses: one or many, with names around them as mail programs write them."""

import re
from dataclasses import dataclass
from email.utils import parseaddr
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext_lazy

MOST = 200
"""At once; more people come by a link."""
LONGEST = 400_000
SHOWN = 10
SEPARATORS = re.compile(r"[,;\n\r]+|(?<=>)\s+")
QUOTED = re.compile(r'"[^"\n]*"')
"""A name as Outlook writes it, perhaps with a comma: `"Petersen, Jana" <jana@example.org>`."""
SURNAME = re.compile(r"(?:^|(?<=[,;\n]))[^,;\n<>@]+,(?=[^,;\n<>@]*<)")
"""The same without quotes."""


@dataclass(frozen=True)
class Pasted:
    """Each address once, in small letters, in the order in which it came; and what is none."""

    good: tuple[str, ...]
    bad: tuple[str, ...]


def read(text: str) -> Pasted:
    """`Jana <jana@example.org>, ben@example.org` and the like; blanks between bare addresses separate, too."""
    good: dict[str, None] = {}
    bad: dict[str, None] = {}
    for piece in SEPARATORS.split(SURNAME.sub("", QUOTED.sub("", text))):
        for part in [piece] if "<" in piece else piece.split():
            address = parseaddr(part)[1].strip().lower() if "<" in part else part.strip().lower()
            if not part.strip():
                continue
            try:
                validate_email(address)
                good[address] = None
            except ValidationError:
                bad[part.strip()] = None
    return Pasted(tuple(good), tuple(bad))


class AddressesField(forms.CharField):
    """Gives the addresses as a list; says which pieces are none, and keeps what was typed."""

    widget = forms.Textarea

    def __init__(self, **kwargs: Any) -> None:  # Any: Field's own
        super().__init__(max_length=LONGEST, **kwargs)
        self.widget.attrs.setdefault("rows", 3)

    def clean(self, value: Any) -> list[str]:
        pasted = read(super().clean(value))
        problems = []
        if pasted.bad:
            shown = ", ".join(_("“%(title)s”") % {"title": each[:60]} for each in pasted.bad[:SHOWN])
            more = len(pasted.bad) - SHOWN
            said = ValidationError(
                _("These are no e-mail addresses: %(shown)s (and %(more)d more)")
                if more > 0
                else ngettext_lazy(
                    "This is no e-mail address: %(shown)s", "These are no e-mail addresses: %(shown)s", len(pasted.bad)
                ),
                params={"shown": shown, "more": more},
            )
            problems.append(said)
        if len(pasted.good) > MOST:
            said = ValidationError(
                _("These are %(count)d addresses; at most %(most)d at once. For more people, make a link."),
                params={"count": len(pasted.good), "most": MOST},
            )
            problems.append(said)
        if self.required and not pasted.good and not pasted.bad:
            problems.append(ValidationError(self.error_messages["required"], code="required"))
        if problems:
            raise ValidationError(problems)
        return list(pasted.good)
