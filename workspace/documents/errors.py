"""Why something could not be done, in the reader's words."""

from django.template.defaultfilters import filesizeformat
from django.utils.translation import gettext as _

from workspace.projects.errors import ProjectError


class DocumentError(ProjectError):
    """Its text is shown to the person as it is; `status` is what a script hears."""

    status = 409

    @classmethod
    def gone(cls) -> "DocumentError":
        return cls(_("Somebody has deleted this file meanwhile."))

    @classmethod
    def folder_gone(cls) -> "DocumentError":
        return cls(_("Somebody has deleted this folder meanwhile."))

    @classmethod
    def too_large(cls, limit: int) -> "DocumentError":
        return cls.of(413, _("This file is too large: at most %(limit)s.") % {"limit": filesizeformat(limit)})

    @classmethod
    def quota_reached(cls, limit: int) -> "DocumentError":
        said = _(
            "There is no room left for this: all files of a project together have %(limit)s. Empty the trash first."
        )
        return cls.of(413, said % {"limit": filesizeformat(limit)})

    @classmethod
    def no_room(cls) -> "DocumentError":
        return cls.of(507, _("The portal could not store this just now. Please try again later."))

    @classmethod
    def storage_away(cls) -> "DocumentError":
        return cls.of(503, _("The portal could not store this just now. Please try again later."))

    @classmethod
    def too_deep(cls, most: int) -> "DocumentError":
        return cls(_("Folders can lie at most %(most)d deep in each other.") % {"most": most})

    @classmethod
    def into_itself(cls) -> "DocumentError":
        return cls(_("A folder cannot be moved into itself."))

    @classmethod
    def name_taken(cls, name: str) -> "DocumentError":
        return cls(_("There is something called “%(name)s” already.") % {"name": name})

    @classmethod
    def locked(cls, name: str) -> "DocumentError":
        return cls(_("%(name)s is working on this file just now.") % {"name": name})

    @classmethod
    def only_version(cls) -> "DocumentError":
        return cls(_("A file keeps at least one version. Delete the file instead."))

    @classmethod
    def other_offset(cls) -> "DocumentError":
        return cls(_("The upload has gone on elsewhere. Please look again."))

    @classmethod
    def too_much_sent(cls) -> "DocumentError":
        return cls.of(400, _("More was sent than the file is long."))

    @classmethod
    def too_many_to_copy(cls, most: int) -> "DocumentError":
        return cls(_("At most %(most)d files can be copied at once.") % {"most": most})

    @classmethod
    def too_many_uploads(cls) -> "DocumentError":
        return cls.of(429, _("Very many uploads of yours are unfinished. Finish or cancel some of them first."))

    @classmethod
    def too_many_links(cls, most: int) -> "DocumentError":
        return cls(_("There are %(most)d open links to this already. Take one back first.") % {"most": most})

    @classmethod
    def not_for_everybody(cls) -> "DocumentError":
        return cls(_("At the moment this project cannot publish anything: its page is not online."))

    @classmethod
    def not_checked(cls) -> "DocumentError":
        return cls(_("This file has not been checked yet, or is dangerous: it cannot be published."))

    @classmethod
    def consent_missing(cls) -> "DocumentError":
        return cls(_("For this picture no consent is written down that fits. Say that it is right all the same."))

    @classmethod
    def too_many_consents(cls, most: int) -> "DocumentError":
        return cls(_("There are %(most)d consents already, more would not help.") % {"most": most})

    @classmethod
    def no_picture(cls) -> "DocumentError":
        return cls(_("This file is no picture."))

    @classmethod
    def of(cls, status: int, said: str) -> "DocumentError":
        problem = cls(said)
        problem.status = status
        return problem
