"""Colours are refused when they cannot be read (WCAG 2.2); the formula is in `colours`.

Source: Web Content Accessibility Guidelines 2.2, definitions of "relative luminance" and "contrast ratio",
https://www.w3.org/TR/WCAG22/#dfn-relative-luminance and #dfn-contrast-ratio; the least values are those of the success
criteria 1.4.3 (text) and 1.4.11 (graphics).
"""

from django.core.exceptions import ValidationError
from django.core.validators import RegexValidator
from django.utils.formats import number_format
from django.utils.translation import gettext_lazy as _

from portal.base.colours import contrast

WHITE = "#FFFFFF"
INK = "#1B2A33"
CONTRAST_OF_TEXT = 4.5
CONTRAST_OF_GRAPHICS = 3.0

hex_colour = RegexValidator(r"^#[0-9a-fA-F]{6}$", _("Write the colour like this: #00696F."))


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
