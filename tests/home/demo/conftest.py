import pytest


@pytest.fixture(autouse=True)
def _no_drawing(monkeypatch):
    """Large sizes are the worker's; drawing them all would take minutes."""
    monkeypatch.setattr("portal.base.pictures.draw_later", lambda image, variant: None)
