"""The admins of a project speak for its public page: they call for people in its name and decide about the answers."""

from django.db.models import QuerySet

from initiatives.calls import speaking
from initiatives.models import InitiativePage
from portal.accounts.models import User
from workspace.projects.choices import CLOSED, Role
from workspace.projects.models import Membership


def pages_of(user: User) -> "QuerySet[InitiativePage]":
    admin = Membership.objects.filter(user=user, role=Role.ADMIN).exclude(project__status__in=CLOSED)
    return InitiativePage.objects.filter(pk__in=admin.values("project__page"))


def people_of(page: InitiativePage) -> "QuerySet[User]":
    admins = Membership.objects.filter(project__page=page, role=Role.ADMIN).exclude(project__status__in=CLOSED)
    return User.objects.filter(pk__in=admins.values("user"), is_active=True)


def connect() -> None:
    speaking.register(speaking.Speakers(pages_of, people_of))
