"""A page as it is kept: its bytes, also compressed, the headers, and the mark by which readers know it again."""

import gzip
import hashlib
import json
from collections.abc import Mapping
from functools import cached_property
from http import HTTPStatus
from typing import Any

from django.http import HttpResponse, HttpResponseNotModified
from django.http.response import HttpResponseBase
from django.utils.http import parse_etags

LARGEST = 2 * 1024 * 1024
VARY = "Accept-Encoding, Cookie, HX-Request"
FOR_EVERYBODY = "public, no-cache"
"""A cache on the way may keep the page, and asks each time whether it is still the same."""
OF_THIS_ANSWER = {"content-length", "date", "x-request-id", "vary"}
DECIDED_BY_ADDRESS = {"accept-language"}  # the language stands in the address
MAY_VARY_BY = {"cookie", "accept-encoding", "hx-request"} | DECIDED_BY_ADDRESS


class SharedPage:
    """What everybody gets who is not signed in."""

    def __init__(self, body: bytes, headers: dict[str, str], etag: str) -> None:
        self.body, self.headers, self.etag = body, headers, etag

    @cached_property
    def packed(self) -> bytes:
        """Compressed only where somebody wants it so: with a page that nobody keeps, that is not sure."""
        return gzip.compress(self.body, 6, mtime=0)

    @classmethod
    def of(cls, response: HttpResponseBase) -> "SharedPage | None":
        """None of an answer that is for one person, or has said itself how long it may be kept."""
        if not isinstance(response, HttpResponse) or not _is_for_everybody(response):
            return None
        headers = {name: value for name, value in response.items() if name.lower() not in OF_THIS_ANSWER}
        headers |= {"Cache-Control": FOR_EVERYBODY, "Vary": VARY}
        body = response.content
        mark = hashlib.sha256(json.dumps(sorted(headers.items())).encode() + body).hexdigest()[:32]
        headers["ETag"] = f'W/"{mark}"'
        return cls(body, headers, headers["ETag"])

    def answer(self, asked: Mapping[str, Any]) -> HttpResponseBase:  # Any: values of `META`
        """In the form that somebody asks for."""
        known = asked.get("HTTP_IF_NONE_MATCH")
        if known and is_known(self.etag, known):
            kept = {name: self.headers[name] for name in ("ETag", "Cache-Control", "Vary")}
            return HttpResponseNotModified(headers=kept)
        if "gzip" not in asked.get("HTTP_ACCEPT_ENCODING", ""):
            return HttpResponse(self.body, headers={**self.headers, "Content-Length": str(len(self.body))})
        length = {"Content-Encoding": "gzip", "Content-Length": str(len(self.packed))}
        return HttpResponse(self.packed, headers=self.headers | length)

    def pack(self) -> bytes:
        """For another process."""
        return json.dumps([self.headers, self.etag]).encode() + b"\n" + self.packed

    @classmethod
    def unpack(cls, sent: bytes) -> "SharedPage":
        head, _, packed = sent.partition(b"\n")
        said: Any = json.loads(head)  # Any: what `pack` wrote
        page = cls(gzip.decompress(packed), said[0], said[1])
        page.packed = packed
        return page

    @property
    def size(self) -> int:
        return len(self.body) + len(self.packed)


def _is_for_everybody(response: HttpResponse) -> bool:
    return (
        response.status_code == HTTPStatus.OK
        and not response.streaming
        and response.headers.get("Content-Type", "").startswith("text/html")
        and not response.cookies
        and not {"Set-Cookie", "Cache-Control", "Content-Encoding", "ETag"} & set(response.headers)
        and {name.strip().lower() for name in response.headers.get("Vary", "").split(",")} <= MAY_VARY_BY | {""}
        and len(response.content) <= LARGEST
    )


def is_known(etag: str, known: str) -> bool:
    """Compared weakly (RFC 9110, section 13.1.2): a proxy may have compressed what the reader has."""
    marks = parse_etags(known)
    return "*" in marks or etag.removeprefix("W/") in {mark.removeprefix("W/") for mark in marks}
