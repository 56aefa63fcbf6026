"""One consistent snapshot of the database, made while others write, and put back in one transaction."""

import os
import shutil
import sqlite3
import subprocess
from collections.abc import Sequence
from contextlib import closing, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from django.db import connection
from django.db.backends.base.base import BaseDatabaseWrapper

from portal.base.backup.errors import BackupError

MEMBER = {"postgresql": "database.dump", "sqlite": "database.sqlite3"}
"""The name of the snapshot in an archive."""
HOW_TO_GET = "install the client programs of PostgreSQL (Debian: apt install postgresql-client)"
SECONDS_TO_WAIT_FOR_OTHERS = 10
AT_ONCE = 1024 * 1024
EMPTY_IT = [
    "SET client_min_messages = warning",
    f"SET lock_timeout = '{SECONDS_TO_WAIT_FOR_OTHERS}s'",
    "DROP SCHEMA public CASCADE",
    "CREATE SCHEMA public AUTHORIZATION pg_database_owner",
    "GRANT USAGE ON SCHEMA public TO PUBLIC",
]


@dataclass(frozen=True)
class Snapshot:
    rows: dict[str, int]
    migrations: list[str]
    server: str


def ensure_tools(*names: str) -> None:
    for name in names:
        if connection.vendor == "postgresql" and not shutil.which(name):
            raise BackupError(f"The program {name} is missing: {HOW_TO_GET}.")


def dump(path: Path) -> Snapshot:
    """Writes it there."""
    fresh = connection.copy()  # with a transaction of its own
    try:
        return _dump_postgresql(fresh, path) if fresh.vendor == "postgresql" else _dump_sqlite(fresh, path)
    finally:
        fresh.close()


def restore(path: Path) -> None:
    """In place of what is there, or not at all."""
    if connection.vendor == "postgresql":
        connection.close()
        _restore_postgresql(path)
    else:
        _restore_sqlite(path)


def counts(of: BaseDatabaseWrapper) -> dict[str, int]:
    """Rows of each table of the portal's."""
    rows = {}
    with of.cursor() as cursor:
        existing = set(of.introspection.table_names(cursor))
        for table in sorted({*of.introspection.django_table_names(), "django_migrations"} & existing):
            cursor.execute(f"SELECT count(*) FROM {of.ops.quote_name(table)}")  # noqa: S608  # our own names
            rows[table] = cursor.fetchone()[0]
    return rows


def _described(of: BaseDatabaseWrapper) -> Snapshot:
    rows = counts(of)
    with of.cursor() as cursor:
        if "django_migrations" not in rows:
            raise BackupError("The database is empty; there is nothing to back up.")
        cursor.execute("SELECT app, name FROM django_migrations ORDER BY id")
        migrations = [f"{app}.{name}" for app, name in cursor.fetchall()]
    return Snapshot(rows, migrations, ".".join(map(str, of.get_database_version())))


def _dump_postgresql(fresh: BaseDatabaseWrapper, path: Path) -> Snapshot:
    """What is counted here and what `pg_dump` writes is the same moment."""
    fresh.set_autocommit(False)
    with fresh.cursor() as cursor:
        cursor.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ READ ONLY")
        cursor.execute("SELECT pg_export_snapshot()")
        (name,) = cursor.fetchone()
    snapshot = _described(fresh)
    options = ["--format=custom", "--no-owner", "--no-privileges", f"--snapshot={name}"]
    with path.open("wb") as file, subprocess.Popen(**_program("pg_dump", *options), stdout=file) as running:
        _end(running, "The database could not be read")
    fresh.rollback()
    return snapshot


def _restore_postgresql(path: Path) -> None:
    """`psql` gets everything as one transaction, and is only told that this was all when it was."""
    options = ["--no-psqlrc", "--quiet", "--single-transaction", "--set=ON_ERROR_STOP=1", "--output=/dev/null"]
    commands = [f"--command={command}" for command in EMPTY_IT]
    reader = ["pg_restore", "--no-owner", "--no-privileges", "--no-comments", "--file=-", str(path)]
    with (
        subprocess.Popen(reader, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as reading,  # noqa: S603
        subprocess.Popen(**_program("psql", *options, *commands, "--file=-"), stdin=subprocess.PIPE) as writing,
    ):
        assert reading.stdout is not None  # noqa: S101  # for mypy: it is a pipe
        assert writing.stdin is not None  # noqa: S101  # as above
        try:
            shutil.copyfileobj(reading.stdout, writing.stdin, AT_ONCE)
            _end(reading, "The archive's database cannot be read, nothing was changed")
        except BrokenPipeError:  # psql has ended, and says why
            reading.kill()
        except BaseException:
            reading.kill()
            writing.kill()  # before it learns that there is no more
            raise
        _end(writing, "The database did not take it, nothing was changed")


def _program(name: str, *options: str) -> dict[str, Any]:  # Any: what Popen takes
    """Its arguments, with password and options of the connection in its environment."""
    from django.db.backends.postgresql.client import DatabaseClient  # noqa: PLC0415  # only with PostgreSQL

    arguments, environment = DatabaseClient.settings_to_cmd_args_env(connection.settings_dict, list(options))
    return {
        "args": [name, *arguments[1:]],
        "env": {**os.environ, **(environment or {})},
        "stderr": subprocess.PIPE,
    }


def _end(running: subprocess.Popen[bytes], sentence: str) -> None:
    if running.stdin is not None:
        with suppress(BrokenPipeError):  # it has ended already
            running.stdin.close()
        running.stdin = None
    said = running.stderr.read().decode(errors="replace").strip() if running.stderr else ""
    if running.wait():
        raise BackupError(f"{sentence}: {_reason(said)}")


def _reason(said: str) -> str:
    """The first line that tells of an error."""
    lines: Sequence[str] = said.splitlines() or ["the program says nothing"]
    reason = next((line for line in lines if "error" in line.lower()), lines[0])
    if "lock timeout" in reason:
        return "other processes use the database. Stop the portal first."
    return reason.partition("error: ")[2] or reason


def _dump_sqlite(fresh: BaseDatabaseWrapper, path: Path) -> Snapshot:
    """In one step: while it is read, others write into the write-ahead log."""
    fresh.ensure_connection()
    with closing(sqlite3.connect(path)) as copy:
        fresh.connection.backup(copy)
        copy.execute("PRAGMA journal_mode=DELETE")  # one file, complete without a log
    described = fresh.copy()
    described.settings_dict = {**fresh.settings_dict, "NAME": str(path), "OPTIONS": {}}
    try:
        return _described(described)
    finally:
        described.close()


def _restore_sqlite(path: Path) -> None:
    """By SQLite's own means, as one transaction: processes that have the database open see it change."""
    connection.ensure_connection()
    with closing(sqlite3.connect(path)) as source:
        try:
            (said,) = source.execute("PRAGMA quick_check").fetchone()
            if said != "ok":
                raise BackupError(f"The archive's database cannot be read, nothing was changed: {said}")
            source.backup(connection.connection)
        except sqlite3.Error as error:
            raise BackupError(f"The database did not take it, nothing was changed: {error}.") from error
    connection.close()
