"""Who looks after a municipality."""

from django.db.models import QuerySet

from portal.accounts.models import User


def managers_of(municipality_id: int | None) -> QuerySet[User]:
    """Its active managers; nobody for the whole region, which no manager has for themselves."""
    people = User.objects.filter(is_active=True)
    return people.filter(manager__municipalities=municipality_id) if municipality_id else people.none()


def managers_or_admins(municipality_id: int | None, *, without: User | None = None) -> list[User]:
    """Its managers; where there are none, the portal's administrators."""
    found = [each for each in managers_of(municipality_id).order_by("pk") if each != without]
    return found or list(User.objects.filter(is_active=True, is_superuser=True).order_by("pk"))
