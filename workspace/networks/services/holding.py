"""The lock of a network: whoever changes it, its projects or its people waits here."""

from django.core.exceptions import PermissionDenied
from django.http import Http404

from initiatives.directory.services import outdate
from initiatives.listing import LAYER
from portal.accounts.models import User
from workspace.networks.models import Network
from workspace.networks.permissions import may_administer


def hold(network: Network) -> Network | None:
    """As it is now; nothing where it is gone."""
    rows = Network.objects.select_for_update(of=("self",)).select_related("picture", "municipality")
    return rows.filter(pk=network.pk).first()


def hold_as_admin(network: Network, actor: User) -> Network:
    """Errors: Http404 where it is gone, PermissionDenied for whoever is no admin of it any more."""
    now = hold(network)
    if now is None:
        raise Http404
    if not may_administer(actor, now):
        raise PermissionDenied
    return now


def changed() -> None:
    """The pages of its projects name the network, and remember what they show."""
    outdate(LAYER)
