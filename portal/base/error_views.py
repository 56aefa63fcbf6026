"""What answers when nothing else can: without the database, without the site's settings."""

import sys

from django.conf import settings
from django.db import InterfaceError, OperationalError
from django.http import HttpRequest, HttpResponse
from django.template import loader
from django.utils import translation

RETRY_AFTER_SECONDS = 120
DATABASE_IS_DOWN = (OperationalError, InterfaceError)


def server_error(request: HttpRequest) -> HttpResponse:
    """Something broke. A database that does not answer is a matter of minutes, and says so with 503."""
    if isinstance(sys.exc_info()[1], DATABASE_IS_DOWN):
        return unreachable(request)
    return _answer(request, "500.html", status=500)


def unreachable(request: HttpRequest) -> HttpResponse:
    return _answer(request, "errors/unreachable.html", status=503)


def bad_request(request: HttpRequest, exception: Exception) -> HttpResponse:
    return _answer(request, "400.html", status=400)


def maintenance(request: HttpRequest) -> HttpResponse:
    return _answer(request, "errors/maintenance.html", status=503)


def _answer(request: HttpRequest, template: str, *, status: int) -> HttpResponse:
    with translation.override(_language(request)):
        content = loader.render_to_string(template, {"language": translation.get_language()})
    response = HttpResponse(content, status=status)
    response["Cache-Control"] = "no-store"
    if status == 503:  # noqa: PLR2004  # the one status that names a time to come back
        response["Retry-After"] = str(RETRY_AFTER_SECONDS)
    return response


def _language(request: HttpRequest) -> str:
    try:
        return translation.get_language_from_request(request, check_path=True)
    except Exception:  # noqa: BLE001  # this page must come, in whatever language
        return settings.LANGUAGE_CODE
