"""Why something could not be done, in the reader's words."""

from django.utils.translation import gettext as _

from portal.moderation.errors import RefusedError


class CommentError(RefusedError):
    """Its text is shown to the person as it is."""

    @classmethod
    def closed(cls) -> "CommentError":
        return cls(_("There is nothing more to say here: the comments are closed."))

    @classmethod
    def takes_no_support(cls) -> "CommentError":
        return cls(_("This cannot be supported at the moment."))

    @classmethod
    def too_late(cls) -> "CommentError":
        return cls(_("A comment can be changed for 15 minutes. You can delete it, or add another one."))

    @classmethod
    def gone(cls) -> "CommentError":
        return cls(_("This comment is no longer there."))
