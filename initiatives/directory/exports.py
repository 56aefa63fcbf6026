"""What a list shows, for other programs: CSV and GeoJSON, in full, and the newest as an Atom feed."""

import csv
import json
import re
from collections.abc import Iterator
from io import TextIOWrapper
from tempfile import TemporaryFile
from typing import IO, Any

from django.http import FileResponse, HttpRequest, HttpResponse
from django.utils.feedgenerator import Atom1Feed
from django.utils.translation import gettext as _

from initiatives.directory.layers import Card
from initiatives.directory.listing import Listing
from initiatives.directory.models import DirectoryEntry
from initiatives.directory.offers import chips_of

ROWS_AT_ONCE = 500
ENTRIES_A_FEED = 50
STARTS_A_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n")
CONTROL_CHARACTERS = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f]")


def csv_of(listing: Listing, request: HttpRequest) -> FileResponse:
    """For spreadsheets: UTF-8 with its mark, semicolons as German ones expect them, and no cell is a formula."""
    file: IO[bytes] = TemporaryFile()  # noqa: SIM115  # the response closes it
    text = TextIOWrapper(file, encoding="utf-8-sig", newline="", write_through=True)
    writer = csv.writer(text, delimiter=";")
    writer.writerow(
        [
            *(_("Name"), _("Kind"), _("Status"), _("Looks for people who join in"), _("Municipality"), _("Topics")),
            *(_("Description"), _("Latitude"), _("Longitude"), _("Published"), _("Address")),
            *(str(label) for _name, label in listing.layer.counts),
        ]
    )
    for entry, card in _rows(listing):
        writer.writerow(
            [
                *(_cell(value) for value in (card.title, *_words(listing, entry), ", ".join(map(str, card.topics)))),
                _cell(card.text),
                *("" if value is None else f"{value:.6f}" for value in (entry.latitude, entry.longitude)),
                entry.published_at.date().isoformat(),
                request.build_absolute_uri(card.url),
                *(count.number for count in card.counts),
            ]
        )
    text.flush()
    text.detach()
    return _download(file, f"{listing.layer.name}.csv", "text/csv; charset=utf-8")


def geojson_of(listing: Listing, request: HttpRequest) -> FileResponse:
    """For maps (RFC 7946): what has no point is a feature without a place."""
    file: IO[bytes] = TemporaryFile()  # noqa: SIM115  # the response closes it
    before = '{"type": "FeatureCollection", "features": ['
    for entry, card in _rows(listing):
        file.write(f"{before}\n{json.dumps(_feature(listing, entry, card, request), ensure_ascii=False)}".encode())
        before = ","
    file.write(b"\n]}\n" if before == "," else f"{before}]}}\n".encode())
    return _download(file, f"{listing.layer.name}.geojson", "application/geo+json")


def atom_of(listing: Listing, request: HttpRequest, *, title: str, description: str, link: str) -> HttpResponse:
    """The newest first, whatever the order of the list."""
    words = ", ".join(chip.label for chip in chips_of(listing.chosen))
    feed = Atom1Feed(
        title=_plain(f"{title}: {words}" if words else title),
        link=link,
        description=_plain(description),
        language=listing.language,
        feed_url=request.build_absolute_uri(),
    )
    newest = listing.chosen.narrow(listing.entries).newest_first()[:ENTRIES_A_FEED]
    for item in listing.items(newest.listed()):
        card, url = item.card, request.build_absolute_uri(item.card.url)
        feed.add_item(
            title=_plain(card.title),
            link=url,
            unique_id=url,
            description=_plain(
                " · ".join(part for part in (item.card.eyebrow, item.card.place, item.card.text) if part)
            ),
            pubdate=item.entry.published_at,
            updateddate=item.entry.published_at,
            categories=[_plain(str(topic)) for topic in card.topics],
        )
    response = HttpResponse(content_type=feed.content_type)
    feed.write(response, "utf-8")
    return response


def _rows(listing: Listing) -> Iterator[tuple[DirectoryEntry, Card]]:
    """All of them, in portions, so that memory does not grow with their number."""
    pks = list(listing.found.values_list("pk", flat=True))
    for start in range(0, len(pks), ROWS_AT_ONCE):
        portion = pks[start : start + ROWS_AT_ONCE]
        entries = DirectoryEntry.objects.in_bulk(portion)
        cards = listing.layer.cards([entry.object_id for entry in entries.values()])
        for pk in portion:
            if pk in entries and entries[pk].object_id in cards:
                yield entries[pk], cards[entries[pk].object_id]


def _words(listing: Listing, entry: DirectoryEntry) -> list[str]:
    """Kind, status, whether it looks for people, municipality."""
    choices = listing.chosen.choices
    place = choices.by_pk.get(entry.municipality_id or 0)
    return [
        choices.kinds.get(entry.kind, entry.kind),
        choices.statuses.get(entry.status, entry.status),
        _("Yes") if entry.wants_people else _("No"),
        str(place) if place else _("Whole region"),
    ]


def _feature(listing: Listing, entry: DirectoryEntry, card: Card, request: HttpRequest) -> dict[str, Any]:  # Any: JSON
    has_point = entry.latitude is not None and entry.longitude is not None
    kind, status, _wants_people, place = _words(listing, entry)
    return {
        "type": "Feature",
        "id": entry.object_id,
        "geometry": {"type": "Point", "coordinates": [entry.longitude, entry.latitude]} if has_point else None,
        "properties": {
            "title": card.title,
            "text": card.text,
            "url": request.build_absolute_uri(card.url),
            "kind": kind,
            "status": status,
            "wants_people": entry.wants_people,
            "municipality": place,
            "topics": [str(topic) for topic in card.topics],
            **{name: count.number for (name, _label), count in zip(listing.layer.counts, card.counts, strict=True)},
        },
    }


def _download(file: IO[bytes], name: str, content_type: str) -> FileResponse:
    file.seek(0)
    return FileResponse(file, as_attachment=True, filename=name, content_type=content_type)


def _cell(text: str) -> str:
    """Spreadsheets take a text that begins like a formula for one; an apostrophe keeps it a text."""
    return f"'{text}" if text.lstrip(" ").startswith(STARTS_A_FORMULA) else text


def _plain(text: str) -> str:
    """XML has no place for control characters."""
    return CONTROL_CHARACTERS.sub("", text)
