"""Test processes share one search server, those of the suites on two databases at the same time."""

import os

from django.db import connection


def process() -> str:
    """What no other test process is called."""
    return f"{connection.vendor}-{os.environ.get('PYTEST_XDIST_WORKER', 'main')}"
