"""`python -m tests.bench.documents [MEGABYTES]`: files of projects beside nginx (download) and a server that only
writes what it gets (upload), and the memory that a large upload takes. Needs nginx. About two minutes.

All on one machine with the load, so the ratios say something, the rates little.
"""

import contextlib
import http.client
import os
import platform
import statistics
import subprocess
import sys
import tempfile
import time
from base64 import b64encode
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from pathlib import Path

os.environ["DJANGO_SETTINGS_MODULE"] = "tests.bench.documents_settings"
FOLDER = Path(tempfile.mkdtemp(prefix="mokwi-bench-documents-", dir=os.environ.get("BENCH_FOLDER")))
FOLDER.chmod(0o755)  # nginx reads as somebody else
os.environ |= {
    "DOCUMENTS_FOLDER": str(FOLDER),
    "DATABASE_URL": f"sqlite:///{FOLDER / 'documents.sqlite3'}",
    "REDIS_URL": "",
    "PLAIN_FILE": str(FOLDER / "plain"),
}

import django

django.setup()

from django.conf import settings
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from tests import migrated
from tests.bench.report import REPORT
from tests.e2e.portal import ROOT, free_port
from tests.factories.accounts import UserFactory
from tests.factories.documents import FileFactory, FolderFactory
from tests.factories.projects import ProjectFactory
from workspace.documents.models import Blob, Document, Version
from workspace.documents.services import uploading
from workspace.projects.models import Project

BEGIN, END = "<!-- documents: begin -->", "<!-- documents: end -->"
MEGABYTE = 1024 * 1024
CHUNK = 2 * MEGABYTE
DOWNLOAD, SMALL = 256 * MEGABYTE, 30_000
ROUNDS, UPLOADS, SECONDS = 5, 2, 3
ACCEL = "/private-files"
NGINX = """
worker_processes 1; daemon off; pid {folder}/nginx.pid; error_log {folder}/nginx.log;
events {{}}
http {{
  access_log off; sendfile on; client_body_temp_path {folder}/b; proxy_temp_path {folder}/p;
  fastcgi_temp_path {folder}/f; uwsgi_temp_path {folder}/u; scgi_temp_path {folder}/s;
  server {{
    listen 127.0.0.1:{port};
    location /static-files/ {{ alias {folder}/private/; }}
    location {accel}/ {{
      internal; alias {folder}/private/;
      add_header X-Content-Type-Options nosniff always;
      add_header Content-Security-Policy $upstream_http_content_security_policy always;
    }}
    location / {{ proxy_pass http://127.0.0.1:{behind}; proxy_set_header Host 127.0.0.1; }}
  }}
}}
"""


@contextlib.contextmanager
def running(command: list[str], port: int, **environment: str) -> Iterator[subprocess.Popen[bytes]]:
    with (FOLDER / "log").open("ab") as log:
        process = subprocess.Popen(command, cwd=ROOT, env={**os.environ, **environment}, stdout=log, stderr=log)
    try:
        deadline = time.monotonic() + 60
        while time.monotonic() < deadline:
            with contextlib.suppress(OSError, http.client.HTTPException):
                fetch(connect(port), "/", method="HEAD")
                break
            time.sleep(0.2)
        yield process
    finally:
        process.terminate()
        process.wait(20)


def pages(port: int, application: str) -> list[str]:
    """As `manage.py serve` starts them in production, with one worker: there is one client."""
    return [sys.executable, "-m", "portal.base.serving.pages", "--port", str(port), "--workers", "1", application]


def connect(port: int) -> http.client.HTTPConnection:
    return http.client.HTTPConnection("127.0.0.1", port, timeout=60)


def fetch(connection: http.client.HTTPConnection, path: str, method: str = "GET", **headers: str) -> int:
    """How many bytes came."""
    connection.request(method, path, headers=headers)
    response = connection.getresponse()
    count = 0
    while piece := response.read(MEGABYTE):
        count += len(piece)
    if response.status >= http.HTTPStatus.BAD_REQUEST and path != "/":
        raise RuntimeError(f"{path}: {response.status}")
    return count


def require_safe(port: int, path: str, **headers: str) -> None:
    """nginx says what the portal has said."""
    connection = connect(port)
    connection.request("HEAD", path, headers=headers)
    said = connection.getresponse().headers
    assert said["Content-Disposition"].startswith("attachment; ")
    assert said["Content-Type"] == "application/octet-stream"
    assert (said["X-Content-Type-Options"], said["Content-Security-Policy"]) == (
        "nosniff",
        "sandbox; default-src 'none'",
    )


def rate_of(size: int, do: Callable[[], object], rounds: int = ROUNDS) -> float:
    """Megabytes a second, the median of some rounds."""
    rates = []
    for _round in range(rounds):
        begun = time.monotonic()
        do()
        rates.append(size / MEGABYTE / (time.monotonic() - begun))
    return statistics.median(rates)


def often(do: Callable[[], object]) -> float:
    """How often a second."""
    count, begun = 0, time.monotonic()
    while time.monotonic() - begun < SECONDS:
        do()
        count += 1
    return count / (time.monotonic() - begun)


class Memory:
    """The most that a process and its children had since the last reset, in MB."""

    def __init__(self, pid: int) -> None:
        children = Path(f"/proc/{pid}/task/{pid}/children").read_text().split()
        self.pids = [str(pid), *children]

    def reset(self) -> float:
        """Gives what they have now."""
        for pid in self.pids:
            Path(f"/proc/{pid}/clear_refs").write_text("5")
        return self._sum("VmRSS")

    def most(self) -> float:
        return self._sum("VmHWM")

    def _sum(self, what: str) -> float:
        lines = (line for pid in self.pids for line in Path(f"/proc/{pid}/status").read_text().splitlines())
        return sum(int(line.split()[1]) for line in lines if line.startswith(f"{what}:")) / 1024


def upload(port: int, create: str, cookie: str, size: int) -> str:
    """As a browser does it, 2 MB at a time; gives the address of the file."""
    connection = connect(port)
    name = b64encode(f"{time.monotonic_ns()}.bin".encode()).decode()
    headers = {"Tus-Resumable": "1.0.0", "Cookie": f"sessionid={cookie}; csrftoken={CSRF}", "X-CSRFToken": CSRF}
    connection.request(
        "POST", create, headers={**headers, "Upload-Length": str(size), "Upload-Metadata": f"name {name}"}
    )
    begun = connection.getresponse()
    begun.read()
    where, chunk, offset, found = begun.headers["Location"], os.urandom(CHUNK), 0, ""
    while offset < size:
        body = chunk[: min(CHUNK, size - offset)]
        said = {"Upload-Offset": str(offset), "Content-Type": "application/offset+octet-stream"}
        connection.request("PATCH", where, body=body, headers={**headers, **said})
        response = connection.getresponse()
        response.read()
        if response.status != http.HTTPStatus.NO_CONTENT:
            raise RuntimeError(f"PATCH: {response.status}")
        offset, found = int(response.headers["Upload-Offset"]), response.headers.get("Upload-Document", "")
    return found


def upload_plainly(port: int, size: int) -> None:
    connection, chunk = connect(port), os.urandom(CHUNK)
    for offset in range(0, size, CHUNK):
        connection.request("PUT", "/", body=chunk[: min(CHUNK, size - offset)])
        connection.getresponse().read()


CSRF = "a" * 32


def uploads(megabytes: int, create: str, cookie: str) -> list[str]:
    size, port = megabytes * MEGABYTE, free_port()
    with running(pages(port, "tests.bench.plain:application"), port):
        upload_plainly(port, CHUNK)
        upload_plainly(port, size)  # as ours, whose memory is looked at the first time
        plain = rate_of(size, lambda: upload_plainly(port, size), UPLOADS)
    port = free_port()
    with running(pages(port, "portal.wsgi:application"), port) as process:
        upload(port, create, cookie, CHUNK)
        memory = Memory(process.pid)
        before = memory.reset()
        upload(port, create, cookie, size)
        grown = memory.most() - before
        ours = rate_of(size, lambda: upload(port, create, cookie, size), UPLOADS)
    return [
        f"| {megabytes:,} MB in pieces of 2 MB | {ours:,.0f} MB/s | {plain:,.0f} MB/s | {ours / plain:.2f} |",
        "",
        f"While it was uploaded the first time, the server took {grown:.1f} MB more memory than before, at the most.",
    ]


def downloads(path: str, small: str, files: tuple[str, str], cookie: str) -> list[str]:
    behind, front = free_port(), free_port()
    conf = FOLDER / "nginx.conf"
    conf.write_text(NGINX.format(folder=FOLDER, port=front, behind=behind, accel=ACCEL))
    signed_in = {"Cookie": f"sessionid={cookie}"}
    rows = []
    figures: dict[str, tuple[float, float]] = {}
    nginx = ["nginx", "-p", str(FOLDER), "-c", str(conf)]
    with running(nginx, front), running(pages(behind, "portal.wsgi:application"), behind):
        for name, port, large, little, headers in (
            ("nginx, a file that everybody may have", front, *(f"/static-files/{each}" for each in files), {}),
            ("MokWi, without nginx", behind, path, small, signed_in),
        ):
            figures[name] = measured(port, large, little, headers)
    with (
        running(nginx, front),
        running(pages(behind, "portal.wsgi:application"), behind, DOCUMENTS_ACCEL=ACCEL),
    ):
        require_safe(front, path, **signed_in)
        figures["MokWi, by `X-Accel-Redirect`"] = measured(front, path, small, signed_in)
    floor, floor_small = next(iter(figures.values()))
    for name, (rate, number) in figures.items():
        rows.append(f"| {name} | {rate:,.0f} MB/s | {rate / floor:.2f} | {number:,.0f} | {number / floor_small:.3f} |")
    return rows


def measured(port: int, large: str, little: str, headers: dict[str, str]) -> tuple[float, float]:
    connection = connect(port)
    assert fetch(connection, large, **headers) == DOWNLOAD
    assert fetch(connection, little, **headers) == SMALL
    rate = rate_of(DOWNLOAD, lambda: fetch(connection, large, **headers))
    return rate, often(lambda: fetch(connection, little, **headers))


def lists(project: Project, browser: Client) -> list[str]:
    """The list of a folder with few files and with many, and what it costs to add one there."""
    blob = Blob.objects.filter(project=project).first()
    rows = []
    for number in (100, 1_000, 10_000):
        folder = FolderFactory(project=project, name=f"{number} Dateien")
        files = [Document(project=project, folder=folder) for _number in range(number)]
        for each, file in enumerate(files):
            file.call(f"Plan {each}.pdf")
        Document.objects.bulk_create(files)
        versions = [Version(document=file, number=1, blob=blob, name=file.name) for file in files]
        for file, version in zip(files, Version.objects.bulk_create(versions), strict=True):
            file.current = version
        Document.objects.bulk_update(files, ["current"], batch_size=500)
        pages = [f"{folder.get_absolute_url()}?page={page}" for page in (1, number // 100)]
        asked, took = zip(*(look_at(browser, page) for page in pages), strict=True)
        member = project.memberships.get()
        begun = time.monotonic()
        for each in range(10):
            file = SimpleUploadedFile(f"Neu {each}.txt", b"Moin")
            uploading.take(membership=member, file=file, folder=folder)
        added = (time.monotonic() - begun) * 100
        rows.append(f"| {number:,} | {asked[0]} / {asked[1]} | {took[0]:.0f} / {took[1]:.0f} ms | {added:.0f} ms |")
    return rows


def look_at(browser: Client, page: str) -> tuple[int, float]:
    """How many queries, and how many milliseconds, the median of ten."""
    browser.get(page)
    with CaptureQueriesContext(connection) as queries:
        assert browser.get(page).status_code == http.HTTPStatus.OK
        asked = len(queries)
    times = []
    for _round in range(10):
        begun = time.monotonic()
        browser.get(page)
        times.append((time.monotonic() - begun) * 1000)
    return asked, statistics.median(times)


def main(megabytes: int) -> None:
    migrated.copy_to(FOLDER / "documents.sqlite3")
    person = UserFactory()
    project = ProjectFactory(admin=person)
    browser = Client()
    browser.force_login(person, settings.AUTHENTICATION_BACKENDS[0])
    cookie = browser.cookies["sessionid"].value
    large = FileFactory(project=project, name="gross.bin", written=os.urandom(MEGABYTE) * (DOWNLOAD // MEGABYTE))
    small = FileFactory(project=project, name="klein.bin", written=os.urandom(SMALL))
    paths = [reverse("workspace:documents:download", args=[project.slug, each.pk]) for each in (large, small)]
    where = f"Python {platform.python_version()}, {os.cpu_count()} cores, load average {os.getloadavg()[0]:.1f}"
    said = [
        f"On {datetime.now(UTC):%Y-%m-%d}, {where} at the beginning; one connection, the median of {ROUNDS} rounds.",
        "",
        "| download | 256 MB | as a share of nginx | 30 kB, requests/s | as a share of nginx |",
        "|---|---|---|---|---|",
        *downloads(*paths, tuple(each.current.blob.file.name for each in (large, small)), cookie),
        "",
        "| upload | MokWi | written to a file and nothing else | as a share of that |",
        "|---|---|---|---|",
        *uploads(megabytes, reverse("workspace:documents:create_upload", args=[project.slug]), cookie),
        "",
        "| files in a folder | queries, first / last page | time, first / last page | one more file, through all |",
        "|---|---|---|---|",
        *lists(project, browser),
    ]
    text = "\n".join([BEGIN, *said, END])
    before = REPORT.read_text("utf-8")
    if BEGIN in before:
        REPORT.write_text(before.partition(BEGIN)[0] + text + before.partition(END)[2], "utf-8")
    sys.stdout.write(text + "\n")


if __name__ == "__main__":
    main(int(sys.argv[1]) if sys.argv[1:] else 1024)
