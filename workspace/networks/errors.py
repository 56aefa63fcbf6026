"""Why something could not be done, in the reader's words."""

from django.utils.translation import gettext as _

from portal.moderation.errors import RefusedError


class NetworkError(RefusedError):
    """Its text is shown to the person as it is."""

    @classmethod
    def changed_meanwhile(cls) -> "NetworkError":
        return cls(_("Something has changed here meanwhile. Please look again."))

    @classmethod
    def decided_already(cls) -> "NetworkError":
        return cls(_("The managers have decided this meanwhile. Please look again."))

    @classmethod
    def closed(cls) -> "NetworkError":
        return cls(_("At the moment this network takes no projects."))

    @classmethod
    def last_admin(cls) -> "NetworkError":
        return cls(_("The network needs an admin: hand it over first, or close it."))

    @classmethod
    def admin_already(cls) -> "NetworkError":
        return cls(_("This person is an admin of the network already."))

    @classmethod
    def no_candidate(cls) -> "NetworkError":
        return cls(_("Only admins of its projects can become admins of the network."))

    @classmethod
    def belongs_already(cls) -> "NetworkError":
        return cls(_("The project belongs to the network already."))

    @classmethod
    def invited_already(cls) -> "NetworkError":
        return cls(_("The project is invited already, its admins have not answered yet."))

    @classmethod
    def asked_already(cls) -> "NetworkError":
        return cls(_("Your project has asked already. You get a mail as soon as the network answers."))

    @classmethod
    def declined_lately(cls) -> "NetworkError":
        return cls(_("The answer was no a short time ago. In a month you can ask again."))

    @classmethod
    def project_not_found(cls) -> "NetworkError":
        return cls(_("There is no such project, or it cannot be invited."))

    @classmethod
    def project_is_closed(cls) -> "NetworkError":
        return cls(_("This project can only be read any more."))
