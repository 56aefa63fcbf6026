"""Why something could not be done, in the reader's words."""

from django.utils.translation import gettext as _


class CopyError(Exception):
    """Its text is shown to the person as it is."""

    @classmethod
    def said_already(cls) -> "CopyError":
        return cls(_("You have said so already. You find it in your account."))

    @classmethod
    def decided_already(cls) -> "CopyError":
        return cls(_("This was looked at already and cannot be taken back here. Please write to us."))
