"""Who may read and write which text, asked of the database for many sockets at once."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any

from portal.live import codes
from portal.live.sessions import people_behind
from portal.moderation.models import Block
from workspace.projects.models import Membership
from workspace.texts.models import Text
from workspace.texts.permissions import may_write_in
from workspace.texts.querysets import HEAVY, KEY, TextQuerySet


@dataclass(frozen=True)
class Asked:
    session: str
    text: int
    slug: str


@dataclass(frozen=True)
class Access:
    """`code` says why there is none."""

    code: int = 0
    person: int | None = None
    name: str = ""
    may_write: bool = False
    is_finished: bool = False
    """Or its project is closed."""


def access_to(asked: Sequence[Asked]) -> list[Access]:
    """Five queries, however many are asked."""
    people = people_behind({each.session for each in asked if each.session})
    texts = {each.pk: each for each in _texts({each.text for each in asked})}
    users = {person.pk for person in people.values()}
    rows = Membership.objects.filter(user__in=users, project__in={text.project_id for text in texts.values()})
    memberships = {(each.project_id, each.user_id): each for each in rows}
    blocked = set(Block.objects.active().filter(user__in=users).values_list("user_id", flat=True))
    return [_access(each, people.get(each.session), texts.get(each.text), memberships, blocked) for each in asked]


def _texts(pks: set[int]) -> TextQuerySet:
    return Text.objects.kept().filter(pk__in=pks).select_related("project").defer(*HEAVY)


def _access(
    asked: Asked,
    person: Any,  # Any: a user
    text: Text | None,
    memberships: dict[tuple[int, int], Membership],
    blocked: set[int],
) -> Access:
    if person is None:
        return Access(codes.NOT_SIGNED_IN)
    if text is None or text.project.slug != asked.slug or not text.project.has_room(KEY):
        return Access(codes.NOT_THERE)
    membership = memberships.get((text.project_id, person.pk))
    if membership is None:
        return Access(codes.NO_ACCESS)
    membership.project = text.project
    return Access(
        person=person.pk,
        name=person.get_full_name(),
        may_write=may_write_in(membership, text) and person.pk not in blocked,
        is_finished=text.is_finished or text.project.is_closed,
    )


def access_of_newcomer(asked: Asked) -> Access:
    """To a stranger no text is there, as on the pages."""
    access = access_to([asked])[0]
    return replace(access, code=codes.NOT_THERE) if access.code == codes.NO_ACCESS else access
