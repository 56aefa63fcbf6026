"""Why something could not be done, in the reader's words."""

from django.utils.translation import gettext as _

from workspace.projects.errors import ProjectError


class PollError(ProjectError):
    """Its text is shown to the person as it is."""

    @classmethod
    def gone(cls) -> "PollError":
        return cls(_("Somebody has deleted this poll meanwhile."))

    @classmethod
    def has_ended(cls) -> "PollError":
        return cls(_("This poll has ended meanwhile: nobody can vote any more."))

    @classmethod
    def has_voted(cls) -> "PollError":
        return cls(
            _("You have voted already. An anonymous vote cannot be changed, because nobody knows which is yours.")
        )

    @classmethod
    def unreadable(cls) -> "PollError":
        return cls(_("Something about this poll has changed meanwhile. Please look again, and vote once more."))

    @classmethod
    def has_votes(cls) -> "PollError":
        return cls(_("Somebody has voted already: the question and its options stay as they are."))

    @classmethod
    def results_were_seen(cls) -> "PollError":
        return cls(
            _("Its results should be seen only at the end, and were: this poll cannot be opened again. Ask a new one.")
        )

    @classmethod
    def deadline_is_past(cls) -> "PollError":
        return cls(_("The last day has to lie ahead."))

    @classmethod
    def too_many_options(cls, most: int) -> "PollError":
        return cls(_("At most %(most)d options are possible here.") % {"most": most})

    @classmethod
    def too_few_options(cls) -> "PollError":
        return cls(_("There have to be two options at least."))

    @classmethod
    def option_exists(cls) -> "PollError":
        return cls(_("This option is there already."))

    @classmethod
    def not_for_everybody(cls) -> "PollError":
        return cls(_("The project has no public page that everybody can read, so only its people can be asked."))
