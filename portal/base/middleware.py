"""What every request passes: the switch that closes the portal, the edition, the portal's own errors in development."""

import json
import logging
import traceback
from collections.abc import Callable
from http import HTTPStatus

from django.conf import settings
from django.contrib.admin.options import IncorrectLookupParameters
from django.http import Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.middleware.gzip import GZipMiddleware
from django.urls import reverse
from django.utils.datastructures import MultiValueDictKeyError
from django.views.defaults import page_not_found
from whitenoise.compress import Compressor

from portal.base.error_views import DATABASE_IS_DOWN, bad_request, maintenance, unreachable
from portal.base.models.edition import asked_once

COMPRESSOR = Compressor(quiet=True)

logger = logging.getLogger(__name__)


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


class StaticCompressionMiddleware(GZipMiddleware):
    """Compresses styles, scripts and icons in development; in production they lie compressed beside the plain ones."""

    def process_response(self, request: HttpRequest, response: HttpResponseBase) -> HttpResponseBase:
        is_whole_file = response.status_code == HTTPStatus.OK  # a part's range counts plain bytes
        if is_whole_file and request.path.startswith(settings.STATIC_URL) and COMPRESSOR.should_compress(request.path):
            return super().process_response(request, response)
        return response


class MalformedRequestMiddleware:
    """What Django, Wagtail and their packages do not expect of a request is the sender's mistake (400), not theirs."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_exception(self, request: HttpRequest, exception: Exception) -> HttpResponse | None:
        is_admin = request.path_info.startswith(reverse("wagtailadmin_home"))
        if is_admin and isinstance(exception, (IncorrectLookupParameters, MultiValueDictKeyError)):
            return bad_request(request, exception)
        if isinstance(exception, RecursionError) and _is_of_json(exception):
            return bad_request(request, exception)
        return None


def _is_of_json(exception: RecursionError) -> bool:
    """Lists in lists in lists, in a field that takes JSON."""
    files = [frame.f_code.co_filename for frame, _line in traceback.walk_tb(exception.__traceback__)]
    return files[-1] == json.decoder.__file__


class OwnErrorPagesMiddleware:
    """Shows the portal's own pages in development, too, where the code is not at fault: nothing there, no database."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_exception(self, request: HttpRequest, exception: Exception) -> HttpResponse | None:
        if isinstance(exception, Http404):
            return page_not_found(request, exception)
        if isinstance(exception, DATABASE_IS_DOWN):
            logger.error("The database does not answer", exc_info=exception)
            return unreachable(request)
        return None
