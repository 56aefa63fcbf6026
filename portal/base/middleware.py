"""What every request passes: the switch that closes the portal, the edition, the portal's own 404 in development."""

from collections.abc import Callable

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.views.defaults import page_not_found

from portal.base.error_views import maintenance
from portal.base.models.edition import asked_once


class MaintenanceMiddleware:
    """With `MAINTENANCE` on, everybody gets the maintenance page; static files are served before it."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if settings.MAINTENANCE:
            return maintenance(request)
        return self.get_response(request)


class EditionMiddleware:
    """Asks for the edition of what is kept in this process once a request."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        with asked_once():
            return self.get_response(request)


class OwnNotFoundMiddleware:
    """Shows the portal's own page for a missing one where Django's debug page would list the URL patterns."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_exception(self, request: HttpRequest, exception: Exception) -> HttpResponse | None:
        return page_not_found(request, exception) if isinstance(exception, Http404) else None
