import pytest

from search import contract
from tests.factories.search import Shelf


@pytest.fixture
def things(db, monkeypatch):
    """A kind of thing that is found, beside those of the apps."""
    monkeypatch.setattr(contract, "_SEARCHABLES", dict(contract._SEARCHABLES))
    shelf = Shelf()
    contract.register(shelf)
    return shelf
