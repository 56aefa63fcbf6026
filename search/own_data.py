"""What the search holds about a person."""

from typing import Any

from django.utils.translation import gettext_lazy as _

from portal.accounts.models import User
from portal.accounts.privacy import DataPart
from search.models import SavedSearch
from search.services.saving import remove


def export_saved(user: User) -> list[dict[str, Any]]:  # Any: JSON
    return [
        {
            "asked": dict(each.parameters.lists()),
            "kinds": each.kind_keys,
            "created_at": each.created_at,
            "is_paused": each.is_paused,
            "deleted_at": each.deleted_at,
        }
        for each in SavedSearch.objects.filter(user=user)
    ]


def remove_saved(user: User) -> None:
    for each in SavedSearch.objects.filter(user=user):
        remove(each)


SAVED_SEARCHES = DataPart(
    name="saved_searches",
    label=_("Searches that you keep"),
    on_deletion=_("are deleted immediately"),
    export=export_saved,
    erase=remove_saved,
)
