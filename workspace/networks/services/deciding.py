"""What the managers decide about a network. The desk has asked whether they may, and tells the founder."""

from django.db import transaction
from django.utils import timezone

from portal.accounts.models import User
from workspace.networks.choices import Status
from workspace.networks.errors import NetworkError
from workspace.networks.models import Network
from workspace.networks.services.holding import changed, hold


@transaction.atomic
def approve(*, network: Network, actor: User) -> None:
    now = _held(network)
    if now.closed_at is not None or now.status not in {Status.REQUESTED, Status.DECLINED}:
        raise NetworkError.decided_already()
    _set(now, Status.ACTIVE)


@transaction.atomic
def ask_back(*, network: Network, actor: User, reason: str) -> None:
    """It waits for its people now."""
    now = _held(network)
    if not now.waits:
        raise NetworkError.decided_already()
    now.said, now.asked_back_at = reason, timezone.now()
    now.save(update_fields=["said", "asked_back_at"])


@transaction.atomic
def decline(*, network: Network, actor: User, reason: str) -> None:
    now = _held(network)
    if now.status != Status.REQUESTED:
        raise NetworkError.decided_already()
    _set(now, Status.DECLINED, said=reason)


@transaction.atomic
def hide(*, network: Network, actor: User | None) -> None:
    """Nobody but its admins and the managers sees it."""
    _set_hidden(network, is_hidden=True)


@transaction.atomic
def show(*, network: Network, actor: User | None) -> None:
    _set_hidden(network, is_hidden=False)


def _set(network: Network, status: Status, *, said: str = "") -> None:
    network.status, network.said, network.asked_back_at = status, said, None
    network.save(update_fields=["status", "said", "asked_back_at"])
    changed()


def _set_hidden(network: Network, *, is_hidden: bool) -> None:
    now = _held(network)
    now.is_hidden = is_hidden
    now.save(update_fields=["is_hidden"])
    network.is_hidden = is_hidden
    changed()


def _held(network: Network) -> Network:
    now = hold(network)
    if now is None:
        raise NetworkError.changed_meanwhile()
    return now
