"""The editor's form of every page."""

from typing import Any

from django.core.exceptions import ValidationError
from wagtail.admin.forms import WagtailAdminPageForm
from wagtail.blocks import StreamValue

from portal.base.gaps import require_no_gaps


class BasePageForm(WagtailAdminPageForm):
    """Leaves the end of the address to the portal where nobody typed one: `BasePage` makes it from the title.

    Nothing goes online that says of itself that something is missing.
    """

    def __init__(self, *args: Any, **kwargs: Any) -> None:  # Any: passed on to Wagtail as it comes
        super().__init__(*args, **kwargs)
        if "slug" in self.fields:
            self.fields["slug"].required = False

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean()
        if self._is_to_go_online:
            streams = {name: value for name, value in cleaned.items() if isinstance(value, StreamValue)}
            for name, stream in streams.items():
                try:
                    require_no_gaps(stream)
                except ValidationError as error:
                    self.add_error(name, error)
        return cleaned

    @property
    def _is_to_go_online(self) -> bool:
        """Published, or approved in a workflow, as the buttons of Wagtail's editor say it."""
        approved = "action-workflow-action" in self.data and self.data.get("workflow-action-name") == "approve"
        return approved or "action-publish" in self.data
