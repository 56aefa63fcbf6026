"""The browser's own colour picker."""

from typing import Any

from django import forms

PRIMARY = "#00696F"


class ColourInput(forms.TextInput):
    """Picks a colour; native, so it needs no script and can be used by keyboard.

    It cannot be empty: a browser would show black, and send it. Where nothing is chosen yet it starts from the colour
    in which the portal shows things without one.
    """

    input_type = "color"

    def format_value(self, value: Any) -> str | None:  # Any: whatever a form holds
        return super().format_value(value) or PRIMARY
