"""The browser's own colour picker."""

from django import forms


class ColourInput(forms.TextInput):
    """Picks a colour; native, so it needs no script and can be used by keyboard."""

    input_type = "color"
