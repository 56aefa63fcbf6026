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
from wagtail.admin.forms import choosers as chooser_forms
from wagtail.admin.views.generic import chooser as chooser_views
from whitenoise.compress import Compressor

from portal.base.error_views import DATABASE_IS_DOWN, bad_request, maintenance, unreachable
from portal.base.models.edition import asked_once

# Where Wagtail 8.0 reads what it does not have: an address in a form that came without one, and the form by which a
# chooser makes new things where it makes none.
WAGTAIL_TAKES_FOR_GRANTED = {(chooser_forms.__file__, "startswith"), (chooser_views.__file__, "is_valid")}
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
        if is_admin and isinstance(exception, AttributeError) and _is_taken_for_granted(exception):
            return bad_request(request, exception)
        if isinstance(exception, RecursionError) and _file_of(exception) == json.decoder.__file__:
            # Lists in lists in lists, in a field that takes JSON.
            return bad_request(request, exception)
        return None


def _is_taken_for_granted(exception: AttributeError) -> bool:
    return exception.obj is None and (_file_of(exception), exception.name) in WAGTAIL_TAKES_FOR_GRANTED


def _file_of(exception: Exception) -> str:
    """The code that raised it."""
    return [frame.f_code.co_filename for frame, _line in traceback.walk_tb(exception.__traceback__)][-1]


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
