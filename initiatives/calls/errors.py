"""Why something could not be done, in the reader's words."""

from django.utils.translation import gettext as _

from portal.moderation.errors import RefusedError


class CallError(RefusedError):
    """Its text is shown to the person as it is."""

    @classmethod
    def changed_meanwhile(cls) -> "CallError":
        return cls(_("Something has changed here meanwhile. Please look again."))

    @classmethod
    def not_open(cls) -> "CallError":
        return cls(_("This can no longer be answered: it is filled or over."))

    @classmethod
    def answered_already(cls) -> "CallError":
        return cls(_("You have answered this already."))

    @classmethod
    def all_places_taken(cls) -> "CallError":
        return cls(_("All places are taken. Raise the number of people first if there is room for more."))
