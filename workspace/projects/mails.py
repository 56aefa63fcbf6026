"""The mails about a project: what each says."""

from collections.abc import Callable

from django.utils.timezone import localdate
from django.utils.translation import gettext as _

from portal.accounts.notices import Notice, full_url
from portal.base.dates import day_in_words
from workspace.projects.models import Invitation, Project

OfProject = Callable[[Project, str], Notice]


def welcome(project: Project, language: str) -> Notice:
    named = {"name": project.name}
    return Notice(
        subject=_("“%(name)s” is there: your workspace") % named,
        sentences=[
            _("Your project “%(name)s” has its workspace now, you can invite others at once.") % named,
            _("Its public page waits for the climate management of your place. You hear as soon as it is decided."),
        ],
        url=_workspace(project, language),
        label=_("Open the workspace"),
        reason=_("You get this mail because you have registered this project."),
    )


def approved(project: Project, language: str) -> Notice:
    named = {"name": project.name}
    return Notice(
        subject=_("The page of “%(name)s” is online") % named,
        sentences=[_("The public page of your project “%(name)s” is online. Tell others about it!") % named],
        url=full_url("projects:about", project.slug, language=language),
        label=_("See the project"),
        reason=_why(),
    )


def asked_back(project: Project, language: str) -> Notice:
    named = {"name": project.name}
    return Notice(
        subject=_("A question about “%(name)s”") % named,
        sentences=[
            _("Before the public page of “%(name)s” goes online, the climate management asks:") % named,
        ],
        quote=project.said,
        url=_workspace(project, language),
        label=_("Open the workspace"),
        reason=_why(),
    )


def invitation(invitation: Invitation, language: str) -> Notice:
    named = {
        "name": invitation.project.name,
        "who": str(invitation.invited_by or _("Somebody")),
        "day": day_in_words(localdate(invitation.expires_at)),
    }
    return Notice(
        subject=_("%(who)s invites you: “%(name)s”") % named,
        sentences=[
            _("%(who)s invites you to join the project “%(name)s”.") % named,
            _("The invitation is for you alone, and valid until %(day)s.") % named,
        ],
        quote=invitation.message,
        url=full_url("projects:invitation", invitation.token, language=language),
        label=_("See the invitation"),
        reason=_("You get this mail because %(who)s has entered your address. You need not answer.") % named,
    )


def _workspace(project: Project, language: str) -> str:
    return full_url("workspace:home", project.slug, language=language)


def _why() -> str:
    return _("You get this mail because you are an admin of this project.")
