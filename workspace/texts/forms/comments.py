"""Saying something about a passage."""

import json
from typing import Any

from django import forms

from workspace.projects.forms.comments import InternalCommentForm
from workspace.texts.document.passages import CUT, LETTER
from workspace.texts.models.comments import LONGEST_QUOTE
from workspace.texts.services.commenting import MOST_OPEN, WHOLE, Passage


class PassageForm(forms.Form):
    """Both letters, or none for the whole text."""

    first = forms.RegexField(f"^{LETTER.pattern}$", required=False)
    last = forms.RegexField(f"^{LETTER.pattern}$", required=False)
    quote = forms.CharField(required=False)

    def clean_quote(self) -> str:
        quote = " ".join(self.cleaned_data["quote"].split())
        return quote if len(quote) <= LONGEST_QUOTE else quote[: LONGEST_QUOTE - 1] + CUT

    @property
    def passage(self) -> Passage:
        said = self.cleaned_data
        is_whole = not (said["first"] and said["last"] and said["quote"])
        return WHOLE if is_whole else Passage(said["first"], said["last"], said["quote"])


class ThreadForm(PassageForm, InternalCommentForm):
    pass


def moves_in(body: bytes) -> list[tuple[int, Passage]]:
    """What a window says: `[{"thread": 1, "first": "7:1", "last": "7:9"}]`. Errors: ValueError."""
    said: Any = json.loads(body)  # Any: JSON
    if not isinstance(said, list) or len(said) > MOST_OPEN:
        raise ValueError("No list of passages")
    return [_move(each) for each in said]


def _move(said: Any) -> tuple[int, Passage]:
    if not isinstance(said, dict) or type(said.get("thread")) is not int:
        raise ValueError("No passage")
    first, last = str(said.get("first")), str(said.get("last"))
    if not LETTER.fullmatch(first) or not LETTER.fullmatch(last):
        raise ValueError("No letters")
    return said["thread"], Passage(first, last, "")
