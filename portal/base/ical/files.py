"""A calendar to download or to subscribe to, and how it is answered with."""

from collections.abc import Iterable
from datetime import timedelta

import icalendar
from django.http import HttpResponse
from django.utils.http import content_disposition_header

CONTENT_TYPE = "text/calendar; charset=utf-8"
PUBLISH = "PUBLISH"


def calendar_of(
    entries: Iterable[icalendar.Component],
    *,
    name: str = "",
    product: str,
    refresh: timedelta | None = None,
    method: str = PUBLISH,
) -> bytes:
    """`product` says what wrote it (`Events`), `refresh` after what time a subscription is worth another look."""
    calendar = icalendar.Calendar()
    calendar.add("prodid", f"-//MokWi//{product}//DE")
    calendar.add("version", "2.0")
    calendar.add("method", method)
    if name:
        calendar.add("x-wr-calname", name)
        calendar.add("name", name)
    if refresh:
        calendar.add("refresh-interval", refresh, parameters={"VALUE": "DURATION"})
    for entry in entries:
        calendar.add_component(entry)
    calendar.add_missing_timezones()
    return calendar.to_ical()


def add_text(entry: icalendar.Component, name: str, *parts: str) -> None:
    """Paragraphs; nothing where there are none."""
    text = "\n\n".join(part for part in parts if part)
    if text:
        entry.add(name, text)


def answer(content: bytes, *, filename: str = "", is_download: bool = False, is_secret: bool = False) -> HttpResponse:
    """What a calendar program gets. A secret address is told neither to search engines nor to other sites."""
    response = HttpResponse(content, content_type=CONTENT_TYPE)
    if filename:
        response["Content-Disposition"] = content_disposition_header(as_attachment=is_download, filename=filename) or ""
    if is_secret:
        response["X-Robots-Tag"] = "noindex"
        response["Referrer-Policy"] = "no-referrer"
    return response
