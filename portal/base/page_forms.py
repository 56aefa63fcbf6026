"""The editor's form of every page."""

from typing import Any

from wagtail.admin.forms import WagtailAdminPageForm


class BasePageForm(WagtailAdminPageForm):
    """Leaves the end of the address to the portal where nobody typed one: `BasePage` makes it from the title."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:  # Any: passed on to Wagtail as it comes
        super().__init__(*args, **kwargs)
        if "slug" in self.fields:
            self.fields["slug"].required = False
