"""What an administrator's settings must obey; said at the field, without asking the database."""

from collections.abc import Callable
from pathlib import PurePath
from typing import TYPE_CHECKING

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from portal.base.contrast import INK, WHITE, check_contrast

if TYPE_CHECKING:
    from portal.base.models.settings import PortalSettings

LOGO_TYPES = {".png", ".webp", ".avif"}


def check_settings(settings: "PortalSettings") -> None:
    """Raises one error a field, all at once."""
    errors: dict[str, ValidationError] = {}
    rules: dict[str, Callable[[], None]] = {
        "primary_colour": lambda: check_contrast(settings.primary_colour, WHITE),
        "accent_colour": lambda: check_contrast(settings.accent_colour, INK),
        "logo": lambda: _check_logo(settings),
        "banner_until": lambda: _check_dates(settings),
        "banner_url": lambda: _check_link(settings),
    }
    for field, rule in rules.items():
        try:
            rule()
        except ValidationError as error:
            errors[field] = error
    if errors:
        raise ValidationError(errors)


def _check_logo(settings: "PortalSettings") -> None:
    if settings.logo and PurePath(settings.logo.file.name).suffix.lower() not in LOGO_TYPES:
        raise ValidationError(_("A logo needs a transparent background: choose a PNG, WebP or AVIF picture."))


def _check_dates(settings: "PortalSettings") -> None:
    if settings.banner_from and settings.banner_until and settings.banner_until <= settings.banner_from:
        raise ValidationError(_("The announcement would end before it starts."))


def _check_link(settings: "PortalSettings") -> None:
    if settings.banner_url and not settings.banner_text:
        raise ValidationError(_("A link needs an announcement to go with it."))
