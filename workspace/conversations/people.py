"""Whom somebody can choose to write to: people they know, who take messages from them."""

from uuid import UUID

from django.db.models import Q, QuerySet
from django.http import Http404
from django.shortcuts import get_object_or_404

from portal.accounts.models import User
from workspace.conversations.models import Blocking, Participant
from workspace.conversations.permissions import may_begin_with
from workspace.conversations.querysets import reachable_by, sharing_a_project_with


def known_to(user: User, *, besides: User | None = None) -> "QuerySet[User]":
    """Those of the same projects, and those with whom the person is in a conversation; one more where it is asked
    for. By name."""
    mine = Participant.objects.present().of(user).values("conversation")
    talking = Participant.objects.present().filter(conversation__in=mine)
    known = Q(pk__in=sharing_a_project_with(user).values("pk")) | Q(pk__in=talking.values("user"))
    rows = reachable_by(user).filter(known)
    if besides is not None and may_begin_with(user, besides):
        rows = User.objects.filter(Q(pk__in=rows.values("pk")) | Q(pk=besides.pk))
    return rows.order_by("name", "pk")


def person_asked_for(user: User, said: str) -> User:
    """By the key that stands in the address of their page; who is there for this person, or shares a project with
    them. Errors: Http404."""
    try:
        key = UUID(said)
    except ValueError as problem:
        raise Http404 from problem
    mine = Participant.objects.present().of(user).values("conversation")
    talking = Participant.objects.filter(conversation__in=mine).values("user")
    blocked = Blocking.objects.filter(by=user).values("whom")
    knows = [User.objects.visible_to(user), sharing_a_project_with(user), reachable_by(user)]
    there = Q(pk__in=talking) | Q(pk__in=blocked)
    for rows in knows:
        there |= Q(pk__in=rows.values("pk"))
    return get_object_or_404(User.objects.filter(there, is_active=True).exclude(pk=user.pk), public_id=key)
