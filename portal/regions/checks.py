"""What every regional page must have, checked at start."""

from typing import Any

from django.core.checks import CheckMessage, Error, register

from portal.regions.forms.pages import RegionalPageForm
from portal.regions.permissions import regional_page_models


@register()
def regional_pages_ask_who_manages_them(app_configs: Any, **kwargs: Any) -> list[CheckMessage]:  # Any: as in Django
    """Without this form a manager could write in a neighbour's name."""
    return [
        Error(
            f"{model.__name__} is a regional page, but its form is not a RegionalPageForm.",
            hint="Inherit RegionalMixin before BasePage, or derive base_form_class from RegionalPageForm.",
            obj=model,
            id="portal_regions.E001",
        )
        for model in regional_page_models()
        if not issubclass(model.base_form_class, RegionalPageForm)
    ]
