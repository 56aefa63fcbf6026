"""Initiatives as something to follow: one thing, whichever of its translations is read."""

from typing import Any

from django.utils.translation import gettext_lazy as _

from initiatives.models import InitiativePage
from portal.activity.followables import Followable
from portal.base.visibility import everybody_may_read, original_of


def visible_to(_user: Any) -> Any:  # Any: users and anonymous visitors; Wagtail's queryset of pages
    """What everybody may read."""
    return everybody_may_read(InitiativePage.objects.all())


FOLLOWED_INITIATIVES = Followable(
    name="initiative",
    label=_("Initiatives"),
    icon="people",
    model=InitiativePage,
    visible_to=visible_to,
    original=original_of,
    url=lambda page: page.url or "",
    order=10,
)
