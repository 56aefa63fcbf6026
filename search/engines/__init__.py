"""What finds the entries: the database, or a search server beside it. All get the same prepared words."""

from functools import cache
from typing import TYPE_CHECKING
from urllib.parse import urlsplit, urlunsplit

from django.conf import settings
from django.db import connection

from search.engines.base import Engine
from search.engines.database import DatabaseEngine
from search.engines.fallback import WithDatabase
from search.engines.postgresql import PostgresqlEngine
from search.engines.sqlite import SqliteEngine

if TYPE_CHECKING:
    from search.engines.search_server import ServerEngine

USUAL_INDEX = "mokwi"


def engine() -> Engine:
    """The search server that SEARCH_URL names, with the database behind it; without one the database."""
    return _with_database(settings.SEARCH_URL, type(database_engine())) if settings.SEARCH_URL else database_engine()


def database_engine() -> DatabaseEngine:
    return PostgresqlEngine() if connection.vendor == "postgresql" else SqliteEngine()


def server() -> "ServerEngine | None":
    return _server(settings.SEARCH_URL) if settings.SEARCH_URL else None


@cache
def _server(url: str) -> "ServerEngine":
    """`https://user:password@host:9200/name`; the name tells the indexes of portals apart that share a server."""
    from search.engines.search_server import ServerEngine  # noqa: PLC0415  # loads the client, see `failures`

    parts = urlsplit(url)
    return ServerEngine(urlunsplit((parts.scheme, parts.netloc, "", "", "")), parts.path.strip("/") or USUAL_INDEX)


@cache
def _with_database(url: str, database: type[DatabaseEngine]) -> WithDatabase:
    return WithDatabase(_server(url), database())
