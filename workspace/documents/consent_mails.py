"""The mail about consents that end."""

from collections.abc import Sequence

from django.utils.formats import date_format
from django.utils.translation import gettext as _

from portal.accounts.notices import Notice, full_url
from workspace.documents.models import Consent
from workspace.projects.models import Project


def ending(project: Project, consents: Sequence[Consent], language: str) -> Notice:
    return Notice(
        subject=_("Consents to pictures end: %(project)s") % {"project": project.name},
        sentences=[
            _("In the project “%(project)s” people have agreed to pictures for some time, which is about to be over.")
            % {"project": project.name},
            _("Ask them once more, or take the pictures down where others see them."),
        ],
        lines=[
            _("%(who)s on “%(file)s”: until %(day)s")
            % {"who": each.who, "file": each.document.name, "day": date_format(each.until)}
            for each in consents
            if each.until is not None
        ],
        url=full_url("workspace:documents:consents_ending", project.slug, language=language),
        label=_("See the consents"),
        reason=_("You get this mail because you look after this project."),
    )
