"""Making an archive: complete or not at all."""

import hashlib
import json
import os
import resource
import shutil
import tarfile
from io import BytesIO
from types import SimpleNamespace

import pytest
from django.core.files.base import ContentFile
from django.core.files.storage import InMemoryStorage, storages
from django.core.management import CommandError, call_command
from django.db import connection

import portal
from portal.base.backup import databases, making
from tests.portal.base.backup.conftest import DUMP, PRIVATE, PUBLIC

pytestmark = pytest.mark.usefixtures("files", "database")


def backup(folder, **options):
    call_command("backup", str(folder), stdout=(said := Said()), **options)
    return said.lines


class Said:
    def __init__(self):
        self.lines = []

    def write(self, text):
        self.lines += text.splitlines()


def members(path):
    with tarfile.open(path) as tar:
        return {name: tar.extractfile(name).read() for name in tar.getnames()}


def test_an_archive_says_what_it_holds(tmp_path):
    said = backup(tmp_path / "new" / "folder")

    (path,) = (tmp_path / "new" / "folder").iterdir()
    found = members(path)
    name = databases.MEMBER[connection.vendor]
    manifest = json.loads(found["manifest.json"])
    sums = dict(reversed(line.split("  ", 1)) for line in found["SHA256SUMS"].decode().splitlines())
    assert (found["public/" + PUBLIC], found["private/" + PRIVATE], found[name]) == (b"a picture", b"a document", DUMP)
    assert sums == {
        each: hashlib.sha256(data).hexdigest() for each, data in found.items() if each.startswith(("p", "database"))
    }
    assert (manifest["portal"], manifest["vendor"], manifest["migrations"]) == (
        portal.__version__,
        connection.vendor,
        ["wagtailcore.0001_initial"],
    )
    assert manifest["files"]["documents"] == {"number": 1, "bytes": len("a document")}
    assert "Environment variables" in said[1]
    assert (path.stat().st_mode & 0o777, path.parent.stat().st_mode & 0o777) == (0o600, 0o700)


def test_the_version_is_that_of_the_project():
    with open("pyproject.toml", encoding="utf-8") as file:  # noqa: PTH123  # one line
        assert f'version = "{portal.__version__}"' in file.read()


def test_a_file_that_comes_while_the_others_are_copied_is_in_it(tmp_path, monkeypatch):
    dump = databases.dump

    def somebody_uploads(path):
        storages["default"].save("new.txt", ContentFile(b"new"))
        return dump(path)

    monkeypatch.setattr(databases, "dump", somebody_uploads)

    backup(tmp_path)

    (path,) = tmp_path.iterdir()
    assert members(path)["public/new.txt"] == b"new"


def test_a_file_that_goes_while_the_others_are_copied_is_left_out(tmp_path, monkeypatch):
    def gone(self, name, mode="rb"):
        raise FileNotFoundError

    monkeypatch.setattr(InMemoryStorage, "_open", gone)

    backup(tmp_path)

    (path,) = tmp_path.iterdir()
    assert list(members(path)) == [databases.MEMBER[connection.vendor], "SHA256SUMS", "manifest.json"]


def test_it_goes_into_a_pipe(capfdbinary):
    call_command("backup", "-")

    with tarfile.open(fileobj=BytesIO(capfdbinary.readouterr().out)) as tar:
        assert tar.getnames()[-1] == "manifest.json"


def test_old_ones_are_deleted_when_the_new_one_is_there(tmp_path):
    for name in ("mokwi-20250101T000000Z.tar", "mokwi-20250102T000000Z.tar", "letters.tar", ".mokwi-killed"):
        (tmp_path / name).touch()
    os.utime(tmp_path / ".mokwi-killed", (0, 0))

    said = backup(tmp_path, keep=2)

    left = sorted(path.name for path in tmp_path.iterdir())
    assert left[:2] == ["letters.tar", "mokwi-20250102T000000Z.tar"]
    assert len(left) == 3
    assert said[-1] == "deleted: mokwi-20250101T000000Z.tar"


@pytest.mark.parametrize("keep", ["0", "-1"])
def test_it_does_not_delete_the_new_one(tmp_path, keep):
    with pytest.raises(CommandError, match="--keep takes a number from 1 on"):
        call_command("backup", str(tmp_path), f"--keep={keep}")

    assert list(tmp_path.iterdir()) == []


def test_a_full_disk_is_said_and_nothing_unfinished_stays(tmp_path):
    storages["default"].save("large.bin", ContentFile(bytes(3_000_000)))
    (tmp_path / "mokwi-20250101T000000Z.tar").touch()
    before = resource.getrlimit(resource.RLIMIT_FSIZE)

    resource.setrlimit(resource.RLIMIT_FSIZE, (1_000_000, before[1]))
    try:
        with pytest.raises(CommandError, match=r"^There is no room for it in .*\. Nothing unfinished was left"):
            backup(tmp_path, keep=1)
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)

    assert [path.name for path in tmp_path.iterdir()] == ["mokwi-20250101T000000Z.tar"]


def test_a_place_that_cannot_be_written_is_said(tmp_path):
    (tmp_path / "file").touch()

    with pytest.raises(CommandError, match=r"file/backups cannot be used: Not a directory\.$"):
        backup(tmp_path / "file" / "backups")


def test_a_program_that_is_missing_is_said(tmp_path, monkeypatch):
    monkeypatch.setattr(databases, "connection", SimpleNamespace(vendor="postgresql"))
    monkeypatch.setattr(shutil, "which", lambda name: None)

    with pytest.raises(CommandError, match=r"^The program pg_dump is missing: install the client programs"):
        backup(tmp_path)

    assert list(tmp_path.iterdir()) == []
    assert making.ARCHIVE.fullmatch("mokwi-20261127T152914Z.tar")
