"""What people call a kind of file, and the picture that stands for it."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

if TYPE_CHECKING:
    from django_stubs_ext import StrOrPromise


@dataclass(frozen=True)
class Look:
    label: "StrOrPromise"
    icon: str


PICTURE = Look(_("Picture"), "image")
FILM = Look(_("Video"), "camera-video")
SOUND = Look(pgettext_lazy("kind of file", "Sound"), "music-note-beamed")
PDF = Look("PDF", "file-earmark-pdf")
TEXT = Look(pgettext_lazy("kind of file", "Text"), "file-earmark-text")
TABLE = Look(_("Table"), "table")
SLIDES = Look(_("Slides"), "images")
PACKED = Look(_("Packed files"), "file-earmark-zip")
ANYTHING = Look(_("File"), "file-earmark")

_BY_BEGINNING = {"image/": PICTURE, "video/": FILM, "audio/": SOUND}
_BY_PART = {
    "pdf": PDF,
    "spreadsheet": TABLE,
    "csv": TABLE,
    "presentation": SLIDES,
    "wordprocessing": TEXT,
    "opendocument.text": TEXT,
    "rtf": TEXT,
    "zip": PACKED,
    "x-7z": PACKED,
    "vnd.rar": PACKED,
    "x-tar": PACKED,
}


_TABLES = (".csv", ".tsv")


def look_of(media_type: str, name: str = "") -> Look:
    """By its content; that a text is a table stands in its name only."""
    if media_type == "text/plain" and name.lower().endswith(_TABLES):
        return TABLE
    for beginning, look in _BY_BEGINNING.items():
        if media_type.startswith(beginning):
            return look
    for part, look in _BY_PART.items():
        if part in media_type:
            return look
    return TEXT if media_type.startswith("text/") else ANYTHING
