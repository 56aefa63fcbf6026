"""A shelf whose time the test moves on."""

from django.test import Client

from portal.base.shared_pages import middleware
from portal.base.shared_pages.shelf import Shelf


class Clock:
    now = 100.0

    def __call__(self):
        return self.now


def kept_in(monkeypatch, settings):
    """Switches the cache on, without Redis, whose clock is not the test's; gives the shelf that the middleware of the
    next client uses, with a clock that stands."""
    settings.PAGE_CACHE, settings.REDIS_URL = True, ""
    shelf = Shelf(Clock())
    monkeypatch.setattr(middleware, "Shelf", lambda: shelf)
    return shelf


def stranger():
    """Names the host, as browsers do and Django's client does not."""
    return Client(headers={"Host": "testserver"})
