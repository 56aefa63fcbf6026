"""Networks on the desk: those of associations before they are public, any of them when it is reported."""

from django.utils.translation import gettext_lazy as _

from portal.accounts.models import User
from portal.moderation.kinds import Moderated
from workspace.networks.choices import Status
from workspace.networks.models import Network
from workspace.networks.services import deciding


def text_of(network: Network) -> str:
    return "\n\n".join(part for part in (network.sentence, network.text) if part)


def approve(network: Network, *, actor: User) -> None:
    deciding.approve(network=network, actor=actor)


def ask_back(network: Network, *, actor: User, reason: str) -> None:
    deciding.ask_back(network=network, actor=actor, reason=reason)


def refuse(network: Network, *, actor: User, reason: str) -> None:
    deciding.decline(network=network, actor=actor, reason=reason)


def hide(network: Network, *, actor: User | None) -> None:
    deciding.hide(network=network, actor=actor)


def show(network: Network, *, actor: User | None) -> None:
    deciding.show(network=network, actor=actor)


NETWORKS = Moderated(
    name="netzwerk",
    model=Network,
    label=_("Network"),
    title=str,
    text=text_of,
    url=lambda network: network.get_absolute_url(),
    author=lambda network: network.founder,
    municipality_id=lambda network: network.municipality_id,
    visible_to=Network.objects.visible_to,
    is_hidden=lambda network: network.is_hidden,
    waits=lambda network: network.waits,
    is_refused=lambda network: network.status == Status.DECLINED,
    approve=approve,
    ask_back=ask_back,
    refuse=refuse,
    hide=hide,
    show=show,
    pictures=lambda network: [network.picture] if network.picture else [],
)
