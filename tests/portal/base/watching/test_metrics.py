"""The numbers: closed without a token, of all processes of a server, and of what waits."""

import os
import re
import subprocess
import sys
from datetime import timedelta

import pytest
from django.core.exceptions import ImproperlyConfigured
from django.db import OperationalError, connection
from django.utils import timezone
from django_tasks_db.models import DBTaskResult

from portal.mailing.choices import State
from portal.mailing.models import OutgoingMail
from portal.settings.secrets import strong_token
from portal.watching import counting
from search.models import Unsent

COUNT = "from portal.watching import counting; counting.counters().count('ideas:list', 'GET', 200, 0.02)"

NOW = "print(counting.gauges({'database': 1.0}, [('mokwi_now', 'Now', 7.0)]).decode())"


@pytest.fixture
def watched(settings, client):
    settings.METRICS_TOKEN = "nur-zum-beobachten-42"
    counting._counters.clear()

    def numbers():
        answer = client.get("/metrics", headers={"Authorization": f"Bearer {settings.METRICS_TOKEN}"})
        assert answer.status_code == 200
        return dict(line.rsplit(" ", 1) for line in answer.content.decode().splitlines() if line[0] != "#")

    yield numbers
    counting._counters.clear()


def test_without_a_token_there_is_no_such_address(client, home_page):
    assert client.get("/metrics").status_code in {301, 404}


@pytest.mark.parametrize("given", ["", "Bearer ", "Bearer falsch", "nur-zum-beobachten-42"])
def test_who_does_not_have_it_gets_nothing(client, watched, given):
    answer = client.get("/metrics", headers={"Authorization": given})

    assert (answer.status_code, answer.content) == (401, b"")


def test_a_token_that_can_be_guessed_is_refused():
    with pytest.raises(ImproperlyConfigured, match=r"^METRICS_TOKEN needs 20 characters"):
        strong_token("kurz")


def test_requests_are_counted_by_view_and_status(client, home_page, watched):
    client.get("/suche/")
    client.get("/einladung-geheim123/nichts/")
    client.generic("ERFUNDEN", "/suche/")

    found = watched()

    assert found['mokwi_requests_total{method="GET",status="200",view="search:results"}'] == "1.0"
    assert found['mokwi_request_seconds_count{view="search:results"}'] == "2.0"
    assert any('method="other"' in name for name in found)
    assert not any("geheim" in name or "ERFUNDEN" in name for name in found)


def test_what_waits_is_said(home_page, watched, client):
    long_ago = timezone.now() - timedelta(minutes=5)
    nothing = {"args": [], "kwargs": {}}
    DBTaskResult.objects.create(task_path="portal.example", args_kwargs=nothing, backend_name="default")
    DBTaskResult.objects.update(enqueued_at=long_ago)
    OutgoingMail.objects.create(
        to="anna@example.org", sender="", state=State.WAITING, created_at=long_ago, next_at=long_ago, message=b""
    )
    Unsent.objects.create(entry=1)

    found = watched()

    assert [found[f"mokwi_{name}"] for name in ("tasks_waiting", "mails_waiting", "search_unsent", "workers")] == [
        "1.0",
        "1.0",
        "1.0",
        "0.0",
    ]
    assert float(found["mokwi_oldest_task_seconds"]) > 299
    assert float(found["mokwi_oldest_mail_seconds"]) > 299
    assert float(found["mokwi_database_bytes"]) > 1_000_000
    assert float(found["mokwi_disk_free_bytes"]) > 0
    assert found['mokwi_service_up{service="database"}'] == "1.0"
    assert found['mokwi_service_up{service="worker"}'] == "0.0"


def test_room_on_the_disk_is_said_without_the_database(db, watched, monkeypatch):
    def refuse():
        raise OperationalError

    with monkeypatch.context() as patch:
        patch.setattr(connection, "cursor", refuse)
        found = watched()

    assert float(found["mokwi_disk_free_bytes"]) > 0
    assert [name for name in found if name.startswith(("mokwi_tasks", "mokwi_database"))] == []


def test_processes_of_a_server_count_together(tmp_path):
    environment = {**os.environ, counting.FOLDER: str(tmp_path)}
    for _process in range(2):
        subprocess.run([sys.executable, "-c", COUNT], env=environment, check=True)

    said = subprocess.run(
        [sys.executable, "-c", f"{COUNT}; {NOW}; print(counting.counters().written().decode())"],
        env=environment,
        check=True,
        capture_output=True,
        text=True,
    ).stdout

    assert "mokwi_now 7.0" in said
    assert said.count("mokwi_now 7") == 1  # a number of this moment is in no file
    assert not list(tmp_path.glob("gauge*"))
    assert re.search(r'mokwi_requests_total{method="GET",status="200",view="ideas:list"} 3\.0', said)


def test_folders_of_servers_that_are_gone_are_removed(tmp_path, monkeypatch):
    monkeypatch.delenv(counting.FOLDER, raising=False)
    monkeypatch.setattr(counting.os, "environ", dict(os.environ))
    (tmp_path / "999999999").mkdir()

    counting.prepare(tmp_path)

    assert [path.name for path in tmp_path.iterdir()] == [str(os.getpid())]
    assert counting.os.environ[counting.FOLDER] == str(tmp_path / str(os.getpid()))
