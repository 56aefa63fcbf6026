"""`python -m tests.stress.documents [KILLS] [SECONDS]`: people upload, add versions, move and purge files while the
server is killed at random moments.

After each kill what is there is looked at: the old state or the new one, no row without bytes, nothing damaged. In the
end everything that was acknowledged has to be there, and everything that was purged gone; else it ends with 1.
"""

import contextlib
import hashlib
import http.client
import os
import random
import shutil
import sys
import tempfile
import threading
import time
from base64 import b64encode
from collections.abc import Callable
from pathlib import Path
from urllib.parse import urlencode

os.environ["DJANGO_SETTINGS_MODULE"] = "tests.bench.documents_settings"
FOLDER = Path(tempfile.mkdtemp(prefix="mokwi-documents-"))
os.environ |= {
    "DOCUMENTS_FOLDER": str(FOLDER),
    "DATABASE_URL": f"sqlite:///{FOLDER / 'documents.sqlite3'}",
    "REDIS_URL": "",
}

import django

django.setup()

from django.db import connection
from django.urls import reverse

from tests import migrated
from tests.factories.accounts import UserFactory
from tests.factories.documents import FileFactory, FolderFactory
from tests.factories.projects import ProjectFactory
from tests.live.conftest import session_of
from tests.stress.serving import Nursery
from workspace.documents.models import Blob, Document, Version
from workspace.documents.services import stocktaking, uploading
from workspace.projects.models import Project

KILLS, SECONDS = 100, 300
CSRF = "a" * 32
PIECE = 256 * 1024
LOST = (OSError, http.client.HTTPException)


class Person:
    """Goes on where the server was killed."""

    def __init__(self, project: Project, session: str, port: int, seed: int) -> None:
        self.project, self.port, self.chance = project, port, random.Random(seed)
        cookie = f"sessionid={session}; csrftoken={CSRF}"
        self.headers = {"Cookie": cookie, "X-CSRFToken": CSRF, "Tus-Resumable": "1.0.0", "Host": "127.0.0.1"}
        self.is_done = False
        self.refused: list[str] = []

    def ask(self, method: str, path: str, body: bytes = b"", **headers: str) -> http.client.HTTPResponse:
        """Errors: those of `LOST`, where there is no server, or an answer that says so."""
        link = http.client.HTTPConnection("127.0.0.1", self.port, timeout=20)
        with contextlib.closing(link):
            named = {name.replace("_", "-"): said for name, said in headers.items()}
            link.request(method, path, body=body, headers={**self.headers, **named})
            answer = link.getresponse()
            answer.read()
        if answer.status >= http.HTTPStatus.INTERNAL_SERVER_ERROR:
            raise OSError(f"{method} {path}: {answer.status}")
        return answer

    def press(self, name: str, query: str = "", **fields: str) -> None:
        body = urlencode(fields).encode()
        path = f"{self.address(name)}?{query}"
        answer = self.ask("POST", path, body, Content_Type="application/x-www-form-urlencoded")
        if answer.status != http.HTTPStatus.FOUND:
            self.refused.append(f"{path}: {answer.status}")

    def address(self, name: str) -> str:
        return reverse(f"workspace:documents:{name}", args=[self.project.slug])

    def upload(self, name: str, data: bytes) -> str:
        """The address of the file, once the server has said that it is there; empty where the end came before."""
        where = offset = None
        while not self.is_done:
            try:
                if where is None:
                    said = f"name {b64encode(name.encode()).decode()}"
                    begun = self.ask(
                        "POST", self.address("create_upload"), Upload_Length=str(len(data)), Upload_Metadata=said
                    )
                    where, offset = begun.headers.get("Location"), 0
                    continue
                if offset is None:
                    answer = self.ask("HEAD", where)
                else:
                    piece = data[offset : offset + PIECE]
                    kind = "application/offset+octet-stream"
                    answer = self.ask("PATCH", where, piece, Upload_Offset=str(offset), Content_Type=kind)
                if found := answer.headers.get("Upload-Document"):
                    return found
                known = answer.headers.get("Upload-Offset")
                offset = int(known) if known else None
            except LOST:
                offset = None
                time.sleep(0.02)
        return ""

    def until_done(self, live: Callable[[], None]) -> None:
        while not self.is_done:
            try:
                live()
            except LOST:
                time.sleep(0.02)


class Uploader(Person):
    """New files, one after the other."""

    def __init__(self, *args) -> None:
        super().__init__(*args)
        self.acknowledged: dict[str, str] = {}

    def live(self) -> None:
        data = self.chance.randbytes(self.chance.randint(1, 5 * PIECE))
        if found := self.upload(f"{len(self.acknowledged)} {self.chance.random()}.bin", data):
            self.acknowledged[found] = hashlib.sha256(data).hexdigest()

    def lost(self) -> int:
        known = {each.get_absolute_url(): each.current.blob.sha256 for each in documents()}
        return sum(known.get(address) != sha256 for address, sha256 in self.acknowledged.items())


class Writer(Person):
    """Versions of one file, each with other bytes."""

    def __init__(self, *args) -> None:
        super().__init__(*args)
        self.acknowledged: list[str] = []

    def live(self) -> None:
        data = self.chance.randbytes(1000)
        if self.upload("Protokoll.bin", data):
            self.acknowledged.append(hashlib.sha256(data).hexdigest())

    def lost(self) -> int:
        rows = Version.objects.filter(document__name="Protokoll.bin").order_by("number")
        there = list(rows.values_list("blob__sha256", flat=True))
        numbers = list(rows.values_list("number", flat=True))
        return len(set(self.acknowledged) - set(there)) + (numbers != list(range(1, len(numbers) + 1)))


class Mover(Person):
    """Two files that are moved together, to and fro."""

    def __init__(self, *args) -> None:
        super().__init__(*args)
        self.folders = [FolderFactory(project=self.project, name=name) for name in ("hier", "dort")]
        self.moved = 0
        self.pair = [FileFactory(project=self.project, folder=self.folders[0]) for _number in range(2)]

    def live(self) -> None:
        query = urlencode([("d", each.pk) for each in self.pair])
        self.press("move", query, to=str(self.chance.choice(self.folders).pk))
        self.moved += 1

    def are_apart(self) -> bool:
        rows = Document.objects.filter(pk__in=[each.pk for each in self.pair])
        return len(set(rows.values_list("folder", flat=True))) != 1


class Purger(Person):
    """Uploads something, and deletes it for good."""

    def __init__(self, *args) -> None:
        super().__init__(*args)
        self.purged: list[str] = []

    def live(self) -> None:
        data = self.chance.randbytes(500)
        found = self.upload(f"weg {self.chance.random()}.bin", data)
        if found:
            pk = found.rstrip("/").rpartition("/")[2]
            self.press("choose", do="delete", d=pk)
            self.press("purge", f"d={pk}")
            self.purged.append(hashlib.sha256(data).hexdigest())

    def left(self) -> int:
        return Blob.objects.filter(sha256__in=self.purged).count()


def documents() -> list[Document]:
    return list(Document.objects.select_related("current__blob", "project").defer("current__blob__text"))


def wrong(mover: Mover) -> list[str]:
    """What must not be, at any moment."""
    connection.close()  # a killed process leaves its lock to the operating system
    said = [f"{name} is not there" for name in stocktaking.missing()]
    said += [f"{name} is damaged" for name in stocktaking.damaged()]
    said += [f"{each} has no version" for each in documents() if each.current is None]
    return [*said, "the pair is apart"] if mover.are_apart() else said


def main(kills: int, seconds: float) -> int:
    migrated.copy_to(FOLDER / "documents.sqlite3")
    person = UserFactory()
    project, session, chance = ProjectFactory(admin=person), session_of(person), random.Random(1)
    found: list[str] = []
    begun, killed = time.monotonic(), 0
    with Nursery(FOLDER / "log") as nursery:
        cast = [
            kind(project, session, nursery.port, seed) for seed, kind in enumerate((Uploader, Writer, Mover, Purger))
        ]
        uploader, writer, mover, purger = cast
        threads = [threading.Thread(target=each.until_done, args=[each.live]) for each in cast]
        served = nursery.serve()
        for thread in threads:
            thread.start()
        while killed < kills and time.monotonic() - begun < seconds:
            time.sleep(chance.uniform(0.1, 0.8))
            served.kill()
            killed += 1
            time.sleep(0.05)
            found += wrong(mover)
            served = nursery.serve()
        time.sleep(2)  # each may end what they are about
        for each in cast:
            each.is_done = True
        for thread in threads:
            thread.join()
    uploading.finish_left_behind()
    found += wrong(mover) + [said for each in cast for said in each.refused]
    stocktaking.remove_orphans(older_than=-stocktaking.IN_USE_FOR)
    left = len(stocktaking.orphans(older_than=-stocktaking.IN_USE_FOR))
    lost = uploader.lost() + writer.lost()
    print(f"{killed} kills in {time.monotonic() - begun:.0f} s, {mover.moved} moves")
    print(
        f"{len(uploader.acknowledged)} files and {len(writer.acknowledged)} versions acknowledged, {lost} of them lost"
    )
    print(f"{len(purger.purged)} files purged, {purger.left()} of them left; {left} files without a row after the job")
    print(f"{len(found)} times something was wrong: {found[:5]}")
    shutil.rmtree(FOLDER)
    return 0 if not (lost or left or found or purger.left()) else 1


if __name__ == "__main__":
    given = [float(each) for each in sys.argv[1:]]
    sys.exit(main(int(given[0]) if given else KILLS, given[1] if len(given) > 1 else SECONDS))
