"""Who answers an idea, and who hears of it."""

from django.db.models import Count, Q

from initiatives.ideas.choices import Status
from initiatives.ideas.models import Helper, Idea
from portal.accounts.models import User
from portal.accounts.notices import Recipient
from portal.comments.querysets import supporters_of
from portal.regions.managers import managers_of, managers_or_admins


def who_answers(idea: Idea) -> User | None:
    """Of the managers of its municipality the one with the fewest ideas to answer; nobody where there is none."""
    open_ones = Count("ideas_to_answer", filter=Q(ideas_to_answer__status=Status.PUBLISHED))
    managers = managers_of(idea.municipality_id)
    return managers.annotate(open_ones=open_ones).order_by("open_ones", "pk").first()


def who_looks_after(idea: Idea) -> list[Recipient]:
    """The one who is responsible, else all managers of its municipality, else the portal's administrators."""
    if idea.responsible is not None and idea.responsible.is_active:
        return [Recipient.of(idea.responsible)]
    return [Recipient.of(user) for user in managers_or_admins(idea.municipality_id)]


def everybody_behind(idea: Idea, *, without: User | None) -> list[Recipient]:
    """The author, who helps and who supports, each once, without who did it."""
    ids = {idea.author_id, *supporters_of(idea).values_list("pk", flat=True)}
    ids |= set(Helper.objects.filter(idea=idea).values_list("user", flat=True))
    people = User.objects.filter(pk__in=ids - {None, without.pk if without else None}, is_active=True)
    return [Recipient.of(user) for user in people.order_by("pk")]
