"""The switch that closes the portal for a while."""

from collections.abc import Callable

from django.conf import settings
from django.http import HttpRequest, HttpResponse

from portal.base.error_views import maintenance


class MaintenanceMiddleware:
    """With `MAINTENANCE` on, everybody gets the maintenance page; static files are served before it."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if settings.MAINTENANCE:
            return maintenance(request)
        return self.get_response(request)
