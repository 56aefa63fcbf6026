"""A way to somewhere: a page of the portal or an address outside."""

from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _
from wagtail import blocks


class LinkValue(blocks.StructValue):
    """Knows where its link leads; a page that is no longer public is no target."""

    @property
    def link(self) -> str:
        page = self.get("page")
        if page is not None:
            return page.url or "" if page.live else ""
        return self.get("url") or ""


class LinkBlock(blocks.StructBlock):
    """Base of blocks that lead somewhere: either `page` or `url`."""

    page = blocks.PageChooserBlock(label=_("Page"), required=False)
    url = blocks.URLBlock(
        label=_("Address"), required=False, help_text=_("Only for an address outside the portal: https://…")
    )

    def clean(self, value: Any) -> Any:  # Any: Wagtail's own signature is untyped
        cleaned = super().clean(value)
        errors = {}
        if cleaned.get("page") and cleaned.get("url"):
            errors["url"] = ValidationError(_("Choose a page or enter an address, not both."))
        elif self._link_is_missing(cleaned):
            errors["page"] = ValidationError(_("Choose a page or enter an address."))
        if errors:
            raise blocks.StructBlockValidationError(block_errors=errors)
        return cleaned

    def _link_is_missing(self, value: Any) -> bool:
        asked = self.meta.link_required and not self.is_deferred_validation
        return asked and not (value.get("page") or value.get("url"))

    class Meta:
        value_class = LinkValue
        link_required = False
