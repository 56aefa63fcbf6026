from tests.search.index.conftest import things

__all__ = ["things"]
