"""PostgreSQL plans once what it is asked again and again."""

import os
import subprocess
import sys

import pytest
from django.conf import settings
from django.db import connection

ASK = """
import django
django.setup()
from django.db import connection
with connection.cursor() as cursor:
    for number in range(10):
        cursor.execute("SELECT 'a page' || %s::text", [number])
        cursor.execute("SELECT count(*) FROM pg_prepared_statements WHERE statement LIKE '%% page%%'")
        print(cursor.fetchone()[0])
"""


def on_postgresql():
    return "postgresql" in settings.DATABASES["default"]["ENGINE"]


def planned(**environment):
    """How many statements are kept planned, each time the same two are asked."""
    told = {**os.environ, "DJANGO_SETTINGS_MODULE": "portal.settings.test", **environment}
    done = subprocess.run([sys.executable, "-c", ASK], env=told, check=True, capture_output=True, text=True)
    return [int(each) for each in done.stdout.split()]


@pytest.mark.django_db
def test_what_is_asked_again_and_again_is_planned_once():
    if not on_postgresql():
        assert "prepare_threshold" not in settings.DATABASES["default"]["OPTIONS"]  # SQLite's driver keeps its own
        return
    times = planned()
    assert (times[0], times[-1]) == (0, 2)


@pytest.mark.django_db
def test_nothing_is_kept_for_a_pooler_that_does_not_know_it():
    if not on_postgresql():
        assert "prepare_threshold" not in settings.DATABASES["default"]["OPTIONS"]
        return
    assert planned(DATABASE_PREPARED_STATEMENTS="off") == [0] * 10


@pytest.mark.django_db
def test_a_portal_has_more_statements_than_the_driver_keeps_by_itself():
    if on_postgresql():
        assert connection.connection.prepared_max > 100
    else:
        assert not hasattr(connection.connection, "prepared_max")
