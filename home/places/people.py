"""Who looks after a municipality, as far as they want to be found."""

from dataclasses import dataclass
from typing import Any

from django.db.models import Q

from portal.accounts.models import User
from portal.accounts.permissions import visible_parts
from portal.regions.models import Manager, Municipality


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
    found = Q(user__in=User.objects.visible_to(reader)) | ~Q(contact_email="") | ~Q(contact_phone="")
    managers = Manager.objects.of(municipality).filter(found, user__is_active=True)
    managers = managers.select_related("user").order_by("user__name", "pk")
    return [Contact(each, visible_parts(reader, each.user)) for each in managers]
