"""What every request passes: the switch that closes the portal for a while, and the edition."""

from collections.abc import Callable

from django.conf import settings
from django.http import HttpRequest, HttpResponse

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
