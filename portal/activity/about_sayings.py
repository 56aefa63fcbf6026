"""A kind of event that tells what somebody has said about a thing: a comment, a reply."""

from abc import abstractmethod
from typing import TYPE_CHECKING, Any

from django.utils.translation import gettext as _

from portal.activity.about_rows import AboutRow

if TYPE_CHECKING:
    from portal.activity.models import Event

# Any, in this module: rows of the app's model, which have an author and a text.


class AboutSaying(AboutRow):
    """Events are about the thing; their data lead to what was said, by this name."""

    said: str = "comment"

    def row_id(self, event: "Event") -> int:
        return int(event.data[self.said])

    def words(self, event: "Event", row: Any) -> str:
        return self.sentence(self.speaker(row), self.title(row))

    @abstractmethod
    def sentence(self, name: str, title: str) -> str: ...

    def speaker(self, row: Any) -> str:
        return str(row.author or _("Somebody"))

    def quote(self, event: "Event") -> str:
        return self.rows().filter(pk=self.row_id(event)).values_list("text", flat=True).first() or ""
