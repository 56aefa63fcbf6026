"""What a file says of an event: one line of a title, a text without HTML, an address that leads somewhere."""

import re

from django.utils.translation import gettext as _

from portal.activity.replying import plain
from workspace.calendar.ical.entries import What
from workspace.calendar.ical.limits import LONGEST_LINK, LONGEST_PLACE, LONGEST_TEXT, LONGEST_TITLE
from workspace.calendar.ical.reading.moments import Vevent

HTML = re.compile(r"<(?:br|p|div|span|a|b|i|u|ul|ol|li|html|table)\b[^>]*>", re.IGNORECASE)
ADDRESS = re.compile(r"https?://\S+")


def what_of(event: Vevent) -> What:
    place, link = _line(event, "LOCATION"), _link(event)
    if not link and ADDRESS.fullmatch(place):
        place, link = "", place[:LONGEST_LINK]
    return What(
        title=_line(event, "SUMMARY")[:LONGEST_TITLE] or _("Without a title"),
        text=_text(event),
        place=place[:LONGEST_PLACE],
        link=link,
        point=_point(event),
    )


def _said(event: Vevent, name: str) -> str:
    value = event.get(name, "")  # there may be several
    return str(value[0] if isinstance(value, list) else value)


def _line(event: Vevent, name: str) -> str:
    return " ".join(_said(event, name).split())


def _text(event: Vevent) -> str:
    text = _said(event, "DESCRIPTION")[: 2 * LONGEST_TEXT]
    if HTML.search(text):
        text = plain.from_html(text)
    page = _line(event, "URL")
    if ADDRESS.fullmatch(page) and len(page) <= LONGEST_LINK and page not in text:
        text = f"{text.strip()}\n\n{page}"
    return text.strip()[:LONGEST_TEXT]


def _link(event: Vevent) -> str:
    for name in ("CONFERENCE", "X-GOOGLE-CONFERENCE"):
        said = _line(event, name)
        if ADDRESS.fullmatch(said) and len(said) <= LONGEST_LINK:
            return said
    return ""


def _point(event: Vevent) -> tuple[float, float] | None:
    geo = event.get("GEO")
    if geo is None or isinstance(geo, list):
        return None
    latitude, longitude = float(geo.latitude), float(geo.longitude)
    inside = -90 <= latitude <= 90 and -180 <= longitude <= 180  # noqa: PLR2004  # the globe
    return (latitude, longitude) if inside and (latitude or longitude) else None
