"""The loaded demo is backed up while somebody writes, and comes back in an empty installation."""

import secrets
import tarfile
import threading
from contextlib import contextmanager

import pytest

from tests.e2e.portal import PASSWORD, copy_of_the_filled, on_sqlite
from tests.portal.base.backup import installations

pytestmark = pytest.mark.django_db
WRITTEN = {"portal_base_edition", "django_session"}
"""By somebody meanwhile, a row of each in one transaction."""
LEFT_OUT = WRITTEN | {"sqlite_sequence"}
"""That counts how many there have ever been."""


@pytest.fixture
def demo(tmp_path_factory, worker_id):
    directory = tmp_path_factory.mktemp("demo")
    if on_sqlite():
        run = tmp_path_factory.getbasetemp()
        shared = (run if worker_id == "master" else run.parent) / "demo"
        yield copy_of_the_filled(shared, directory, "http://127.0.0.1:8000")
        return
    portal = installations.with_tables(directory)
    portal.manage("demo", "--password", PASSWORD)
    yield portal
    installations.remove(portal)


@pytest.fixture
def empty(tmp_path):
    portal = installations.empty(tmp_path / "restored", number=1)
    yield portal
    installations.remove(portal)


@contextmanager
def somebody_writes(portal):
    """Rows that belong together, and files."""
    stop = threading.Event()

    def write():
        session = "INSERT INTO django_session VALUES (?, '', '2099-01-01 00:00:00+00')"
        session = session if on_sqlite() else session.replace("?", "%s")
        with installations.connect(portal) as database:
            cursor = database.cursor()
            while not stop.is_set():
                name = secrets.token_hex(16)
                cursor.execute("BEGIN")
                cursor.execute("INSERT INTO portal_base_edition (weight, at) VALUES (1, '2026-11-27 12:00:00+00')")
                cursor.execute(session, [name])
                cursor.execute("COMMIT")
                (portal.directory / "media" / f"{name}.txt").write_text(name)
                stop.wait(0.01)

    writer = threading.Thread(target=write)
    writer.start()
    try:
        yield
    finally:
        stop.set()
        writer.join()


def test_rows_and_files_are_the_same(demo, empty, tmp_path):
    (demo.directory / "private" / "documents").mkdir(parents=True, exist_ok=True)
    (demo.directory / "private" / "documents" / "Größe und „mehr“.pdf").write_bytes(b"%PDF-")
    files, rows = installations.files_of(demo), installations.rows_of(demo)

    with somebody_writes(demo):
        demo.manage("backup", str(tmp_path / "backups"))
    archive = installations.archive_in(tmp_path / "backups")
    said = empty.manage("restore", str(archive))

    there, back = installations.files_of(empty), installations.rows_of(empty)
    assert {name: there.get(name) for name in files} == files
    assert len(files) > 50
    assert {name: back[name] for name in rows if name not in LEFT_OUT} == {
        name: rows[name] for name in rows if name not in LEFT_OUT
    }
    added = {table: back[table][0] - rows[table][0] for table in WRITTEN}
    assert added["portal_base_edition"] == added["django_session"] + 1 > 3  # one says that all is new
    assert archive.stat().st_mode & 0o777 == 0o600
    assert "is back" in said
    with tarfile.open(archive) as tar:
        assert tar.getnames()[-2:] == ["SHA256SUMS", "manifest.json"]
