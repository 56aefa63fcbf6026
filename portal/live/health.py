"""The health of a process of sockets: plain HTTP beside them."""

import json
from http import HTTPStatus
from typing import Any

from django.conf import settings
from django.utils.crypto import constant_time_compare

from portal.live.sockets import Receive, Send, open_sockets
from portal.live.threads import Threads
from portal.watching.database import database_answers

asking = Threads("health")
NO_PAGE = b"Here are sockets only.\n"


async def pages(scope: dict[str, Any], receive: Receive, send: Send) -> None:  # Any: an ASGI scope
    """`/health/live`, `/health/ready`, and `/metrics` for who has the token; nothing else is here."""
    path = scope["path"].rstrip("/")
    if path == "/health/live":
        await _say(send, HTTPStatus.OK, {"status": "alive"})
    elif path == "/health/ready":
        found = await asking.run(services)
        is_ready = found["database"] == "ok"
        state = "away" if not is_ready else "degraded" if "fails" in found.values() else "ready"
        status = HTTPStatus.OK if is_ready else HTTPStatus.SERVICE_UNAVAILABLE
        await _say(send, status, {"status": state, "services": found})
    elif path == "/metrics" and _has_the_token(scope):
        numbers = f"# TYPE mokwi_sockets_open gauge\nmokwi_sockets_open {len(open_sockets)}\n"
        await _send(send, HTTPStatus.OK, b"text/plain; version=0.0.4", numbers.encode())
    else:
        await _send(send, HTTPStatus.NOT_FOUND, b"text/plain", NO_PAGE)


def _has_the_token(scope: dict[str, Any]) -> bool:  # Any: an ASGI scope
    given = dict(scope["headers"]).get(b"authorization", b"").decode("latin-1")
    return bool(settings.METRICS_TOKEN) and constant_time_compare(given, f"Bearer {settings.METRICS_TOKEN}")


def services() -> dict[str, str]:
    """Without Redis, what other processes say comes later."""
    return {"database": "ok" if database_answers() else "fails", "redis": _redis()}


def _redis() -> str:
    if not settings.REDIS_URL:
        return "off"
    from portal.live.through_redis import answers  # noqa: PLC0415  # 20 MB, which nobody needs without Redis

    return "ok" if answers(settings.REDIS_URL) else "fails"


async def _say(send: Send, status: int, what: dict[str, Any]) -> None:  # Any: what JSON can hold
    await _send(send, status, b"application/json", json.dumps(what).encode())


async def _send(send: Send, status: int, kind: bytes, body: bytes) -> None:
    headers = [(b"content-type", kind), (b"cache-control", b"no-store"), (b"content-length", b"%d" % len(body))]
    await send({"type": "http.response.start", "status": int(status), "headers": headers})
    await send({"type": "http.response.body", "body": body})
