"""Mail, in the background. A task gets ids and reads what holds when it runs; what is gone meanwhile needs no mail."""

from collections.abc import Callable, Iterable
from functools import partial

from django_tasks import task

from portal.accounts import notices
from portal.accounts.models import User
from portal.accounts.notices import Notice, Recipient
from workspace.networks import mails
from workspace.networks.choices import State
from workspace.networks.models import Affiliation, Caretaker, Network
from workspace.projects.models import Membership, Project


@task()
def tell_invited(affiliation_id: int) -> None:
    row = _affiliation(affiliation_id)
    if row is not None and row.state == State.INVITED:
        _tell(_admins_of_project(row.project), partial(mails.invited, row))


@task()
def tell_asked(affiliation_id: int) -> None:
    row = _affiliation(affiliation_id)
    if row is not None and row.state == State.ASKED:
        _tell(_admins_of_network(row.network), partial(mails.asked, row))


@task()
def tell_project_of_answer(affiliation_id: int) -> None:
    row = _affiliation(affiliation_id)
    if row is not None and row.state in {State.MEMBER, State.DECLINED}:
        _tell(_admins_of_project(row.project), partial(mails.answered_by_network, row))


@task()
def tell_network_of_answer(affiliation_id: int) -> None:
    row = _affiliation(affiliation_id)
    if row is not None and row.state in {State.MEMBER, State.TURNED_DOWN}:
        _tell(_admins_of_network(row.network), partial(mails.answered_by_project, row))


@task()
def tell_project_it_ended(network_id: int, project_id: int) -> None:
    for network, project in _pair(network_id, project_id):
        _tell(_admins_of_project(project), partial(mails.ended_by_network, network, project))


@task()
def tell_network_it_ended(network_id: int, project_id: int) -> None:
    for network, project in _pair(network_id, project_id):
        _tell(_admins_of_network(network), partial(mails.ended_by_project, network, project))


@task()
def tell_closed(network_id: int, by: int | None) -> None:
    """The admins of its projects, each once, but the one who has closed it."""
    network = Network.objects.filter(pk=network_id, closed_at__isnull=False).first()
    if network is not None:
        projects = network.affiliations.members().values("project")
        rows = Membership.objects.active().admins().filter(project__in=projects).exclude(user=by)
        _tell(User.objects.filter(pk__in=rows.values("user")).order_by("pk"), partial(mails.closed, network))


@task()
def tell_admin(caretaker_id: int) -> None:
    row = Caretaker.objects.active().select_related("network", "user").filter(pk=caretaker_id).first()
    if row is not None:
        _tell([row.user], partial(mails.admin_now, row.network))


def _affiliation(pk: int) -> Affiliation | None:
    return Affiliation.objects.alive().select_related("network", "project", "by").filter(pk=pk).first()


def _pair(network_id: int, project_id: int) -> list[tuple[Network, Project]]:
    """None or one."""
    networks, projects = Network.objects.filter(pk=network_id), Project.objects.filter(pk=project_id)
    return [(network, project) for network in networks for project in projects]


def _admins_of_project(project: Project) -> list[User]:
    return [each.user for each in project.memberships.admins().active().select_related("user")]


def _admins_of_network(network: Network) -> list[User]:
    return [each.user for each in network.caretakers.active().select_related("user")]


def _tell(people: Iterable[User], write: Callable[[str], Notice]) -> None:
    for person in people:
        notices.send(Recipient.of(person), write)
