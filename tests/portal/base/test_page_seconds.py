"""A page does not wait for the database for ever; a command may."""

import os
import subprocess
import sys

import pytest
from django.conf import settings

ASK = """
from portal.wsgi import application
from django.db import connection
with connection.cursor() as cursor:
    cursor.execute("SHOW statement_timeout")
    print(cursor.fetchone()[0])
    try:
        cursor.execute("SELECT pg_sleep(10)")
    except Exception as error:
        print(type(error).__name__)
"""


@pytest.mark.django_db
def test_a_statement_of_a_page_is_ended():
    if "postgresql" not in settings.DATABASES["default"]["ENGINE"]:
        assert settings.DATABASE_PAGE_SECONDS == 30  # SQLite has no such thing: it answers from the same process
        return
    environment = {**os.environ, "DJANGO_SETTINGS_MODULE": "portal.settings.test", "DATABASE_PAGE_SECONDS": "1"}

    said = subprocess.run([sys.executable, "-c", ASK], env=environment, check=True, capture_output=True, text=True)

    assert said.stdout.split() == ["1s", "OperationalError"]
