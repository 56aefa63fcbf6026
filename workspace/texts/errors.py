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
    def link_writes_no_more(cls) -> "TextError":
        return cls(_("By this link nothing can be written any more."))

    @classmethod
    def not_for_everybody(cls) -> "TextError":
        return cls(_("At the moment this project cannot publish anything: its page is not online."))

    @classmethod
    def nothing_to_publish(cls) -> "TextError":
        return cls(_("There is nothing in the text that could be published."))

    @classmethod
    def finished(cls) -> "TextError":
        return cls(_("This text is finished. Open it again to write in it."))

    @classmethod
    def thread_gone(cls) -> "TextError":
        return cls(_("Somebody has deleted this comment meanwhile."))

    @classmethod
    def thread_resolved(cls) -> "TextError":
        return cls(_("This is marked as done meanwhile. Open it again to answer."))

    @classmethod
    def too_many_threads(cls, most: int) -> "TextError":
        return cls(
            _("There are %(most)d open comments on this text already. Mark some as done first.") % {"most": most}
        )

    @classmethod
    def too_many_answers(cls, most: int) -> "TextError":
        return cls(_("%(most)d answers are enough here. Begin a new comment.") % {"most": most})
