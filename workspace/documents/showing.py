"""How a file is shown in the page: which template, and what it gets."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from functools import partial
from itertools import groupby
from typing import Any

from django.db.models.functions import Left
from django.urls import reverse
from django.utils.safestring import SafeString
from django.utils.text import capfirst

from portal.base.commonmark import LONG, Profile, as_html
from workspace.documents.choices import Form, State, Why
from workspace.documents.content import names, tables
from workspace.documents.models import Blob, Document, Preview, PreviewPicture, Version

# Any, in this module: what a template gets.

FOLDER = "workspace/documents/preview"
LONGEST_TEXT, LONGEST_MARKDOWN = 100_000, 30_000
MARKDOWN = Profile(
    rules=(*LONG.rules, "backticks", "fence", "code", "table", "strikethrough"),
    tags=LONG.tags | {"pre", "code", "s", "table", "thead", "tbody", "tr", "th", "td"},
)
_UNOPENED = {Why.BROKEN, Why.BOMB}
"""Nor does the browser get them to be shown."""
_PLAYERS = {"audio": "sound", "video": "film"}
HIGHEST_HEADING = 3
_HEADINGS = {"h1": "h3", "h2": "h4", "h3": "h5"}
"""The page itself has the first two."""


@dataclass(frozen=True)
class Way:
    """Where whoever looks gets the bytes, and what was drawn of them."""

    bytes: str
    picture: Callable[[int], str]
    """By its number."""
    is_inside: bool = True
    """Where the page can ask again for what is not there yet."""


@dataclass(frozen=True)
class Shown:
    template: str
    said: dict[str, Any] = field(default_factory=dict)
    open_url: str = ""
    """Where the browser shows it by itself."""


def shown(document: Document) -> Shown:
    """Of its current version, read with its blob, to the people of its project. Two queries at most."""
    version = document.current
    if version is None:
        return _as("none")
    url = reverse("workspace:documents:show", args=[document.project.slug, document.pk])
    return shown_by(version, document.name, Way(url, partial(address_of, document, version)))


def shown_by(version: Version, name: str, way: Way) -> Shown:
    """Under this name, read with its blob. Two queries at most."""
    blob = version.blob
    if not blob.is_clean:
        if blob.state == State.REFUSED:
            return _as("refused", found=blob.found if way.is_inside else "")
        return _as("waiting" if way.is_inside else "soon")
    if names.lies(name, blob.media_type):
        return _as("lying", ending=names.ending_of(name).upper(), kind=capfirst(names.in_words(blob.media_type)))
    open_url = way.bytes if names.may_be_shown(name, blob.media_type) else ""
    if open_url and (player := _PLAYERS.get(blob.media_type.partition("/")[0])):
        return _as(player, url=open_url)
    preview = Preview.objects.filter(blob=blob).first()
    if preview is None:
        return _as("making" if way.is_inside else "soon", open_url)
    return _by_form(name, way, preview, open_url)


def _by_form(name: str, way: Way, preview: Preview, open_url: str) -> Shown:
    if preview.form == Form.TEXT:
        return _text(name, preview.blob_id, open_url)
    if preview.form == Form.WORDS:
        return _as("words", open_url, blocks=_grouped(preview.content.get("blocks", [])), is_cut=preview.is_cut)
    if preview.form == Form.TABLE:
        return _as("tables", open_url, sheets=[_sheet(**each) for each in preview.content.get("sheets", [])])
    if preview.form in {Form.PAGES, Form.PICTURE}:
        pictures = [(each, way.picture(each.number)) for each in preview.pictures.shown()]
        more = max(preview.pages - len(pictures), 0)
        said = {"pictures": pictures, "pages": preview.pages, "more": more}
        return _as("pages" if preview.form == Form.PAGES else "picture", open_url, **said)
    if preview.why in _UNOPENED:
        open_url = ""
    return _as("none", open_url, why=Why(preview.why).label if preview.why else "")


def _text(name: str, blob: int, open_url: str) -> Shown:
    """Text, Markdown or a table: that stands in its name only."""
    ending = names.ending_of(name)
    longest = LONGEST_MARKDOWN if ending in {"md", "markdown"} else LONGEST_TEXT
    rows = Blob.objects.filter(pk=blob).values_list(Left("text", longest + 1), flat=True)
    text = rows.first() or ""
    cut = {"is_cut": len(text) > longest}
    text = text[:longest]
    if not text.strip():
        return _as("empty", open_url)
    if ending in {"md", "markdown"}:
        html = SafeString(as_html(text, MARKDOWN, highest=HIGHEST_HEADING))  # sanitised there
        return _as("markdown", open_url, html=html, **cut)
    if ending in {"csv", "tsv"} and (cells := tables.rows_of(text)):
        return _as("tables", open_url, sheets=[_sheet_of_csv(cells)])
    return _as("text", open_url, text=text, **cut)


def small_pictures(documents: Iterable[Document]) -> dict[int, str]:
    """Addresses by the number of the document; one query for all of them."""
    clean = [each.current.blob_id for each in documents if each.current is not None and each.current.blob.is_clean]
    if not clean:
        return {}
    there = set(PreviewPicture.objects.small().filter(preview__blob__in=clean).values_list("preview__blob", flat=True))
    return {
        document.pk: address_of(document, document.current, 0)
        for document in documents
        if document.current is not None and document.current.blob_id in there
    }


def address_of(document: Document, version: Version, number: int) -> str:
    return reverse(
        "workspace:documents:preview_picture", args=[document.project.slug, document.pk, version.number, number]
    )


def _as(template: str, open_url: str = "", **said: Any) -> Shown:
    return Shown(f"{FOLDER}/{template}.html", said, open_url)


def _grouped(blocks: Sequence[Sequence[str]]) -> list[tuple[str, list[str]]]:
    """Items that follow each other are one list."""
    return [
        (_HEADINGS.get(kind, kind), [words for _kind, words in found])
        for kind, found in groupby(blocks, key=lambda block: block[0])
    ]


def _sheet(*, name: str, rows: list[list[Any]], has_more_rows: bool, has_more_columns: bool) -> dict[str, Any]:
    """The first row is a head where it has a word in each column and something stands below it."""
    has_head = len(rows) > 1 and all(isinstance(cell, str) and cell.strip() for cell in rows[0])
    return {
        "name": name,
        "head": rows[0] if has_head else None,
        "rows": [[(cell, not isinstance(cell, str)) for cell in row] for row in (rows[1:] if has_head else rows)],
        "is_cut": has_more_rows or has_more_columns,
    }


def _sheet_of_csv(rows: list[list[str]]) -> dict[str, Any]:
    width = max(len(row) for row in rows)
    shown = [[*row, *[""] * (width - len(row))][: tables.MOST_COLUMNS] for row in rows[: tables.MOST_ROWS]]
    return _sheet(
        name="", rows=shown, has_more_rows=len(rows) > tables.MOST_ROWS, has_more_columns=width > tables.MOST_COLUMNS
    )
