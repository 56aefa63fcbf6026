"""Restoring: checked before anything is touched, and undone where the database does not take it."""

import io
import json
import tarfile
from types import SimpleNamespace

import boto3
import pytest
from django.core.files.base import ContentFile
from django.core.files.storage import storages
from django.core.management import CommandError, call_command
from moto.moto_server.threaded_moto_server import ThreadedMotoServer

from portal.base.backup import afterwards, databases, manifest
from portal.base.models import Edition
from portal.settings.object_storage import read_storage_url
from tests.factories.accounts import UserFactory
from tests.portal.base.backup.conftest import DUMP, PRIVATE, PUBLIC, content, fill

WHOLE = {PUBLIC: b"a picture", PRIVATE: b"a document"}


@pytest.fixture
def archive(files, database, tmp_path):
    call_command("backup", str(tmp_path / "backups"), stdout=io.StringIO())
    (path,) = (tmp_path / "backups").iterdir()
    return path


def restore(path, *options):
    said = io.StringIO()
    call_command("restore", str(path), *options, stdout=said)
    return said.getvalue()


def empty_the_storages():
    storages["default"].delete(PUBLIC)
    storages["documents"].delete(PRIVATE)


def test_files_and_database_come_back(archive, database, monkeypatch):
    empty_the_storages()
    monkeypatch.setattr(afterwards, "steps", [lambda: "The search is filled."])
    edition = Edition.present()

    said = restore(archive)

    assert content() == WHOLE
    assert database.restored == [DUMP]
    assert "2 files are there, 2 of them new" in said
    assert said.endswith("The search is filled.\n")
    assert Edition.present() != edition  # what processes kept of what was there before is not used any more


def test_the_check_changes_nothing(archive, database):
    empty_the_storages()

    said = restore(archive, "--check")

    assert said.startswith("Whole: MokWi ")
    assert (content(), database.restored) == ({}, [])


@pytest.mark.parametrize("what", ["people", "files"])
def test_only_an_empty_installation_takes_it(archive, database, what):
    if what == "people":
        empty_the_storages()
        UserFactory()
    before = content()

    with pytest.raises(CommandError, match=r"^This installation is not empty: .*With --overwrite all of it"):
        restore(archive)

    assert (content(), database.restored) == (before, [])


def test_before_anything_is_overwritten_it_asks(archive, database, monkeypatch):
    monkeypatch.setattr("builtins.input", lambda question: "")

    with pytest.raises(CommandError, match=r"^Nothing was changed\.$"):
        restore(archive, "--overwrite")

    assert (content(), database.restored) == (WHOLE, [])


def change_the_files():
    """One is gone, one is another, one is too many."""
    empty_the_storages()
    storages["default"].save(PUBLIC, ContentFile(b"another"))
    storages["default"].save("other.txt", ContentFile(b"other"))
    return {PUBLIC: b"another", "other.txt": b"other"}


def test_with_overwrite_everything_is_as_in_the_archive(archive, database):
    change_the_files()

    restore(archive, "--overwrite", "--no-input")

    assert (content(), database.restored) == (WHOLE, [DUMP])


def test_where_the_database_does_not_take_it_files_are_as_before(archive, database):
    before = change_the_files()
    database.refuses = True

    with pytest.raises(CommandError, match="nothing was changed: no"):
        restore(archive, "--overwrite", "--no-input")

    assert content() == before


def cut(data):
    return data[: len(data) // 2]


def without_its_end(data):
    with tarfile.open(fileobj=io.BytesIO(data)) as tar:
        return data[: tar.getmember("manifest.json").offset]


def with_another_letter(data):
    return data.replace(b"a picture", b"a pictore")


def with_another_sum(data):
    with tarfile.open(fileobj=io.BytesIO(data)) as tar:
        place = tar.getmember("SHA256SUMS").offset_data
    return data[:place] + bytes([data[place] ^ 1]) + data[place + 1 :]


def of_another_kind(data):
    return b"PK\x03\x04" + data[4:]


def nothing(data):
    return b""


@pytest.mark.parametrize(
    "damage", [cut, without_its_end, with_another_letter, with_another_sum, of_another_kind, nothing]
)
def test_a_broken_archive_changes_nothing(archive, database, damage):
    archive.write_bytes(damage(archive.read_bytes()))
    before = change_the_files()

    with pytest.raises(CommandError, match=r"^The archive is not whole, and nothing was changed: "):
        restore(archive, "--overwrite", "--no-input")

    assert (content(), database.restored) == (before, [])


@pytest.mark.parametrize(
    ("said", "sentence"),
    [
        ({"format": 2}, "The archive has the format 2; this portal reads 1."),
        ({"vendor": "oracle"}, r"The archive holds a database of oracle, and DATABASE_URL names one of \w+\."),
        ({"migrations": ["search.9999_tomorrow"]}, "The archive is of a newer portal .* search.9999_tomorrow"),
        ({"rows": None, "planet": "Mars"}, r"The archive's manifest cannot be read\."),
    ],
)
def test_what_does_not_fit_is_said(archive, database, monkeypatch, said, sentence):
    written = manifest.Manifest.written
    changed = lambda self: json.dumps(json.loads(written(self)) | said).encode()  # noqa: E731
    monkeypatch.setattr(manifest.Manifest, "written", changed)
    archive.unlink()
    call_command("backup", str(archive.parent), stdout=io.StringIO())
    (path,) = archive.parent.iterdir()
    empty_the_storages()

    with pytest.raises(CommandError, match=f"^{sentence}"):
        restore(path)

    assert (content(), database.restored) == ({}, [])


def test_rows_of_an_app_that_is_gone_are_no_obstacle(database, files, tmp_path, monkeypatch):
    snapshot = databases.Snapshot(rows={}, migrations=["bakery.0001_initial"], server="15")
    monkeypatch.setattr(databases, "dump", lambda path: path.write_bytes(DUMP) and snapshot)
    call_command("backup", str(tmp_path), stdout=io.StringIO())

    assert restore(next(tmp_path.iterdir()), "--check").startswith("Whole")


def test_programs_are_asked_for_before_anything_is_touched(archive, database, monkeypatch):
    monkeypatch.setattr(databases, "connection", SimpleNamespace(vendor="postgresql"))
    monkeypatch.setattr("shutil.which", lambda name: None)

    with pytest.raises(CommandError, match=r"^The program pg_restore is missing"):
        restore(archive, "--overwrite", "--no-input")

    assert (content(), database.restored) == (WHOLE, [])


@pytest.fixture
def in_an_object_storage(chosen):
    server = ThreadedMotoServer("127.0.0.1", port=0, verbose=False)
    server.start()
    found = read_storage_url(
        "s3+http://key:secret@{}:{}/saved-pictures/saved-documents".format(*server.get_host_and_port())
    )
    login = {"aws_access_key_id": "key", "aws_secret_access_key": "secret", "region_name": "us-east-1"}
    client = boto3.client("s3", endpoint_url=found.endpoint, **login)
    for bucket in (found.pictures, found.documents):
        client.create_bucket(Bucket=bucket)
    client.close()
    chosen(found.storages())
    fill()
    yield server
    server.stop()


def test_files_of_an_object_storage_come_back(chosen, in_an_object_storage, database, tmp_path):
    call_command("backup", str(tmp_path), stdout=io.StringIO())
    change_the_files()

    restore(next(tmp_path.iterdir()), "--overwrite", "--no-input")

    assert content() == WHOLE


def test_an_object_storage_that_is_away_is_said(in_an_object_storage, database, tmp_path):
    in_an_object_storage.stop()

    with pytest.raises(CommandError, match=r"^The object storage \(STORAGE_URL\) does not do it"):
        call_command("backup", str(tmp_path))

    assert list(tmp_path.iterdir()) == []
