"""Why something could not be done, in the reader's words."""

from django.utils.translation import gettext as _

from portal.moderation.errors import RefusedError


class IdeaError(RefusedError):
    """Its text is shown to the person as it is."""

    @classmethod
    def changed_meanwhile(cls) -> "IdeaError":
        return cls(_("Something has changed here meanwhile. Please look again."))

    @classmethod
    def not_alive(cls) -> "IdeaError":
        return cls(_("This idea is no longer open."))

    @classmethod
    def nothing_to_undo(cls) -> "IdeaError":
        return cls(_("There is nothing that could be taken back."))

    @classmethod
    def merged_into_itself(cls) -> "IdeaError":
        return cls(_("An idea cannot be merged into itself. Choose another one."))

    @classmethod
    def merged_already(cls) -> "IdeaError":
        return cls(_("One of the two is part of another idea already. Please look again."))

    @classmethod
    def campaign_closed(cls) -> "IdeaError":
        return cls(_("This campaign collects no ideas at the moment."))

    @classmethod
    def campaign_over(cls, title: str) -> "IdeaError":
        return cls(
            _("“%(title)s” collects no ideas at the moment. Send yours as an idea of its own: nothing is lost.")
            % {"title": title}
        )
