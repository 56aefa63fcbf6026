"""The network that a view is about."""

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest
from django.shortcuts import get_object_or_404

from workspace.networks.models import Network
from workspace.networks.permissions import may_administer


def visible_or_404(request: HttpRequest, slug: str) -> Network:
    rows = Network.objects.visible_to(request.user).select_related("picture", "municipality")
    return get_object_or_404(rows, slug=slug)


def own_or_403(request: HttpRequest, slug: str) -> Network:
    """For its admins. Errors: Http404 where it does not exist for the person."""
    network = visible_or_404(request, slug)
    if not may_administer(request.user, network):
        raise PermissionDenied
    return network
