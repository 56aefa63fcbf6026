"""Who may do what with a network, in sentences. For whom it exists at all says `Network.objects.visible_to`."""

from typing import Any

from portal.regions.permissions import areas_of
from workspace.networks.choices import Kind
from workspace.networks.models import Caretaker, Network
from workspace.projects.models import Project

# Any, in this module: users and anonymous visitors.


def kinds_to_found(user: Any) -> list[Kind]:
    """Managers one of their municipalities, portal admins of any; admins of projects one of their association."""
    if not user.is_authenticated:
        return []
    of_municipality = user.is_superuser or bool(areas_of(user))
    of_association = Project.objects.administered_by(user).exists()
    return [kind for kind, may in ((Kind.MUNICIPALITY, of_municipality), (Kind.ASSOCIATION, of_association)) if may]


def may_found_for(user: Any, municipality_id: int | None) -> bool:
    """A network of this municipality, which is public at once."""
    if not user.is_authenticated or municipality_id is None:
        return False
    return bool(user.is_superuser or municipality_id in (areas_of(user) or ()))


def may_administer(user: Any, network: Network) -> bool:
    """Its own admins alone: to manage its municipality is no key to it."""
    return Caretaker.objects.of(user).filter(network=network).exists()
