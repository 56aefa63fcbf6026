"""Who may read and write which text, asked of the database for many sockets at once."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from django.apps import apps

from portal.live import codes
from portal.live.sessions import people_in, said_in
from portal.moderation.lasting import lasts
from workspace.texts.models import ShareLink, Text
from workspace.texts.querysets import HEAVY, TextQuerySet
from workspace.texts.visiting import marked, name_in
from workspace.texts.writing import may_write_in

if TYPE_CHECKING:
    from portal.moderation.models import Block
    from workspace.projects.models import Membership
else:  # the process of the sockets has narrow ones of its own
    Block = apps.get_model("portal_moderation", "Block")
    Membership = apps.get_model("workspace_projects", "Membership")


@dataclass(frozen=True)
class Asked:
    """By the address of a text in a workspace, or with the token of a link alone."""

    session: str
    text: int = 0
    slug: str = ""
    token: str = ""


@dataclass(frozen=True)
class Access:
    """`code` says why there is none."""

    code: int = 0
    text: int = 0
    person: int | None = None
    name: str = ""
    """Under which the others see them."""
    given: str = ""
    """What somebody who came by a link calls themselves."""
    visit: str = ""
    """Tells such people apart who have the same name."""
    may_write: bool = False
    is_finished: bool = False
    """Or its project is closed."""


@dataclass(frozen=True)
class _Known:
    """What the database says about all who are asked for."""

    sessions: dict[str, dict[str, Any]]  # Any: what a session holds
    people: dict[str, Any]  # Any: users
    texts: dict[int, Text]
    memberships: dict[tuple[int, int], Membership]
    links: dict[str, ShareLink]
    blocked: set[int]


def access_to(asked: Sequence[Asked]) -> list[Access]:
    """Five queries, and one more where somebody came by a link, however many are asked."""
    sessions = said_in({each.session for each in asked if each.session})
    people = people_in(sessions)
    texts = {each.pk: each for each in _texts({each.text for each in asked if not each.token})}
    users = {person.pk for person in people.values()}
    rows = Membership.objects.filter(user__in=users, project__in={text.project_id for text in texts.values()})
    memberships = {(each.project_id, each.user_id): each for each in rows}
    blocked = set(Block.objects.filter(lasts(), user__in=users).values_list("user_id", flat=True))
    known = _Known(sessions, people, texts, memberships, _links({each.token for each in asked if each.token}), blocked)
    return [_of_visitor(each, known) if each.token else _of_member(each, known) for each in asked]


def _texts(pks: set[int]) -> TextQuerySet:
    return Text.objects.kept().filter(pk__in=pks).select_related("project").defer(*HEAVY)


def _links(tokens: set[str]) -> dict[str, ShareLink]:
    if not tokens:
        return {}
    return {each.token: each for each in ShareLink.objects.for_visitors().filter(token__in=tokens)}


def _of_member(asked: Asked, known: _Known) -> Access:
    person, text = known.people.get(asked.session), known.texts.get(asked.text)
    if person is None:
        return Access(codes.NOT_SIGNED_IN)
    if text is None or text.project.slug != asked.slug or not text.is_there:
        return Access(codes.NOT_THERE)
    membership = known.memberships.get((text.project_id, person.pk))
    if membership is None:
        return Access(codes.NO_ACCESS)
    membership.project = text.project
    return Access(
        text=text.pk,
        person=person.pk,
        name=person.get_full_name(),
        may_write=may_write_in(membership, text) and person.pk not in known.blocked,
        is_finished=text.is_closed,
    )


def _of_visitor(asked: Asked, known: _Known) -> Access:
    """Whoever came by a link is nobody but the name that they gave, also with an account."""
    link = known.links.get(asked.token)
    if link is None or not link.text.is_there:
        return Access(codes.NOT_THERE)
    if not link.lets_in:
        return Access(codes.NO_ACCESS)
    given = name_in(known.sessions.get(asked.session, {}), link)
    if not given:
        return Access(codes.NOT_SIGNED_IN)
    person = known.people.get(asked.session)
    return Access(
        text=link.text_id,
        name=marked(given),
        given=given,
        visit=asked.session,
        may_write=link.lets_write and (person is None or person.pk not in known.blocked),
        is_finished=link.text.is_closed,
    )


def access_of_newcomer(asked: Asked) -> Access:
    """To a stranger no text is there, as on the pages; whoever has a link hears that it does not hold any more."""
    access = access_to([asked])[0]
    is_stranger = access.code == codes.NO_ACCESS and not asked.token
    return replace(access, code=codes.NOT_THERE) if is_stranger else access
