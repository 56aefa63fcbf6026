"""Boxes to tick, as one group that has a name."""

from typing import Any

from django import forms
from django.utils.html import format_html
from django.utils.safestring import SafeString


class NamedCheckboxes(forms.CheckboxSelectMultiple):
    """Screen readers say the name of the group with its first box; Wagtail's heading is not tied to the boxes."""

    def __init__(self, name: Any) -> None:  # Any: a text translated when it is shown
        super().__init__()
        self.group_name = name

    def render(self, *args: Any, **kwargs: Any) -> SafeString:  # Any: Django's own arguments
        return format_html(
            '<div role="group" aria-label="{}">{}</div>', self.group_name, super().render(*args, **kwargs)
        )
