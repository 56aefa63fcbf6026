import re

import pytest
from django.core.cache import cache


@pytest.fixture(autouse=True)
def _no_attempts_yet():
    """Rate limits count in the cache; every test starts at zero."""
    cache.clear()
    yield
    cache.clear()


@pytest.fixture
def link_in():
    """The path of the first link to this portal in a mail's text."""

    def find(message):
        return re.search(r"https?://[^/\s]+(/\S+)", message.body).group(1)

    return find
