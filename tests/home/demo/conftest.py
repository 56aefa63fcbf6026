import io

import pytest
from django.core.management import call_command


@pytest.fixture(scope="module")
def demo(shared):
    """The demo, loaded once for all tests of a module; gives what the command said."""
    output = io.StringIO()
    with shared():
        call_command("demo", password="moin-und-mok-wi", stdout=output)
        yield output.getvalue()


@pytest.fixture(autouse=True)
def _no_drawing(monkeypatch):
    """Large sizes are the worker's; drawing them all would take minutes."""
    monkeypatch.setattr("portal.base.pictures.draw_later", lambda image, variant: None)
