"""Why something could not be done, in the reader's words."""

from datetime import datetime

from django.utils.formats import date_format
from django.utils.timezone import localtime
from django.utils.translation import gettext as _


class ModerationError(Exception):
    """Its text is shown to the person as it is."""

    @classmethod
    def decided_already(cls, name: str) -> "ModerationError":
        return cls(_("%(name)s has decided this already.") % {"name": name})

    @classmethod
    def settled(cls) -> "ModerationError":
        return cls(_("This was settled meanwhile."))

    @classmethod
    def somebody_else_decides(cls) -> "ModerationError":
        return cls(_("The objection is to your own decision: somebody else looks at it."))

    @classmethod
    def changed_meanwhile(cls) -> "ModerationError":
        return cls(_("Something has changed here meanwhile. Please look again."))

    @classmethod
    def not_offered(cls) -> "ModerationError":
        return cls(_("This cannot be done with this contribution."))

    @classmethod
    def reason_missing(cls) -> "ModerationError":
        return cls(_("Say why: the author has a right to know."))

    @classmethod
    def objected_already(cls) -> "ModerationError":
        return cls(_("You have objected to this decision already."))


class RefusedError(Exception):
    """What an app's services raise when they cannot do what was decided; the text is shown as it is."""


class BlockedError(ModerationError):
    """This person may not write at the moment."""

    @classmethod
    def until(cls, moment: datetime, reason: str) -> "BlockedError":
        day = date_format(localtime(moment), "DATETIME_FORMAT")
        said = _("You cannot write anything until %(day)s.") % {"day": day}
        because = _("The reason: %(reason)s") % {"reason": reason} if reason else ""
        return cls(f"{said} {because}".strip())
