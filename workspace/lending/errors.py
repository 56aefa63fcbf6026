"""Why something could not be lent, in the reader's words."""

from typing import Literal

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from portal.moderation.errors import RefusedError


class LendingError(RefusedError):
    """Its text is shown to the person as it is."""

    def __init__(self, text: str, *, about: Literal["start", "end"] | None = None) -> None:
        """`about`: which of the times is meant, where it is one of them."""
        super().__init__(text)
        self.about = about

    @classmethod
    def changed_meanwhile(cls) -> "LendingError":
        return cls(_("Something has changed here meanwhile. Please look again."))

    @classmethod
    def taken(cls) -> "LendingError":
        return cls(_("At that time it is lent to somebody else already. Choose another time."), about="start")

    @classmethod
    def over(cls) -> "LendingError":
        return cls(_("This time is over already."), about="end")

    @classmethod
    def too_far_ahead(cls, days: int) -> "LendingError":
        said = ngettext("At most %(days)d day ahead.", "At most %(days)d days ahead.", days)
        return cls(said % {"days": days}, about="start")

    @classmethod
    def too_long(cls, days: int) -> "LendingError":
        said = ngettext(
            "It is lent for at most %(days)d day at a time.", "It is lent for at most %(days)d days at a time.", days
        )
        return cls(said % {"days": days}, about="end")

    @classmethod
    def not_lent_now(cls) -> "LendingError":
        return cls(_("It is not lent at the moment."))

    @classmethod
    def too_many_requests(cls, most: int) -> "LendingError":
        return cls(
            _("You have asked for %(most)d times already. Wait for an answer, or take one back.") % {"most": most}
        )

    @classmethod
    def still_lent(cls) -> "LendingError":
        return cls(_("Somebody has it, or is going to: it can be taken out of lending, but not deleted."))
