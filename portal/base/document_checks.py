"""Documents: the kinds that the portal takes, recognised by their content and not by their name."""

import zipfile
from pathlib import Path

from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.files.base import File
from django.utils.translation import gettext as _

from portal.base.uploads import PICTURE_FORMATS, check_size, clean_picture

OFFICE = {"docx": "word/", "xlsx": "xl/", "pptx": "ppt/"}
OPEN_DOCUMENT = {"odt", "ods", "odp", "epub"}
PLAIN_TEXT = {"txt", "csv", "ics", "vtt"}
FILMS = {"mp4", "webm"}
SOUND = {"mp3", "m4a", "ogg"}
DOCUMENT_EXTENSIONS = sorted(["pdf", "zip", *OFFICE, *OPEN_DOCUMENT, *PLAIN_TEXT, *FILMS, *SOUND, *PICTURE_FORMATS])


def clean_document(file: File) -> File:
    """The document, a picture written anew; `ValidationError` in plain words if it is not what it says."""
    check_size(file, settings.WAGTAILDOCS_MAX_UPLOAD_SIZE)
    extension = Path(file.name or "").suffix.lower().lstrip(".")
    if extension not in DOCUMENT_EXTENSIONS:
        raise ValidationError(
            _("“%(extension)s” files are not allowed. Allowed are: %(possible)s."),
            code="invalid_extension",
            params={"extension": extension or "?", "possible": ", ".join(DOCUMENT_EXTENSIONS)},
        )
    if extension in PICTURE_FORMATS:
        return clean_picture(file)
    file.seek(0)
    if not _is_what_it_says(file, extension):
        raise ValidationError(
            _("The content of this file does not match its name: it is not a %(extension)s file."),
            code="wrong_content",
            params={"extension": extension.upper()},
        )
    file.seek(0)
    return file


def _is_what_it_says(file: File, extension: str) -> bool:
    head = file.read(4096)
    if extension == "pdf":
        return b"%PDF-" in head[:1024] and head.lstrip()[:1] != b"<"
    if extension in FILMS | SOUND:
        return _is_film_or_sound(head, extension)
    if extension in PLAIN_TEXT:
        return _is_plain_text(head, extension)
    return _is_archive(file, extension)


def _is_film_or_sound(head: bytes, extension: str) -> bool:
    if extension in {"mp4", "m4a"}:
        return head[4:8] == b"ftyp"
    if extension == "mp3":  # with its tags first, or at once with a frame of sound: eleven bits set
        return head.startswith(b"ID3") or (head[:1] == b"\xff" and head[1:2] >= b"\xe0")
    return head.startswith(b"\x1a\x45\xdf\xa3" if extension == "webm" else b"OggS")


def _is_plain_text(head: bytes, extension: str) -> bool:
    if b"\0" in head or head.lstrip(b"\xef\xbb\xbf \t\r\n").startswith(b"<"):
        return False
    return extension != "vtt" or head.lstrip(b"\xef\xbb\xbf").startswith(b"WEBVTT")


def _is_archive(file: File, extension: str) -> bool:
    file.seek(0)
    try:
        with zipfile.ZipFile(file) as archive:
            names = archive.namelist()
    except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError):
        return False
    if extension in OFFICE:
        has_macros = any(name.lower().endswith("vbaproject.bin") for name in names)
        return "[Content_Types].xml" in names and any(n.startswith(OFFICE[extension]) for n in names) and not has_macros
    if extension in OPEN_DOCUMENT:
        return "mimetype" in names
    return True
