"""What people have written, as it is shown."""

from typing import TYPE_CHECKING

from django.utils.safestring import SafeString, mark_safe


class Written:
    """A row with `html`, which whatever made it has sanitised; services alone store it. (Published texts say the same
    by themselves: the process of the sockets loads them without this floor.)"""

    if TYPE_CHECKING:

        @property
        def html(self) -> str: ...

    @property
    def body(self) -> SafeString:
        return mark_safe(self.html)  # noqa: S308  # see above
