"""Which people there are for whom."""

from typing import TYPE_CHECKING, Union

from django.db import models
from django.db.models import Q

if TYPE_CHECKING:
    from django.contrib.auth.models import AnonymousUser

    from portal.accounts.models import User

VISIBLE_PARTS = ("picture", "about", "municipality", "topics")


def audiences_of(viewer: Union["User", "AnonymousUser"]) -> list[str]:
    """The choices of "who sees this" that include the viewer."""
    return ["everybody", "signed_in"] if viewer.is_authenticated else ["everybody"]


class UserQuerySet(models.QuerySet["User"]):
    def visible_to(self, viewer: Union["User", "AnonymousUser"]) -> "UserQuerySet":
        """People with a page for the viewer: they show at least one part of their profile, or want to be found; always
        oneself."""
        shown = Q(findable_visibility__in=audiences_of(viewer))
        for part in VISIBLE_PARTS:
            shown |= Q(**{f"{part}_visibility__in": audiences_of(viewer)})
        return self.filter(is_active=True).filter(shown | Q(pk=viewer.pk))
