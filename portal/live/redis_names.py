"""Names in a Redis that several portals may use."""

from functools import cache

from django.conf import settings
from django.utils.crypto import salted_hmac


@cache
def own_prefix() -> str:
    """Of this portal alone, however many processes it has: another one has rows of the same numbers."""
    whose = str(settings.DATABASES["default"]["NAME"])
    return f"mokwi:{salted_hmac('portal.live.redis_names', whose).hexdigest()[:16]}:"


def cache_key(key: str, prefix: str, version: int) -> str:
    """For `KEY_FUNCTION` of Django's cache."""
    return f"{own_prefix()}{prefix}:{version}:{key}"
