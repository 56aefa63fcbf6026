"""The outermost: gives out what is at hand, and says of every answer who may keep it."""

from collections.abc import Callable
from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase

from portal.base.shared_pages.asking import HAVE_A_SAY_IN_THE_FORM, is_of_nobody, key_of, narrow, own_hosts
from portal.base.shared_pages.nodes import Nodes
from portal.base.shared_pages.page import SharedPage
from portal.base.shared_pages.shelf import SECONDS, Making, Shelf


class Visit:
    """What is known of a request whose page may be one for everybody."""

    __slots__ = ("found", "is_shared", "key", "making", "of", "until")

    def __init__(self, key: str | None) -> None:
        self.key = key
        self.is_shared = False
        self.found: SharedPage | None = None  # made by another request
        self.making: Making | None = None  # by this one
        self.of = 0.0
        self.until = 0


class SharedPagesMiddleware:
    """Outside of all others, so that a page that is at hand costs none of them, and is kept with all their headers."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response
        self.shelf = Shelf()
        self.nodes = Nodes(settings.REDIS_URL)
        self._hosts = own_hosts()

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        if not is_of_nobody(request):
            return _for_one_person(request, self.get_response(request))
        key = key_of(request, self._hosts) if settings.PAGE_CACHE else None
        if key and (page := self.shelf.look(key)):
            return page.answer(request.META)
        return self._make(request, Visit(key))

    def process_view(self, request: HttpRequest, *_view: Any) -> HttpResponseBase | None:  # Any: the view's arguments
        """The address is known now. What another request makes, here or elsewhere, is waited for."""
        visit: Visit | None = getattr(request, "visit_of_nobody", None)
        match = request.resolver_match
        if visit is None or match is None or match.view_name not in settings.SHARED_PAGES:
            return None
        visit.is_shared = True
        narrow(request)
        if visit.key:
            self._look_around(visit, visit.key)
        return HttpResponse() if visit.found else None

    def _look_around(self, visit: Visit, key: str) -> None:
        making, is_mine = self.shelf.begin(key)
        if not is_mine:
            visit.found = self.shelf.wait(key, making)
            return
        visit.making = making
        asked = self.shelf.clock()
        found = self.nodes.find(key)
        visit.found, visit.until = found.page, found.until
        visit.of = asked + found.left - SECONDS if found.page else self.shelf.clock()

    def _make(self, request: HttpRequest, visit: Visit) -> HttpResponseBase:
        asked = {name: request.META[name] for name in HAVE_A_SAY_IN_THE_FORM if name in request.META}
        request.visit_of_nobody = visit  # type: ignore[attr-defined]  # ours alone, read above
        page: SharedPage | None = None
        try:
            response = self.get_response(request)
            if visit.is_shared:
                page = visit.found or SharedPage.of(response)
        finally:
            if visit.key and visit.making:
                self.nodes.put(visit.key, page, visit.until)
                self.shelf.end(visit.key, visit.making, page, visit.of)
        return page.answer(asked) if page else _for_one_person(request, response)


def _for_one_person(request: HttpRequest, response: HttpResponseBase) -> HttpResponseBase:
    """No cache on the way keeps what did not say that it may; static files and media speak for themselves."""
    if "Cache-Control" not in response.headers and not request.path.startswith(
        (settings.STATIC_URL, settings.MEDIA_URL)
    ):
        is_page = response.headers.get("Content-Type", "").startswith("text/html")
        response.headers["Cache-Control"] = "private, no-cache" if is_page else "private"
    return response
