"""Parts of a file (RFC 9110, section 14): how players of films and sound jump; Safari plays nothing without.

One range a request; several at once are answered with the whole file, as the standard allows. The packages that do this
for Django were last touched in 2017, and WhiteNoise does it for files on disk only and refuses a single byte.
"""

import re
from functools import partial
from http import HTTPStatus

from django.http import FileResponse, HttpRequest, HttpResponse, HttpResponseBase
from whitenoise.responders import SlicedFile

RANGE = re.compile(r"bytes=(?:(?P<first>\d{1,18})-(?P<last>\d{0,18})|-(?P<length>\d{1,18}))")


def with_byte_ranges(request: HttpRequest, response: HttpResponseBase) -> HttpResponseBase:
    """The file, or the part of it that was asked for."""
    if not isinstance(response, FileResponse) or response.status_code != HTTPStatus.OK:
        return response
    response.headers["Accept-Ranges"] = "bytes"
    wanted = RANGE.fullmatch(request.headers.get("Range", "").replace(" ", ""))
    if request.method != "GET" or wanted is None or not _is_still_the_same(request, response):
        return response
    size = int(response.headers["Content-Length"])
    first, last = _bounds(wanted, size)
    if last < first < size:  # makes no sense, and counts as not asked for
        return response
    if first >= size:
        response.close()
        headers = {"Content-Range": f"bytes */{size}", "Accept-Ranges": "bytes"}
        return HttpResponse(status=HTTPStatus.REQUESTED_RANGE_NOT_SATISFIABLE, headers=headers)
    part = SlicedFile(response.file_to_stream, first, last)
    response.streaming_content = iter(partial(part.read, response.block_size), b"")
    response.status_code = HTTPStatus.PARTIAL_CONTENT
    response.headers["Content-Range"] = f"bytes {first}-{last}/{size}"
    response.headers["Content-Length"] = str(last - first + 1)
    return response


def _bounds(wanted: re.Match[str], size: int) -> tuple[int, int]:
    """First and last byte; the first beyond the end where nothing of what is wanted exists."""
    if wanted["length"]:
        length = min(int(wanted["length"]), size)
        return size - length, size - 1
    return int(wanted["first"]), min(int(wanted["last"] or size), size - 1)


def _is_still_the_same(request: HttpRequest, response: FileResponse) -> bool:
    """A player that has the beginning of an older file gets the new one whole."""
    known = request.headers.get("If-Range")
    return known is None or known in {response.headers.get("ETag"), response.headers.get("Last-Modified")}
