"""Who looks after a municipality, as far as they want to be found."""

from dataclasses import dataclass
from typing import Any

from portal.accounts.permissions import has_page_for, visible_parts
from portal.base.prepared import prepared
from portal.regions.models import Manager, Municipality
from portal.regions.models.managers import ManagerQuerySet


@dataclass(frozen=True)
class Contact:
    """A manager: with a page to link to, with an address or a number, or both."""

    manager: Manager
    parts: set[str]
    """What of the profile the reader may see."""

    @property
    def profile_url(self) -> str:
        return self.manager.user.get_absolute_url() if self.parts else ""


def contacts_of(municipality: Municipality, reader: Any) -> list[Contact]:  # Any: users and anonymous visitors
    """Those who show something of themselves to this reader, or gave a public contact."""
    return [
        Contact(each, visible_parts(reader, each.user))
        for each in _managers(municipality.pk)
        if each.contact_email or each.contact_phone or has_page_for(reader, each.user)
    ]


@prepared
def _managers(municipality: int) -> ManagerQuerySet:
    managers = Manager.objects.of(municipality).filter(user__is_active=True)
    return managers.select_related("user").order_by("user__name", "pk")
