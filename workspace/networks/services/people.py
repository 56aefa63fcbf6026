"""Who looks after a network; its last admin cannot go without a successor."""

from functools import partial

from django.db import transaction

from portal.accounts.models import User
from portal.moderation.services.blocking import require_not_blocked
from portal.regions.models import Manager
from workspace.networks import tasks
from workspace.networks.choices import Kind
from workspace.networks.errors import NetworkError
from workspace.networks.models import Caretaker, Network
from workspace.networks.services.holding import hold, hold_as_admin
from workspace.networks.services.writing import close_for_good
from workspace.projects.models import Membership


def candidates_of(network: Network) -> list[User]:
    """Who can become an admin of it: the admins of its projects, and the managers of its municipality."""
    projects = network.affiliations.members().values("project")
    rows = Membership.objects.active().admins().filter(project__in=projects)
    people = User.objects.filter(is_active=True).exclude(pk__in=network.caretakers.values("user"))
    found = people.filter(pk__in=rows.values("user"))
    if network.kind == Kind.MUNICIPALITY:
        managers = Manager.objects.filter(municipalities=network.municipality_id)
        found = found | people.filter(pk__in=managers.values("user"))
    return list(found.order_by("name", "pk"))


@transaction.atomic
def add(*, network: Network, person: User, actor: User) -> Caretaker:
    """They hear of it by mail. Errors: NetworkError, BlockedError."""
    require_not_blocked(actor)
    return _add(hold_as_admin(network, actor), person)


@transaction.atomic
def hand_over(*, network: Network, person: User, actor: User) -> None:
    """The other becomes an admin, and whoever hands over is none any more. Errors: as above."""
    require_not_blocked(actor)
    now = hold_as_admin(network, actor)
    _add(now, person)
    Caretaker.objects.of(actor).filter(network=now).delete()


@transaction.atomic
def leave(*, network: Network, actor: User) -> None:
    """Twice counts once. Errors: NetworkError for the last one who can still sign in."""
    now = hold(network)
    own = Caretaker.objects.of(actor).filter(network=now).first() if now is not None else None
    if now is None or own is None:
        return
    if not now.caretakers.active().exclude(pk=own.pk).exists():
        raise NetworkError.last_admin()
    own.delete()


@transaction.atomic
def leave_everything(*, user: User) -> None:
    """The account goes. Where it was the only admin, who could become one does, the one who has been there longest;
    where there is nobody, the network closes.
    """
    for row in Caretaker.objects.of(user).select_related("network").order_by("network_id"):
        now = hold(row.network)
        if now is None:
            continue
        row.delete()
        if now.caretakers.active().exists():
            continue
        heir = _heir(now, user)
        if heir is not None:
            _make(now, heir)
        else:
            close_for_good(now)


def _heir(network: Network, user: User) -> User | None:
    possible = {person.pk: person for person in candidates_of(network) if person.pk != user.pk}
    projects = network.affiliations.members().values("project")
    longest = Membership.objects.admins().filter(user__in=possible, project__in=projects).order_by("joined_at", "pk")
    first = longest.first()
    return possible[first.user_id] if first is not None else next(iter(possible.values()), None)


def _add(network: Network, person: User) -> Caretaker:
    if network.caretakers.filter(user=person).exists():
        raise NetworkError.admin_already()
    if person not in candidates_of(network):
        raise NetworkError.no_candidate()
    return _make(network, person)


def _make(network: Network, person: User) -> Caretaker:
    row = Caretaker.objects.create(network=network, user=person)
    transaction.on_commit(partial(tasks.tell_admin.enqueue, row.pk))
    return row
