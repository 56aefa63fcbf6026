"""Networks can be followed."""

from django.utils.translation import gettext_lazy as _

from portal.activity.followables import Followable
from workspace.networks.models import Network

NETWORKS = Followable(
    name="netzwerk",
    label=_("Networks"),
    icon="share",
    model=Network,
    visible_to=Network.objects.visible_to,
    order=20,
)
