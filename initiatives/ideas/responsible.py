"""Who answers an idea, and who hears of it."""

from django.db.models import Count, Q, QuerySet

from initiatives.ideas.choices import Status
from initiatives.ideas.models import Helper, Idea
from portal.accounts.models import User
from portal.accounts.notices import Recipient
from portal.regions.managers import managers_of, managers_or_admins


def who_may_answer(idea: Idea) -> QuerySet[User]:
    """The managers of its municipality, for the whole region any manager; where there is none, the administrators."""
    people = User.objects.filter(is_active=True)
    managers = managers_of(idea.municipality_id) if idea.municipality_id else people.filter(manager__isnull=False)
    return managers if managers.exists() else people.filter(is_superuser=True)


def who_answers(idea: Idea) -> User | None:
    """Of those who may the one with the fewest ideas to answer; its author only where there is nobody else."""
    open_ones = Count("ideas_to_answer", filter=Q(ideas_to_answer__status=Status.PUBLISHED), distinct=True)
    people = who_may_answer(idea).annotate(open_ones=open_ones).order_by("open_ones", "pk")
    others = people if idea.author_id is None else people.exclude(pk=idea.author_id)
    return others.first() or people.first()


def who_looks_after(idea: Idea) -> list[Recipient]:
    """The one who is responsible, else all managers of its municipality, else the portal's administrators."""
    if idea.responsible is not None and idea.responsible.is_active:
        return [Recipient.of(idea.responsible)]
    return [Recipient.of(user) for user in managers_or_admins(idea.municipality_id)]


def whose_idea_it_is(idea: Idea, *, without: User | None) -> list[Recipient]:
    """The author and who helps, each once, without who did it. Who supports it hears in another way (`kinds`)."""
    ids = {idea.author_id, *Helper.objects.filter(idea=idea).values_list("user", flat=True)}
    people = User.objects.filter(pk__in=ids - {None, without.pk if without else None}, is_active=True)
    return [Recipient.of(user) for user in people.order_by("pk")]
