"""Contrast of colours after WCAG 2.2.

Source: Web Content Accessibility Guidelines 2.2, definitions of "relative luminance" and "contrast ratio",
https://www.w3.org/TR/WCAG22/#dfn-relative-luminance and #dfn-contrast-ratio; the least values are those of the success
criteria 1.4.3 (text) and 1.4.11 (graphics).
"""

from django.core.exceptions import ValidationError
from django.core.validators import RegexValidator
from django.utils.formats import number_format
from django.utils.translation import gettext_lazy as _

WHITE = "#FFFFFF"
INK = "#1B2A33"
CONTRAST_OF_TEXT = 4.5
CONTRAST_OF_GRAPHICS = 3.0

hex_colour = RegexValidator(r"^#[0-9a-fA-F]{6}\Z", _("Write the colour like this: #00696F."))

_LINEAR_UP_TO = 0.04045


def relative_luminance(colour: str) -> float:
    """0 for black to 1 for white."""
    red, green, blue = (_linear(int(colour[start : start + 2], 16) / 255) for start in (1, 3, 5))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _linear(channel: float) -> float:
    return channel / 12.92 if channel <= _LINEAR_UP_TO else ((channel + 0.055) / 1.055) ** 2.4


def contrast(one: str, other: str) -> float:
    """1 for equal colours to 21 for black and white."""
    darker, lighter = sorted([relative_luminance(one), relative_luminance(other)])
    return (lighter + 0.05) / (darker + 0.05)


def check_contrast(colour: str, against: str, *, least: float = CONTRAST_OF_TEXT) -> None:
    """Refuses a colour that cannot be read, saying the figure. Rounds down: 4.49 is not 4.5."""
    hex_colour(colour)
    found = contrast(colour, against)
    if found >= least:
        return
    figures = {
        "found": number_format(int(found * 10) / 10, 1),
        "least": number_format(least, 1),
        "other": against,
    }
    if against == WHITE:
        message = _("Contrast %(found)s : 1, at least %(least)s : 1 is needed with white.")
    elif against == INK:
        message = _("Contrast %(found)s : 1, at least %(least)s : 1 is needed with dark text.")
    else:
        message = _("Contrast %(found)s : 1, at least %(least)s : 1 is needed with %(other)s.")
    raise ValidationError(message, code="contrast", params=figures)
