"""JSON that many ask for again and again: compressed once, and not sent where the browser has it already."""

import gzip
import hashlib
import json
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.utils.cache import get_conditional_response, patch_vary_headers
from django.utils.http import quote_etag


def json_answer(
    request: HttpRequest,
    content: Any,  # Any: bytes that are JSON already, or what becomes JSON
    compressed: bytes | None = None,
    *,
    content_type: str,
) -> HttpResponse:
    """Everybody gets the same answer, so compressing it gives away nothing."""
    body = content if isinstance(content, bytes) else _written(content)
    etag = quote_etag(hashlib.sha256(body).hexdigest()[:32])
    takes_gzip = "gzip" in request.headers.get("Accept-Encoding", "")
    response = HttpResponse(content_type=content_type)
    if takes_gzip:
        response.content = compressed or gzip.compress(body, compresslevel=5, mtime=0)
        response["Content-Encoding"] = "gzip"
    else:
        response.content = body
    response["ETag"] = f"W/{etag}"
    patch_vary_headers(response, ["Accept-Encoding"])
    return get_conditional_response(request, etag=response["ETag"], response=response) or response


def _written(content: Any) -> bytes:  # Any: what becomes JSON
    return json.dumps(content, ensure_ascii=False, separators=(",", ":")).encode()
