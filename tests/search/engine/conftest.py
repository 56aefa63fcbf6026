import pytest

from search.engines.search_server import ServerEngine
from tests.needs import needs
from tests.search.engine.names import process


@pytest.fixture
def server():
    """An engine with an index of its own, empty; each test process has another."""
    engine = ServerEngine(needs("search_server"), index=f"mokwi-test-{process()}")
    engine.drop()
    engine.use(engine.begin())
    yield engine
    engine.drop()
    engine.client.close()
