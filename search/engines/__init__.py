"""What finds the entries: the database, or a search server beside it. All get the same prepared words."""

from django.db import connection

from search.engines.base import Engine
from search.engines.postgresql import PostgresqlEngine
from search.engines.sqlite import SqliteEngine


def engine() -> Engine:
    """The one of the database that the portal uses."""
    return PostgresqlEngine() if connection.vendor == "postgresql" else SqliteEngine()
