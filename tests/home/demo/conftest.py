import io

import pytest
from django.core.cache import cache
from django.core.management import call_command
from django.db import transaction


@pytest.fixture(scope="module")
def demo(django_db_setup, django_db_blocker):
    """The demo, loaded once for all tests of a module; gives what the command said."""
    output = io.StringIO()
    with django_db_blocker.unblock(), transaction.atomic():
        cache.clear()
        call_command("demo", password="moin-und-mok-wi", stdout=output)
        yield output.getvalue()
        transaction.set_rollback(True)
        cache.clear()


@pytest.fixture(autouse=True)
def _no_drawing(monkeypatch):
    """Large sizes are the worker's; drawing them all would take minutes."""
    monkeypatch.setattr("portal.base.pictures.draw_later", lambda image, variant: None)
