"""Founding a network, changing what it says, closing it."""

from dataclasses import dataclass, field
from functools import partial
from typing import Any

from django.core.exceptions import PermissionDenied
from django.core.files.uploadedfile import UploadedFile
from django.db import IntegrityError, transaction
from django.utils import timezone

from portal.accounts.models import User
from portal.base.slugs import slug_of
from portal.moderation.services.admission import admit
from portal.moderation.services.blocking import require_not_blocked
from portal.moderation.services.cases import close_case, open_case
from portal.moderation.whys import Why
from workspace.networks import tasks
from workspace.networks.choices import Kind, State, Status
from workspace.networks.errors import NetworkError
from workspace.networks.models import Affiliation, Caretaker, Network
from workspace.networks.models.networks import TIME_TO_REOPEN
from workspace.networks.permissions import kinds_to_found, may_found_for
from workspace.networks.services.holding import changed, hold, hold_as_admin
from workspace.networks.services.pictures import remove_picture, store_picture
from workspace.projects.happenings import record
from workspace.projects.models import Project

RESERVED = {"neu"}
"""Addresses of their own under `/netzwerke/`."""
MOST_TRIES = 20


@dataclass(frozen=True)
class Said:
    """What the form says about a network."""

    values: dict[str, Any] = field(default_factory=dict)  # Any: fields of the network
    picture: UploadedFile | None = None
    words: str = ""
    """What the picture shows, for people who do not see it."""
    drops_picture: bool = False


@transaction.atomic
def found(*, kind: Kind, said: Said, project: Project | None, actor: User) -> Network:
    """Of a municipality by its managers, public at once; of an association by an admin of a project, which is its first
    one, public once the managers have looked at it. Errors: BlockedError.
    """
    require_not_blocked(actor)
    network = Network(kind=kind, founder=actor, **said.values)
    if kind not in kinds_to_found(actor) or not _may_found(network, project, actor):
        raise PermissionDenied
    network.status = Status.ACTIVE if kind == Kind.MUNICIPALITY else Status.REQUESTED
    if said.picture is not None:
        network.picture = store_picture(network, file=said.picture, words=said.words, actor=actor)
    _save_at_free_address(network)
    Caretaker.objects.create(network=network, user=actor)
    if project is not None:
        Affiliation.objects.create(network=network, project=project, state=State.MEMBER, by=actor)
        record(project, "network_joined", actor=actor, title=network.name, room="networks")
    if network.waits:
        open_case(target=network, why=Why("submitted"), opened_by=actor)
    changed()
    return network


@transaction.atomic
def update(*, network: Network, said: Said, actor: User) -> Network:
    """Its address stays, so that links do not break. What was asked back goes to the managers once more, and so does
    what looks like spam. Errors: BlockedError, NetworkError.
    """
    require_not_blocked(actor)
    now = hold_as_admin(network, actor)
    if now.closed_at is not None or now.status == Status.DECLINED:
        raise NetworkError.changed_meanwhile()
    for name, value in said.values.items():
        setattr(now, name, value)
    if said.picture is not None or said.drops_picture:
        before, now.picture = now.picture, None
        if said.picture is not None:
            now.picture = store_picture(now, file=said.picture, words=said.words, actor=actor)
        now.save()
        remove_picture(before)
    was_asked_back, now.asked_back_at = now.asked_back_at is not None, None
    if was_asked_back:
        open_case(target=now, why=Why("again"), opened_by=actor)
    elif not admit(target=now, text=f"{now.name}\n{now.sentence}\n{now.text}", actor=actor, again=True):
        now.status = Status.REQUESTED
    now.save()
    changed()
    return now


@transaction.atomic
def close(*, network: Network, actor: User) -> None:
    """Nobody but its admins sees it from now, and for thirty days they can open it again. Its projects hear of it."""
    now = hold_as_admin(network, actor)
    if now.closed_at is None:
        _close(now, actor)


@transaction.atomic
def reopen(*, network: Network, actor: User) -> None:
    """As it was. Errors: BlockedError."""
    require_not_blocked(actor)
    now = hold_as_admin(network, actor)
    if now.closed_at is None:
        return
    now.closed_at = None
    now.save(update_fields=["closed_at"])
    if now.waits:
        open_case(target=now, why=Why("submitted"), opened_by=actor)
    changed()


def close_for_good(network: Network) -> None:
    """Nobody is left who looks after it. The caller holds its lock."""
    if network.closed_at is None:
        _close(network, None)


def delete_closed() -> int:
    """Those whose thirty days are over, with their pictures; gives how many."""
    over = Network.objects.filter(closed_at__lt=timezone.now() - TIME_TO_REOPEN)
    return sum(_delete(network) for network in over.order_by("pk"))


@transaction.atomic
def _delete(network: Network) -> bool:
    now = hold(network)
    if now is None or now.closed_at is None or now.closed_at > timezone.now() - TIME_TO_REOPEN:
        return False
    picture = now.picture
    now.delete()
    remove_picture(picture)
    return True


def _close(network: Network, actor: User | None) -> None:
    network.closed_at = timezone.now()
    network.save(update_fields=["closed_at"])
    close_case(target=network)
    changed()
    by = actor.pk if actor is not None else None
    transaction.on_commit(partial(tasks.tell_closed.enqueue, network.pk, by=by))


def _may_found(network: Network, project: Project | None, actor: User) -> bool:
    if network.kind == Kind.MUNICIPALITY:
        return project is None and may_found_for(actor, network.municipality_id)
    return project is not None and Project.objects.administered_by(actor).filter(pk=project.pk).exists()


def _save_at_free_address(network: Network) -> None:
    """Names may be alike, addresses not, not even of two that are founded at the same moment."""
    wanted = slug_of(network.name)[:120] or "netzwerk"
    for _try in range(MOST_TRIES):
        taken = RESERVED | set(Network.objects.filter(slug__startswith=wanted).values_list("slug", flat=True))
        candidates = (wanted if number == 1 else f"{wanted}-{number}" for number in range(1, len(taken) + 2))
        network.slug = next(candidate for candidate in candidates if candidate not in taken)
        try:
            with transaction.atomic():
                network.save()
        except IntegrityError:
            continue
        return
    raise NetworkError.changed_meanwhile()
