"""The id of a request, its time, and what a walk leaves in the log."""

import io
import json
import logging
from contextlib import contextmanager

import pytest
from django.db import IntegrityError
from django.urls import reverse
from django_tasks import task
from django_tasks_db.models import DBTaskResult

from portal.base import health
from portal.base.tasks import draw_picture
from portal.base.watching import tasks as signals
from portal.watching import ids
from portal.watching.lines import JsonLines
from tests.portal.watching.test_masking import SECRET_ROUTES

GIVEN = "4bf92f3577b34da6a3ce929d0e0e4736"


@contextmanager
def log():
    """Its lines, as objects."""
    stream, lines = io.StringIO(), []
    handler = logging.StreamHandler(stream)
    handler.setFormatter(JsonLines())
    logging.getLogger().addHandler(handler)
    try:
        yield lines
    finally:
        logging.getLogger().removeHandler(handler)
        lines += map(json.loads, stream.getvalue().splitlines())


def test_each_request_has_an_id(client, home_page):
    one, other = client.get("/")["X-Request-ID"], client.get("/")["X-Request-ID"]

    assert ids.GIVEN.fullmatch(one)
    assert one != other


@pytest.mark.parametrize(("proxies", "taken"), [(1, True), (0, False)])
def test_a_proxy_that_is_trusted_gives_it(client, home_page, settings, proxies, taken):
    settings.ALLAUTH_TRUSTED_PROXY_COUNT = proxies

    answer = client.get("/", headers={"X-Request-ID": GIVEN})

    assert (answer["X-Request-ID"] == GIVEN) == taken


def test_a_task_has_it_too(db, settings):
    settings.TASKS = {
        "default": {
            "BACKEND": "django_tasks_db.DatabaseBackend",
            "OPTIONS": {"id_function": "portal.watching.ids.of_a_task"},
        }
    }

    with ids.caused_by(GIVEN):
        draw_picture.enqueue(0, "card")
    row = DBTaskResult.objects.get()
    signals.begin(task_result=row.task_result)
    inside = ids.current()
    signals.end()

    assert (inside, ids.current()) == (GIVEN[:16], "")


@task()
def look():
    return ids.current()


def test_what_is_done_at_once_keeps_the_id_of_its_request():
    with ids.caused_by(GIVEN):
        assert look.enqueue().return_value == GIVEN
        assert ids.current() == GIVEN


def test_what_takes_long_is_noted_by_its_view(client, home_page, settings):
    settings.SLOW_REQUEST_MS = 0

    with log() as lines:
        answer = client.get("/suche/?q=Anna+Ahrens")

    (line,) = [line for line in lines if line["logger"] == "portal.requests"]
    assert {name: line[name] for name in ("message", "view", "method", "status", "request")} == {
        "message": "A request took long",
        "view": "search:results",
        "method": "GET",
        "status": 200,
        "request": answer["X-Request-ID"],
    }
    assert line["ms"] >= 0


def test_after_a_walk_there_is_nobody_in_the_log(client, home_page, anna, settings, monkeypatch, logged_errors):
    """Each address with a secret, a sign-in that fails, a new password, a page that breaks with somebody's data."""
    settings.SLOW_REQUEST_MS = 0
    client.raise_request_exception = False

    def broken(request):
        raise IntegrityError(
            "duplicate key\nDETAIL:  Key (name, email)=(Anna Ahrens, anna@example.org) already exists."
        )

    monkeypatch.setattr(health.checks.answers, "now", lambda: broken(None))
    with log() as lines:
        for path, _secrets in SECRET_ROUTES:
            client.get(path)
        client.post(reverse("account_login"), {"login": anna.email, "password": "falsch-und-geheim"})
        client.post(reverse("account_reset_password"), {"email": anna.email})
        client.get(f"/suche/?q={anna.email}")
        client.get(f"/gibt-es-nicht/{anna.email}/")
        client.get("/healthz/")
    logged_errors.clear()

    written = json.dumps(lines, ensure_ascii=False)
    secrets = {secret for _path, found in SECRET_ROUTES for secret in found} - {"17"}
    assert len(lines) > len(SECRET_ROUTES)
    assert "already exists" not in written
    assert "IntegrityError" in written
    assert "@example.org" not in written
    assert "Ahrens" not in written
    assert "falsch-und-geheim" not in written
    assert [secret for secret in secrets if secret in written] == []
