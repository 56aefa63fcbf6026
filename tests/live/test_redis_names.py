import pytest
from django.core.cache.backends.redis import RedisCache

from portal.live.redis_names import own_prefix
from portal.live.through_redis import prefix
from tests.needs import needs


@pytest.fixture
def at(monkeypatch, settings):
    """Turns this process into one of another portal."""

    def turn(database):
        monkeypatch.setitem(settings.DATABASES["default"], "NAME", database)
        own_prefix.cache_clear()

    yield turn
    own_prefix.cache_clear()


def test_two_portals_at_one_redis_do_not_hear_each_other(at):
    """Their texts have the same numbers."""
    prefixes = []
    for name in ("portal-of-kiel", "portal-of-preetz", "portal-of-kiel"):
        at(name)
        prefixes.append(prefix())

    assert prefixes[0] == prefixes[2] != prefixes[1]


def test_two_portals_at_one_redis_do_not_read_each_others_cache(at):
    cache = RedisCache(needs("redis"), {"KEY_FUNCTION": "portal.live.redis_names.cache_key"})
    at("portal-of-kiel")
    cache.set("test_redis_names", "Moin from Kiel", 30)
    at("portal-of-preetz")

    assert cache.get("test_redis_names") is None

    at("portal-of-kiel")
    assert cache.get("test_redis_names") == "Moin from Kiel"
    cache.delete("test_redis_names")
    cache.close()
