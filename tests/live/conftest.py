"""A server process on the database of the tests, and the people of a project with their sessions."""

import asyncio
from contextlib import asynccontextmanager
from dataclasses import dataclass

import pytest
from asgiref.sync import sync_to_async
from django.conf import settings
from django.db import connection
from django.test import Client as Browser

from tests.factories.accounts import UserFactory
from tests.factories.projects import ProjectFactory
from tests.factories.texts import TextFactory
from tests.live.clients import Client
from tests.live.servers import Nursery
from tests.simultaneous import new_rows_removed


def database_url():
    """Of the database that this test process uses."""
    said = connection.settings_dict
    if connection.vendor == "sqlite":
        return f"sqlite:///{said['NAME']}"
    login = f"{said['USER']}:{said['PASSWORD']}" if said["PASSWORD"] else said["USER"]
    return f"postgres://{login}@{said['HOST'] or 'localhost'}:{said['PORT'] or 5432}/{said['NAME']}"


def environment(**more):
    return {"DATABASE_URL": database_url(), "DJANGO_SETTINGS_MODULE": "portal.settings.test", "REDIS_URL": "", **more}


def session_of(person):
    browser = Browser()
    browser.force_login(person, settings.AUTHENTICATION_BACKENDS[0])
    return browser.cookies["sessionid"].value


def close_the_threads_connection():
    """That of the thread in which it is called."""
    connection.close()


@dataclass
class Cast:
    project: object
    people: dict
    sessions: dict

    def path(self, text):
        return f"{text.get_absolute_url()}live/"

    def text(self, **fields):
        return TextFactory(project=self.project, **fields)

    def client(self, server, text, who="anna", **more):
        return Client(server.host, self.path(text), self.sessions.get(who, ""), **more)


@pytest.fixture(scope="module")
def written(django_db_setup, django_db_blocker):
    """Rows that the server sees, too; gone at the end of the module."""
    with django_db_blocker.unblock(), new_rows_removed():
        yield
        connection.close()


@pytest.fixture(scope="session")
def log(tmp_path_factory):
    """What the servers say."""
    return tmp_path_factory.mktemp("live") / "log"


@pytest.fixture(scope="session")
def nursery(django_db_setup, log):
    with Nursery(environment(), str(log)) as nursery:
        yield nursery


@pytest.fixture(scope="session")
def server(nursery):
    return nursery.serve()


@pytest.fixture
def db(written):
    """Of these tests: no transaction around them, which the server could not look into."""


@pytest.fixture
def cast(db):
    """Anna looks after the project, Ben and Berta work along, Gesa is a guest, Clara is a stranger."""
    people = {name: UserFactory(name=name.title()) for name in ("anna", "ben", "berta", "gesa", "clara")}
    project = ProjectFactory(admin=people["anna"], members=[people["ben"], people["berta"]], guests=[people["gesa"]])
    return Cast(project, people, {name: session_of(person) for name, person in people.items()})


@pytest.fixture
def run():
    """Runs what a test does with sockets; the database is asked in threads, as everywhere beside a loop."""

    async def closing(work):
        try:
            return await asyncio.wait_for(work, 60)
        finally:
            await sync_to_async(close_the_threads_connection)()

    return lambda work: asyncio.run(closing(work))


@pytest.fixture
def refusing_changes():
    """`async with refusing_changes():` the database takes no change of a text."""
    if connection.vendor == "sqlite":
        begin = (
            "CREATE TRIGGER refuse BEFORE INSERT ON workspace_texts_change"
            " BEGIN SELECT RAISE(ABORT, 'the disk is full'); END"
        )
        end = "DROP TRIGGER refuse"
    else:
        begin = "ALTER TABLE workspace_texts_change ADD CONSTRAINT refuse CHECK (false) NOT VALID"
        end = "ALTER TABLE workspace_texts_change DROP CONSTRAINT refuse"

    def tell(statement):
        with connection.cursor() as cursor:
            cursor.execute(statement)

    @asynccontextmanager
    async def refusing():
        await sync_to_async(tell)(begin)
        try:
            yield
        finally:
            await sync_to_async(tell)(end)

    return refusing
