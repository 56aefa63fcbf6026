"""Why something could not be done, in the reader's words."""

from django.utils.translation import gettext as _

from workspace.projects.errors import ProjectError


class PostError(ProjectError):
    """Its text is shown to the person as it is."""

    @classmethod
    def gone(cls) -> "PostError":
        return cls(_("Somebody has deleted this post meanwhile."))

    @classmethod
    def not_for_everybody(cls) -> "PostError":
        return cls(_("At the moment this project cannot write for everybody: its page is not online."))

    @classmethod
    def too_many_pinned(cls, most: int) -> "PostError":
        return cls(_("There are %(most)d pinned posts already. Unpin one of them first.") % {"most": most})
