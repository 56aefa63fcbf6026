import os

import pytest

from search.engines.server import ServerEngine
from tests.needs import needs


@pytest.fixture
def server():
    """An engine with an index of its own, empty; each test process has another."""
    process = os.environ.get("PYTEST_XDIST_WORKER", "main")
    engine = ServerEngine(needs("search_server"), index=f"mokwi-test-{process}")
    engine.client.indices.delete(index=engine.index, ignore_unavailable=True)
    engine.prepare()
    yield engine
    engine.client.indices.delete(index=engine.index, ignore_unavailable=True)
    engine.client.close()
