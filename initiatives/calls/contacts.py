"""Who stands behind an initiative: the people whose confirmed address is its contact, the page's owner, and whoever
speaks for it besides."""

from typing import Any

from allauth.account.models import EmailAddress
from django.db.models import Q, QuerySet
from django.db.models.functions import Lower

from initiatives.calls.speaking import pages_of
from portal.base.prepared import prepared


def addresses_of(user: Any) -> list[str]:  # Any, here and below: users and anonymous visitors
    """The person's confirmed addresses in lower case."""
    if not user.is_authenticated:
        return []
    return _confirmed(user.pk)


@prepared
def _confirmed(user: int) -> "QuerySet[EmailAddress, str]":
    rows = EmailAddress.objects.filter(user=user, verified=True).annotate(folded=Lower("email"))
    return rows.values_list("folded", flat=True)


def is_contact_of(prefix: str, user: Any) -> Q:
    """A condition on rows that lead to an initiative by `prefix`; nothing for somebody who is not signed in."""
    if not user.is_authenticated:
        return Q(pk__in=[])
    condition = Q(**{f"{prefix}owner": user})
    for address in addresses_of(user):
        condition |= Q(**{f"{prefix}contact_email__iexact": address})
    for pages in pages_of(user):
        condition |= Q(**{f"{prefix}pk__in": pages.values("pk")})
    return condition
