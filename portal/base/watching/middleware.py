"""The first that a request meets."""

import logging
import time
from collections.abc import Callable
from http import HTTPStatus

from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseNotAllowed, JsonResponse
from django.utils.crypto import constant_time_compare

from portal.base.watching import checks, numbers
from portal.watching import counting, ids

logger = logging.getLogger("portal.requests")
PROMETHEUS = "text/plain; version=0.0.4; charset=utf-8"
Answer = Callable[[HttpRequest], HttpResponse]


class HealthMiddleware:
    """`/health/live` and `/health/ready`, before all else: a machine asks, by whatever name, without TLS, also while
    the portal is closed for maintenance."""

    def __init__(self, get_response: Answer) -> None:
        self.get_response = get_response
        self.views = {"/health/live": live, "/health/ready": ready}
        if settings.METRICS_TOKEN:
            self.views["/metrics"] = metrics

    def __call__(self, request: HttpRequest) -> HttpResponse:
        view = self.views.get(request.path_info.rstrip("/"))
        if view is None:
            return self.get_response(request)
        if request.method not in {"GET", "HEAD"}:
            return HttpResponseNotAllowed(["GET", "HEAD"])
        response = view(request)
        response["Cache-Control"] = "no-store"
        response._has_been_logged = True  # type: ignore[attr-defined]  # noqa: SLF001  # else Django logs each answer
        return response


def live(request: HttpRequest) -> HttpResponse:
    """This process answers; nothing else is asked."""
    return JsonResponse({"status": "alive"})


def ready(request: HttpRequest) -> HttpResponse:
    """By service. 503 only where this node can give no page: what all nodes miss is no reason to take one out."""
    found = checks.answers.now()
    state = checks.state(found)
    status = HTTPStatus.SERVICE_UNAVAILABLE if state == checks.AWAY else HTTPStatus.OK
    return JsonResponse({"status": state, "services": found}, status=status)


def metrics(request: HttpRequest) -> HttpResponse:
    """For who has the token; without one configured there is no such address."""
    if not constant_time_compare(request.headers.get("Authorization", ""), f"Bearer {settings.METRICS_TOKEN}"):
        return HttpResponse(status=HTTPStatus.UNAUTHORIZED, headers={"WWW-Authenticate": "Bearer"})
    return HttpResponse(counting.counters().written() + numbers.written(), content_type=PROMETHEUS)


class RequestMiddleware:
    """Gives a request its id, and notes what takes long."""

    def __init__(self, get_response: Answer) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        given = request.headers.get("X-Request-ID", "") if settings.ALLAUTH_TRUSTED_PROXY_COUNT else ""
        started = time.perf_counter()
        with ids.caused_by(ids.given_or_new(given)):
            try:
                response = self.get_response(request)
            except Exception:  # not even the page that says so could be made
                note(request, HTTPStatus.INTERNAL_SERVER_ERROR, time.perf_counter() - started)
                raise
            response["X-Request-ID"] = ids.current()
            note(request, response.status_code, time.perf_counter() - started)
        return response


def note(request: HttpRequest, status: int, seconds: float) -> None:
    if settings.METRICS_TOKEN:
        counting.counters().count(view_of(request), request.method or "", int(status), seconds)
    if seconds * 1000 >= settings.SLOW_REQUEST_MS:
        about = {
            "view": view_of(request),
            "method": request.method,
            "status": int(status),
            "ms": round(seconds * 1000),
        }
        logger.warning("A request took long", extra=about)


def view_of(request: HttpRequest) -> str:
    """Its name, never its address: that may hold a secret, and there are as many as things."""
    match = request.resolver_match
    return (match.view_name or match.func.__qualname__) if match else "none"
