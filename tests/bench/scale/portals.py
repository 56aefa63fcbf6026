"""The portals that are measured: databases of their own on the server that DATABASE_URL names, and files in var/, kept
for the next time."""

import os
import shutil
import sys
from pathlib import Path

import psycopg

from tests.e2e.portal import PASSWORD, ROOT, Portal, portal_in

IN_THE_PORTAL = "from tests.bench.scale.filling import fill; fill({number})"


def portal_of(number: int) -> Portal:
    """One of so many initiatives; the first time it is filled, which takes minutes."""
    server = os.environ.get("DATABASE_URL", "")
    if not server.startswith("postgres"):
        raise SystemExit("DATABASE_URL must name a database on a PostgreSQL server; others are made beside it.")
    name, directory = f"mokwi_bench_{number}", ROOT / "var" / f"bench-{number}"
    portal = portal_in(directory, name, settings="tests.bench.settings", url="http://127.0.0.1")
    if not (directory / "filled").exists() or not has_database(server, name):
        begin_anew(server, name, directory)
        portal.manage("migrate", "--verbosity", "0")
        portal.manage("demo", "--password", PASSWORD)
        portal.manage("shell", "--verbosity", "0", "--command", IN_THE_PORTAL.format(number=number))
        portal.manage("collectstatic", "--no-input", "--verbosity", "0")
        (directory / "filled").touch()
    return portal


def has_database(server: str, name: str) -> bool:
    connection = psycopg.connect(server)
    with connection.cursor() as cursor:
        cursor.execute("SELECT 1 FROM pg_database WHERE datname = %s", [name])
        found = cursor.fetchone() is not None
    connection.close()
    return found


def begin_anew(server: str, name: str, directory: Path) -> None:
    sys.stderr.write(f"Filling {name} …\n")
    shutil.rmtree(directory, ignore_errors=True)
    directory.mkdir(parents=True)
    connection = psycopg.connect(server)
    connection.autocommit = True
    with connection.cursor() as cursor:
        cursor.execute(f'DROP DATABASE IF EXISTS "{name}"')
        cursor.execute(f'CREATE DATABASE "{name}"')
    connection.close()
