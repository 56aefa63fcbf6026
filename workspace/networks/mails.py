"""The mails about networks: what each says."""

from django.utils.timezone import localdate
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from portal.accounts.notices import Notice, full_url
from portal.base.dates import day_in_words
from workspace.networks.choices import State
from workspace.networks.models import Affiliation, Network
from workspace.projects.models import Project


def invited(row: Affiliation, language: str) -> Notice:
    named = _names(row.network, row.project)
    return Notice(
        subject=_("“%(network)s” invites “%(project)s”") % named,
        sentences=[
            _("The network “%(network)s” would like to have your project “%(project)s” among its projects.") % named,
            _("Its page then shows your project, your public dates and your news. You can leave it at any time."),
        ],
        quote=row.message,
        url=_room(row.project, language),
        label=pgettext("verb", "Answer"),
        reason=_of_project(),
    )


def asked(row: Affiliation, language: str) -> Notice:
    named = _names(row.network, row.project)
    return Notice(
        subject=_("“%(project)s” would like to join “%(network)s”") % named,
        sentences=[_("The project “%(project)s” would like to join your network. Please answer soon.") % named],
        quote=row.message,
        url=_projects(row.network, language),
        label=pgettext("verb", "Answer"),
        reason=_of_network(),
    )


def answered_by_network(row: Affiliation, language: str) -> Notice:
    named = _names(row.network, row.project)
    said = (
        _("Your project “%(project)s” belongs to the network “%(network)s” now.")
        if row.state == State.MEMBER
        else _("Your project “%(project)s” asked to join the network “%(network)s”. This time it does not fit.")
    )
    return Notice(
        subject=_("About your request to join “%(network)s”") % named,
        sentences=[said % named],
        quote=row.answer,
        url=_room(row.project, language),
        label=_("See your networks"),
        reason=_of_project(),
    )


def answered_by_project(row: Affiliation, language: str) -> Notice:
    named = _names(row.network, row.project)
    said = (
        _("The project “%(project)s” belongs to your network “%(network)s” now.")
        if row.state == State.MEMBER
        else _("The project “%(project)s” has turned down the invitation to your network “%(network)s”.")
    )
    return Notice(
        subject=_("“%(project)s” has answered") % named,
        sentences=[said % named],
        quote=row.answer,
        url=_projects(row.network, language),
        label=_("See the projects"),
        reason=_of_network(),
    )


def ended_by_network(network: Network, project: Project, language: str) -> Notice:
    named = _names(network, project)
    return Notice(
        subject=_("“%(project)s” no longer belongs to “%(network)s”") % named,
        sentences=[
            _("The network “%(network)s” has ended the membership of your project “%(project)s”.") % named,
            _("If you think that this is a mistake, speak with the people of the network."),
        ],
        url=_room(project, language),
        label=_("See your networks"),
        reason=_of_project(),
    )


def ended_by_project(network: Network, project: Project, language: str) -> Notice:
    named = _names(network, project)
    return Notice(
        subject=_("“%(project)s” no longer belongs to “%(network)s”") % named,
        sentences=[_("The project “%(project)s” has left your network “%(network)s”.") % named],
        url=_projects(network, language),
        label=_("See the projects"),
        reason=_of_network(),
    )


def closed(network: Network, language: str) -> Notice:
    named = {"network": network.name, "day": day_in_words(localdate(network.deleted_at)) if network.deleted_at else ""}
    return Notice(
        subject=_("“%(network)s” is closed") % named,
        sentences=[
            _("The network “%(network)s”, to which your project belongs, is closed. Your project stays as it is.")
            % named,
            _("Until %(day)s the admins of the network can open it again; then it is deleted.") % named,
        ],
        reason=_of_project(),
    )


def admin_now(network: Network, language: str) -> Notice:
    named = {"network": network.name}
    return Notice(
        subject=_("You look after “%(network)s” now") % named,
        sentences=[
            _("You are an admin of the network “%(network)s” now: you invite projects and answer those who ask.")
            % named,
            _("If that was a mistake, you can step down as soon as there is somebody else."),
        ],
        url=full_url("networks:detail", network.slug, language=language),
        label=_("See the network"),
        reason=_("You get this mail because your project belongs to this network, or you manage its municipality."),
    )


def _names(network: Network, project: Project) -> dict[str, str]:
    return {"network": network.name, "project": project.name}


def _room(project: Project, language: str) -> str:
    return full_url("workspace:networks:list", project.slug, language=language)


def _projects(network: Network, language: str) -> str:
    return full_url("networks:projects", network.slug, language=language)


def _of_project() -> str:
    return _("You get this mail because you are an admin of this project.")


def _of_network() -> str:
    return _("You get this mail because you are an admin of this network.")
