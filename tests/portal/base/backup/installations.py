"""Portals with databases and files of their own, on the database that the suite runs on."""

import hashlib
import os
import sqlite3
import subprocess
from contextlib import closing
from pathlib import Path

import psycopg
from django.db import connection
from django.db.backends.postgresql.client import DatabaseClient

from tests import migrated
from tests.e2e.portal import DATABASE, on_sqlite, portal_in


def empty(directory, number=0):
    """A portal whose database has not even tables."""
    directory.mkdir(parents=True, exist_ok=True)
    if on_sqlite():
        return portal_in(directory, str(directory / DATABASE), url="http://127.0.0.1")
    name = f"backup_{os.getpid()}_{number}"
    with as_administrator() as cursor:
        cursor.execute(f'DROP DATABASE IF EXISTS "{name}"')
        cursor.execute(f'CREATE DATABASE "{name}" TEMPLATE template0')
    return portal_in(directory, name, url="http://127.0.0.1")


def with_tables(directory, number=0):
    """One that is migrated: a copy of the suite's own database."""
    portal = empty(directory, number)
    if on_sqlite():
        migrated.copy_to(directory / DATABASE)
    else:
        dump, environment = DatabaseClient.settings_to_cmd_args_env(connection.settings_dict, [])
        environment = {**os.environ, **(environment or {})}
        tables = subprocess.run(
            ["pg_dump", "--no-owner", *dump[1:]], env=environment, check=True, capture_output=True
        ).stdout
        subprocess.run(
            ["psql", "-q", "-o", os.devnull, "-v", "ON_ERROR_STOP=1", *dump[1:-1], name_of(portal)],
            env=environment,
            input=tables,
            check=True,
        )
    return portal


def remove(portal):
    if not on_sqlite():
        with as_administrator() as cursor:
            cursor.execute(f'DROP DATABASE IF EXISTS "{name_of(portal)}" WITH (FORCE)')


def name_of(portal):
    return portal.environment["E2E_DATABASE"]


def connect(portal):
    if on_sqlite():
        return closing(sqlite3.connect(name_of(portal), isolation_level=None, timeout=20))
    return closing(_connected(name_of(portal)))


def _connected(name):
    given = connection.settings_dict
    said = {"host": given["HOST"], "port": given["PORT"], "user": given["USER"], "password": given["PASSWORD"]}
    found = psycopg.connect(dbname=name, **{key: value for key, value in said.items() if value})
    found.autocommit = True
    return found


class as_administrator:  # noqa: N801  # read as a sentence
    def __enter__(self):
        self.connection = _connected("postgres")
        return self.connection.cursor()

    def __exit__(self, *_error):
        self.connection.close()


def rows_of(portal):
    """A checksum of the rows of each table."""
    with connect(portal) as database:
        cursor = database.cursor()
        if on_sqlite():
            cursor.execute("SELECT name FROM sqlite_master WHERE type = 'table' AND sql NOT LIKE 'CREATE VIRTUAL%'")
        else:
            cursor.execute("SELECT tablename FROM pg_tables WHERE schemaname = 'public'")
        tables = [name for (name,) in cursor.fetchall()]
        return {table: _sum(cursor, table) for table in tables}


def _sum(cursor, table):
    cursor.execute(f'SELECT * FROM "{table}"')  # noqa: S608  # a name that the database gave
    lines = sorted(repr([bytes(each) if isinstance(each, memoryview) else each for each in row]) for row in cursor)
    return len(lines), hashlib.sha256("\n".join(lines).encode()).hexdigest()


def files_of(portal):
    folders = (portal.directory / "media", portal.directory / "private")
    return {
        str(path.relative_to(portal.directory)): hashlib.sha256(path.read_bytes()).hexdigest()
        for folder in folders
        for path in folder.rglob("*")
        if path.is_file()
    }


def archive_in(folder: Path) -> Path:
    (path,) = folder.iterdir()
    return path
