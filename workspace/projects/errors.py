"""Why something could not be done, in the reader's words."""

from django.utils.translation import gettext as _

from initiatives.models import InitiativePage
from portal.moderation.errors import RefusedError


class ProjectError(RefusedError):
    """Its text is shown to the person as it is."""

    @classmethod
    def changed_meanwhile(cls) -> "ProjectError":
        return cls(_("Something has changed here meanwhile. Please look again."))

    @classmethod
    def last_admin(cls) -> "ProjectError":
        return cls(_("The project needs an admin: make somebody else one first."))

    @classmethod
    def closed(cls) -> "ProjectError":
        return cls(_("This project can only be read any more."))

    @classmethod
    def belongs_already(cls) -> "ProjectError":
        return cls(_("This person belongs to the project already."))

    @classmethod
    def not_open_to_newcomers(cls) -> "ProjectError":
        return cls(_("At the moment nobody can ask to join this project."))

    @classmethod
    def belongs_no_more(cls) -> "ProjectError":
        return cls(_("This person does not belong to the project any more."))

    @classmethod
    def asked_already(cls) -> "ProjectError":
        return cls(_("You have asked already. You get a mail as soon as somebody answers."))

    @classmethod
    def declined_lately(cls) -> "ProjectError":
        return cls(_("The project has said no a short time ago. In a month you can ask again."))

    @classmethod
    def invited_too_many(cls) -> "ProjectError":
        return cls(_("The project has sent very many invitations today. Go on tomorrow, or make a link."))

    @classmethod
    def invitation_gone(cls) -> "ProjectError":
        return cls(_("This invitation is no longer valid. Ask those who invited you for a new one."))

    @classmethod
    def invitation_for_somebody_else(cls, address: str) -> "ProjectError":
        said = _("This invitation is for %(address)s. Sign in with that address, or ask for an invitation of your own.")
        return cls(said % {"address": address})

    @classmethod
    def decided_already(cls) -> "ProjectError":
        return cls(_("The managers have decided this meanwhile. Please look again."))

    @classmethod
    def nobody_has_reported_it(cls) -> "ProjectError":
        return cls(_("Nobody inside has reported this workspace, or it is decided already."))

    @classmethod
    def enough_pictures(cls, most: int) -> "ProjectError":
        return cls(_("There are %(most)d pictures already: remove one to add another.") % {"most": most})

    @classmethod
    def preview_is_old(cls) -> "ProjectError":
        return cls(_("Something has changed in the project meanwhile. Please look at the preview once more."))

    @classmethod
    def story_is_with_the_editors(cls) -> "ProjectError":
        return cls(_("The editors are already at work on it. Write to them if something has to go."))

    @classmethod
    def no_stories_here(cls) -> "ProjectError":
        return cls(_("This portal has no list of stories."))


class PageConflictError(Exception):
    """Somebody else has made a version of the page meanwhile; nothing was written."""

    def __init__(self, page: InitiativePage) -> None:
        super().__init__(page.pk)
        self.page = page
