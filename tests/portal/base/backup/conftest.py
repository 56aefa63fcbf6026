"""An installation with a few files, and a database that is not really dumped: that takes a second each time, and
`test_demo_comes_back` does it."""

import pytest
from django.core.files.base import ContentFile
from django.core.files.storage import storages

from portal.base.backup import databases
from portal.base.backup.databases import Snapshot
from portal.base.backup.errors import BackupError

DUMP = b"the database of that moment"
PUBLIC, PRIVATE = "images/moin.webp", "documents/Satzung „neu“.pdf"


@pytest.fixture
def chosen(settings):
    """The storages of these tests: `chosen(STORAGES)`."""

    def choose(said):
        settings.STORAGES = settings.STORAGES | said

    in_memory = {"BACKEND": "django.core.files.storage.InMemoryStorage"}
    choose({"default": in_memory, "documents": in_memory})
    return choose


@pytest.fixture
def files(chosen):
    fill()


def fill():
    storages["default"].save(PUBLIC, ContentFile(b"a picture"))
    storages["documents"].save(PRIVATE, ContentFile(b"a document"))


def content():
    found = {}
    for alias, name in (("default", PUBLIC), ("documents", PRIVATE), ("default", "new.txt"), ("default", "other.txt")):
        if storages[alias].exists(name):
            with storages[alias].open(name) as file:
                found[name] = file.read()
    return found


class Database:
    """What of it was dumped and restored."""

    def __init__(self):
        self.restored = []
        self.refuses = False

    def dump(self, path):
        path.write_bytes(DUMP)
        return Snapshot(rows={}, migrations=["wagtailcore.0001_initial"], server="15.1")

    def restore(self, path):
        if self.refuses:
            raise BackupError("The database did not take it, nothing was changed: no")
        self.restored.append(path.read_bytes())


@pytest.fixture
def database(monkeypatch, db):
    found = Database()
    monkeypatch.setattr(databases, "dump", found.dump)
    monkeypatch.setattr(databases, "restore", found.restore)
    return found
