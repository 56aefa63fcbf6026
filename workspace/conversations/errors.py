"""Why something could not be done, in the reader's words."""

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from portal.moderation.errors import RefusedError


class ConversationError(RefusedError):
    """Its text is shown to the person as it is."""

    @classmethod
    def not_reachable(cls) -> "ConversationError":
        """Not why: nobody learns that they are blocked."""
        return cls(_("This person takes no messages from you."))

    @classmethod
    def some_not_reachable(cls, names: str) -> "ConversationError":
        return cls(_("These people take no messages from you: %(names)s.") % {"names": names})

    @classmethod
    def blocked_by_you(cls) -> "ConversationError":
        return cls(_("You have blocked this person. To write to them, lift that first."))

    @classmethod
    def nobody_there(cls) -> "ConversationError":
        return cls(_("Nobody reads this conversation any more."))

    @classmethod
    def too_many_people(cls, most: int) -> "ConversationError":
        return cls(_("A conversation can have %(most)d people at most, you included.") % {"most": most})

    @classmethod
    def was_removed(cls) -> "ConversationError":
        return cls(_("Whoever was removed from a conversation is only let in again by who looks after it."))

    @classmethod
    def begun_enough(cls, most: int) -> "ConversationError":
        said = ngettext(
            "You have begun %(most)d conversation within a day. More are possible tomorrow.",
            "You have begun %(most)d conversations within a day. More are possible tomorrow.",
            most,
        )
        return cls(said % {"most": most})

    @classmethod
    def no_links_yet(cls, days: int) -> "ConversationError":
        said = ngettext(
            "In the first day of an account messages can hold no links. Please leave the address out.",
            "In the first %(days)d days of an account messages can hold no links. Please leave the address out.",
            days,
        )
        return cls(said % {"days": days})

    @classmethod
    def too_fast(cls) -> "ConversationError":
        return cls(_("That was a lot within a minute. Please wait a moment."))

    @classmethod
    def too_many_files(cls) -> "ConversationError":
        return cls(_("You have sent a lot of files within a day. More are possible tomorrow."))

    @classmethod
    def gone(cls) -> "ConversationError":
        return cls(_("This message is not there any more."))

    @classmethod
    def too_late(cls) -> "ConversationError":
        return cls(_("It is too late to take this back."))

    @classmethod
    def file_not_scanned(cls, name: str) -> "ConversationError":
        return cls(_("“%(name)s” could not be checked for viruses just now. Please try again later.") % {"name": name})

    @classmethod
    def file_refused(cls, name: str) -> "ConversationError":
        return cls(_("“%(name)s” was refused: the virus scanner has found something in it.") % {"name": name})

    @classmethod
    def nobody_to_write_to(cls) -> "ConversationError":
        return cls(_("At the moment no project of this municipality has an admin to whom this could go."))
