"""What a file is, by its content. What its name and the browser say about it is never asked.

A table of our own: of the 1,000 kinds that libraries know few matter here, and those few have to be right. Libraries
guess from the name where the content does not decide, and take what begins as one thing and ends as another for the
first.
"""

import re
from typing import BinaryIO

from workspace.documents.content import archives

UNKNOWN = "application/octet-stream"
TEXT, HTML, XML, SVG, SCRIPT = "text/plain", "text/html", "application/xml", "image/svg+xml", "text/x-script"
PDF, ZIP, OLE = "application/pdf", "application/zip", "application/x-ole-storage"
_HEAD, _TAIL = 8192, 66_000
_BOM, _WIDE = b"\xef\xbb\xbf", {b"\xff\xfe", b"\xfe\xff"}
_MARKUP = re.compile(
    rb"<(!doctype\s+html|html|head|body|script|iframe|style|title|meta|object|embed|link|form|img|div|table|a\s|p>|h1)",
    re.IGNORECASE,
)
_PAGE = re.compile(rb"<(!doctype\s+html|html[\s>]|head>|body[\s>]|script[\s>]|iframe\s|svg\s)", re.IGNORECASE)
_SIGNATURES = (
    (0, b"\x89PNG\r\n\x1a\n", "image/png"),
    (0, b"\xff\xd8\xff", "image/jpeg"),
    (0, b"GIF87a", "image/gif"),
    (0, b"GIF89a", "image/gif"),
    (0, b"II*\0", "image/tiff"),
    (0, b"MM\0*", "image/tiff"),
    (0, b"BM", "image/bmp"),
    (0, b"%PDF-", PDF),
    (0, b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", OLE),
    (0, b"{\\rtf", "application/rtf"),
    (0, b"%!PS", "application/postscript"),
    (0, b"MZ", "application/x-msdownload"),
    (0, b"\x7fELF", "application/x-executable"),
    (0, b"\xca\xfe\xba\xbe", "application/x-executable"),
    (0, b"\xcf\xfa\xed\xfe", "application/x-executable"),
    (0, b"PK\x03\x04", ZIP),
    (0, b"PK\x05\x06", ZIP),
    (0, b"7z\xbc\xaf\x27\x1c", "application/x-7z-compressed"),
    (0, b"Rar!\x1a\x07", "application/vnd.rar"),
    (0, b"\x1f\x8b", "application/gzip"),
    (0, b"BZh", "application/x-bzip2"),
    (0, b"\xfd7zXZ\0", "application/x-xz"),
    (257, b"ustar", "application/x-tar"),
    (0, b"ID3", "audio/mpeg"),
    (0, b"fLaC", "audio/flac"),
    (0, b"OggS", "audio/ogg"),
)
_RIFF = {b"WEBP": "image/webp", b"WAVE": "audio/wav", b"AVI ": "video/x-msvideo"}
_BRANDS = {
    b"avif": "image/avif",
    b"avis": "image/avif",
    **dict.fromkeys((b"heic", b"heix", b"heim", b"heis", b"mif1", b"msf1", b"hevc"), "image/heic"),
    **dict.fromkeys((b"M4A ", b"M4B "), "audio/mp4"),
    b"qt  ": "video/quicktime",
}
_SHORT_SIGNATURES = {"image/bmp", "application/x-msdownload", "application/x-bzip2", "application/gzip"}
"""Two or three letters with which a text may begin, too."""
OFFICE = {
    "word/": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "xl/": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "ppt/": "application/vnd.openxmlformats-officedocument.presentationml.presentation",
}
DOCX, XLSX, PPTX = OFFICE.values()
ODT, ODS, ODP, ODG = (
    f"application/vnd.oasis.opendocument.{what}" for what in ("text", "spreadsheet", "presentation", "graphics")
)
EPUB = "application/epub+zip"
_NAMED = {each: each for each in (ODT, ODS, ODP, ODG, EPUB)}
PICTURES = {f"image/{what}" for what in ("png", "jpeg", "gif", "webp", "avif", "heic", "bmp", "tiff")}
FILMS = {"video/mp4", "video/webm", "video/quicktime", "video/x-matroska", "video/x-msvideo"}
SOUNDS = {"audio/mpeg", "audio/mp4", "audio/ogg", "audio/wav", "audio/flac"}


def media_type_of(file: BinaryIO) -> str:
    """By the first and the last bytes, and for zip files by what lies in them; where two answers fit, unknown."""
    file.seek(0)
    head = file.read(_HEAD)
    kind = _by_signature(head)
    if kind in {None, *_SHORT_SIGNATURES} and _reads_as_text(head):
        return _kind_of_text(head)
    if kind == ZIP:
        return _kind_of_archive(file)
    return UNKNOWN if kind is None or _is_something_else_too(file, head, kind) else kind


def _by_signature(head: bytes) -> str | None:
    for place, start, kind in _SIGNATURES:
        if head[place : place + len(start)] == start:
            return kind
    return PDF if head.removeprefix(_BOM).lstrip().startswith(b"%PDF-") else _of_a_family(head)


def _of_a_family(head: bytes) -> str | None:
    if head[:4] == b"RIFF":
        return _RIFF.get(head[8:12])
    if head[4:8] == b"ftyp":
        return _BRANDS.get(head[8:12], "video/mp4")
    if head[:4] == b"\x1a\x45\xdf\xa3":
        return "video/webm" if b"webm" in head[:64] else "video/x-matroska"
    is_a_frame_of_sound = head[:1] == b"\xff" and head[1:2] != b"" and head[1] & 0xE6 == 0xE2  # noqa: PLR2004  # layer 3
    return "audio/mpeg" if is_a_frame_of_sound else None


def _is_something_else_too(file: BinaryIO, head: bytes, kind: str) -> bool:
    """A picture or a PDF with an archive behind it or a page of a website in it is a trap, whatever else it is.

    Metadata may well speak of HTML, so only what a browser would look at counts: the beginning.
    """
    if kind not in PICTURES | {PDF}:
        return False
    if _PAGE.search(head[:512]):
        return True
    file.seek(0, 2)
    file.seek(max(file.tell() - _TAIL, 0))
    tail = file.read(_TAIL)
    end = tail.rfind(b"PK\x05\x06")
    if end >= 0 and len(tail) >= end + 22:
        length = int.from_bytes(tail[end + 20 : end + 22], "little")
        return len(tail) == end + 22 + length
    return kind != PDF and b"%PDF-" in head[:1024]


def _kind_of_archive(file: BinaryIO) -> str:
    try:
        found = archives.look_into(file)
    except archives.StrangeArchiveError:
        return UNKNOWN
    if found.declared:
        return _NAMED.get(found.declared, ZIP)
    if "[Content_Types].xml" in found.names:
        return next((kind for start, kind in OFFICE.items() if found.has_folder(start)), ZIP)
    return ZIP


def _reads_as_text(head: bytes) -> bool:
    if head[:2] in _WIDE:
        return len(head) > 2  # noqa: PLR2004  # more than the mark
    if b"\0" in head:
        return False
    unusual = sum(each < 32 and each not in b"\t\n\r\f\x1b" for each in head)  # noqa: PLR2004  # control characters
    return unusual == 0


def _kind_of_text(head: bytes) -> str:
    """Browsers take for HTML whatever begins like it, and some whatever has it near the beginning."""
    if head[:2] in _WIDE:
        head = head.decode("utf-16", "ignore").encode()
    start = head.removeprefix(_BOM).lstrip()
    if start.startswith(b"#!"):
        return SCRIPT
    if re.match(
        rb"(<\?xml[^>]*>\s*)?(<!--.*?-->\s*|<!doctype svg[^>]*>\s*)*<svg[\s>]", start, re.IGNORECASE | re.DOTALL
    ):
        return SVG
    if _MARKUP.match(start) or start.startswith(b"<!--") or b"<script" in start[:1024].lower():
        return HTML
    return XML if start.startswith(b"<?xml") else TEXT
