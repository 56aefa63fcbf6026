"""Why something could not be done, in the reader's words."""

from django.utils.translation import gettext as _

from workspace.projects.errors import ProjectError


class TextError(ProjectError):
    """Its text is shown to the person as it is."""

    @classmethod
    def gone(cls) -> "TextError":
        return cls(_("Somebody has deleted this text meanwhile."))

    @classmethod
    def too_many_versions(cls, most: int) -> "TextError":
        return cls(_("There are %(most)d versions with a name already, more would not help.") % {"most": most})

    @classmethod
    def too_many_templates(cls, most: int) -> "TextError":
        return cls(_("There are %(most)d templates already, more would not help.") % {"most": most})

    @classmethod
    def too_many_links(cls, most: int) -> "TextError":
        return cls(_("There are %(most)d open links to this text already. Take one back first.") % {"most": most})

    @classmethod
    def finished(cls) -> "TextError":
        return cls(_("This text is finished. Open it again to write in it."))
