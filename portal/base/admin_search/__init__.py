"""What the administration searches by: Wagtail's own index in the portal's database."""

from typing import Any

from django.db import connection
from wagtail.search.backends import database
from wagtail.search.backends.base import BaseSearchBackend

MOST_RANKED = 300
"""On SQLite; the newest come first where more is found."""


def SearchBackend(params: dict[str, Any]) -> BaseSearchBackend:  # noqa: N802  # Wagtail's name; Any: of the settings
    if connection.vendor != "sqlite":
        return database.SearchBackend(params)
    from portal.base.admin_search.sqlite import BoundedBackend  # noqa: PLC0415  # its tables are on SQLite alone

    return BoundedBackend(params)
