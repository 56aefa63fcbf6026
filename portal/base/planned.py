"""Statements that PostgreSQL has planned already (https://www.psycopg.org/psycopg3/docs/advanced/prepare.html)."""

from typing import Any

from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.backends.signals import connection_created

MOST = 400
"""On a connection; psycopg remembers a hundred unless told, and what is `@prepared` alone are more."""


def keep_enough_of_them() -> None:
    connection_created.connect(_keep, dispatch_uid=__name__)


def _keep(connection: BaseDatabaseWrapper, **_kwargs: Any) -> None:  # Any: what the signal says beside it
    if connection.vendor == "postgresql":
        connection.connection.prepared_max = MOST
