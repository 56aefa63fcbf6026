import json
from datetime import timedelta

from django.core.cache import cache
from django.db import OperationalError, connection
from django.utils import timezone
from django_tasks_db.models import DBTaskResult

from portal.base import health

UNAVAILABLE = "django.request: Service Unavailable: /healthz/"


def test_all_is_well(client, db):
    response = client.get("/healthz/")

    assert (response.status_code, response.json()) == (200, {"database": "ok", "cache": "ok", "tasks": "ok"})
    assert "no-store" in response["Cache-Control"]


def test_a_database_that_is_down_is_said(client, db, monkeypatch, logged_errors):
    def refuse():
        raise OperationalError("password of user mokwi refused")

    with monkeypatch.context() as patch:
        patch.setattr(connection, "cursor", refuse)
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

    monkeypatch.setattr(cache, "set", refuse)

    response = client.get("/healthz/")

    assert (response.status_code, response.json()["cache"]) == (503, "fails")
    assert [logged_errors.pop(0), logged_errors.pop(0)] == [
        "portal.base.health: The cache does not answer",
        UNAVAILABLE,
    ]


def test_a_task_that_waits_too_long_is_said(client, db, logged_errors):
    DBTaskResult.objects.create(
        task_path="portal.example",
        args_kwargs={"args": [], "kwargs": {}},
        backend_name="default",
        enqueued_at=timezone.now(),
    )
    DBTaskResult.objects.update(enqueued_at=timezone.now() - health.WAITING_AT_MOST - timedelta(minutes=1))

    response = client.get("/healthz/")

    assert (response.status_code, response.json()["tasks"]) == (503, "fails")
    assert logged_errors.pop() == UNAVAILABLE
