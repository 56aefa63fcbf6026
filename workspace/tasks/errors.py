"""Why something could not be done, in the reader's words."""

from django.utils.translation import gettext as _

from workspace.projects.errors import ProjectError


class TaskError(ProjectError):
    """Its text is shown to the person as it is."""

    @classmethod
    def gone(cls) -> "TaskError":
        return cls(_("Somebody has deleted this task meanwhile."))

    @classmethod
    def name_taken(cls) -> "TaskError":
        return cls(_("There is one of this name already."))

    @classmethod
    def too_many(cls, most: int) -> "TaskError":
        return cls(_("There are %(most)d of them already, more would not help.") % {"most": most})
