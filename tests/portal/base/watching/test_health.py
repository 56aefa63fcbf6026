"""What machines ask: does this process answer, can this node work, and which service does not."""

import json
import socket
import time
from datetime import timedelta
from shutil import disk_usage
from types import SimpleNamespace

import pytest
from django.core.cache.backends.locmem import LocMemCache
from django.core.files.storage import storages
from django.db import OperationalError, connection
from django.utils import timezone
from django_tasks_db.models import DBTaskResult

from portal.base.models import DueJob, WorkerSign
from portal.base.watching import checks, disks
from portal.mailing.models import Outage
from tests.workspace.documents.content import clamd

UNAVAILABLE = "django.request: Service Unavailable: /healthz/"
SERVICES = ["database", "cache", "storage", "disk", "worker", "timer", "mail", "search", "scanner"]


@pytest.fixture
def away():
    """A port at which nobody listens."""
    with socket.create_server(("127.0.0.1", 0)) as listener:
        return listener.getsockname()[1]


@pytest.fixture
def all_runs(db):
    WorkerSign.give("one")
    DueJob.objects.create(name="job", due=timezone.now() + timedelta(minutes=1))


@pytest.fixture
def without_database(db, monkeypatch):
    def refuse():
        raise OperationalError("password of user mokwi refused")

    with monkeypatch.context() as patch:
        patch.setattr(connection, "cursor", refuse)
        yield


def services(client):
    checks.answers.forget()
    return client.get("/health/ready").json()["services"]


def wait_long(row=None):
    DBTaskResult.objects.create(
        task_path="portal.example", args_kwargs={"args": [], "kwargs": {}}, backend_name="default"
    )
    DBTaskResult.objects.update(enqueued_at=timezone.now() - checks.WAITING_AT_MOST - timedelta(minutes=1))


def test_a_process_that_answers_lives_whatever_is_away(client, without_database, settings):
    settings.MAINTENANCE = True
    settings.ALLOWED_HOSTS = ["example.org"]
    settings.SECURE_SSL_REDIRECT = True

    response = client.get("/health/live", headers={"Host": "10.0.0.7:8000"})

    assert (response.status_code, response.json()) == (200, {"status": "alive"})
    assert response["Cache-Control"] == "no-store"


def test_all_services_are_said_by_their_names(client, all_runs):
    response = client.get("/health/ready/")

    assert response.status_code == 200
    assert response.json() == {
        "status": "ready",
        "services": {**dict.fromkeys(SERVICES, "ok"), "search": "off", "scanner": "off"},
    }


def test_without_the_database_this_node_is_not_ready(client, without_database):
    response = client.get("/health/ready")

    assert response.status_code == 503
    assert response.json()["status"] == "away"
    assert response.json()["services"]["database"] == "fails"
    assert response.json()["services"]["worker"] == "unknown"
    assert b"password" not in response.content


@pytest.mark.parametrize("name", ["worker", "timer", "mail"])
def test_what_others_do_is_missed_and_pages_still_come(client, all_runs, name):
    long_ago = timezone.now() - timedelta(minutes=10)
    match name:
        case "worker":
            WorkerSign.objects.update(seen_at=long_ago)
        case "timer":
            DueJob.objects.update(due=long_ago)
        case "mail":
            Outage.objects.create(next_at=long_ago, error="anna@example.org")

    response = client.get("/health/ready")

    assert (response.status_code, response.json()["status"]) == (200, "degraded")
    assert [each for each, word in response.json()["services"].items() if word == "fails"] == [name]
    assert b"anna" not in response.content


def test_a_scanner_and_a_search_server_are_asked_where_there_are_some(client, all_runs, settings, away):
    settings.SEARCH_URL = f"http://127.0.0.1:{away}/name"
    with clamd.running() as scanner:
        settings.CLAMAV_URL = scanner.url
        assert services(client) == {**dict.fromkeys(SERVICES, "ok"), "search": "fails"}

    settings.CLAMAV_URL = f"tcp://127.0.0.1:{away}"
    assert services(client)["scanner"] == "fails"


def test_a_worker_that_lives_and_does_nothing_is_said(client, all_runs):
    wait_long()

    assert services(client)["worker"] == "fails"


def test_a_portal_whose_timer_never_ran_says_so(client, db):
    assert (services(client)["timer"], services(client)["worker"]) == ("fails", "fails")


def test_a_folder_that_cannot_be_written_is_said(client, all_runs, settings, tmp_path):
    place = {
        "BACKEND": "django.core.files.storage.FileSystemStorage",
        "OPTIONS": {"location": tmp_path / "no" / "where"},
    }
    settings.STORAGES = settings.STORAGES | {"default": place, "documents": place}
    assert storages["default"].location == str(tmp_path / "no" / "where")

    assert services(client)["storage"] == "fails"


def test_a_disk_that_is_nearly_full_is_said_before_it_is(client, all_runs, settings, tmp_path):
    place = {
        "BACKEND": "django.core.files.storage.FileSystemStorage",
        "OPTIONS": {"location": tmp_path / "not" / "yet"},
    }
    settings.STORAGES = settings.STORAGES | {"default": place, "documents": place}
    settings.VAR_DIR = tmp_path
    left = disk_usage(tmp_path).free

    settings.DISK_FREE_AT_LEAST = left // 2
    assert services(client)["disk"] == "ok"
    settings.DISK_FREE_AT_LEAST = left * 2
    assert services(client)["disk"] == "fails"
    answer = client.get("/health/ready")
    assert (answer.status_code, answer.json()["status"]) == (200, "degraded")


def test_a_disk_where_no_file_can_be_made_any_more_is_full(monkeypatch):
    full = SimpleNamespace(f_files=1000, f_favail=0, f_bavail=10**9, f_frsize=4096)
    monkeypatch.setattr(disks.os, "statvfs", lambda place: full)

    assert disks.least_left() == 0


def test_a_service_that_takes_long_is_not_waited_for(client, all_runs, monkeypatch):
    monkeypatch.setattr(checks, "SECONDS_TO_ANSWER", 0.05)
    monkeypatch.setitem(checks.checks, "storage", checks.Check("storage", lambda: time.sleep(0.5) or True))

    assert services(client)["storage"] == "fails"


def test_who_asks_often_gets_what_was_asked_before(client, all_runs, query_count):
    client.get("/health/ready")

    with query_count() as queries:
        client.get("/health/ready")

    assert len(queries) == 0


def test_nothing_is_told_to_it(client):
    response = client.post("/health/ready")

    assert response.status_code == 405


def test_the_older_address_is_well(client, all_runs):
    response = client.get("/healthz/")

    assert (response.status_code, response.json()) == (200, {"database": "ok", "cache": "ok", "tasks": "ok"})
    assert "no-store" in response["Cache-Control"]


def test_at_the_older_address_a_database_that_is_down_is_said(client, without_database, logged_errors):
    response = client.get("/healthz/")

    assert response.status_code == 503
    assert json.loads(response.content) == {"database": "fails", "cache": "ok", "tasks": "fails"}
    assert logged_errors.pop() == UNAVAILABLE


def test_an_empty_database_is_none(client, db, logged_errors):
    with connection.cursor() as cursor:
        cursor.execute("ALTER TABLE django_migrations RENAME TO put_away")

    response = client.get("/healthz/")

    assert (response.status_code, response.json()["database"]) == (503, "fails")
    assert logged_errors.pop() == UNAVAILABLE


def test_a_cache_that_is_down_is_said(client, db, monkeypatch, logged_errors):
    def refuse(*args, **kwargs):
        raise ConnectionRefusedError

    monkeypatch.setattr(LocMemCache, "set", refuse)

    response = client.get("/healthz/")

    assert (response.status_code, response.json()["cache"]) == (503, "fails")
    assert logged_errors.pop() == UNAVAILABLE


def test_a_task_that_waits_too_long_is_said(client, db, logged_errors):
    wait_long()

    response = client.get("/healthz/")

    assert (response.status_code, response.json()["tasks"]) == (503, "fails")
    assert logged_errors.pop() == UNAVAILABLE
