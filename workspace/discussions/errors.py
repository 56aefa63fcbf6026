"""Why something could not be done, in the reader's words."""

from django.utils.translation import gettext as _

from workspace.projects.errors import ProjectError


class DiscussionError(ProjectError):
    """Its text is shown to the person as it is."""

    @classmethod
    def gone(cls) -> "DiscussionError":
        return cls(_("Somebody has deleted this discussion meanwhile."))

    @classmethod
    def reply_gone(cls) -> "DiscussionError":
        return cls(_("Somebody has deleted this reply meanwhile."))

    @classmethod
    def is_closed(cls) -> "DiscussionError":
        return cls(_("This discussion was closed: nobody can reply any more."))

    @classmethod
    def empty(cls) -> "DiscussionError":
        return cls(_("Your reply is empty."))

    @classmethod
    def too_long(cls, most: int) -> "DiscussionError":
        return cls(_("Your reply is too long: at most %(most)d characters.") % {"most": most})

    @classmethod
    def too_many_pinned(cls, most: int) -> "DiscussionError":
        return cls(_("There are %(most)d pinned discussions already. Unpin one of them first.") % {"most": most})

    @classmethod
    def category_exists(cls) -> "DiscussionError":
        return cls(_("There is a category of this name already."))

    @classmethod
    def too_many_categories(cls, most: int) -> "DiscussionError":
        return cls(_("There are %(most)d categories already. Remove one of them first.") % {"most": most})
