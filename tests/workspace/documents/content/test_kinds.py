import struct
from io import BytesIO

import pytest

from tests.workspace.documents.content import samples
from workspace.documents.content import kinds
from workspace.documents.content.kinds import media_type_of
from workspace.documents.content.names import in_words, lies, may_be_shown


def kind(content):
    return media_type_of(BytesIO(content))


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        (samples.picture("PNG"), "image/png"),
        (samples.picture("JPEG"), "image/jpeg"),
        (samples.picture("GIF"), "image/gif"),
        (samples.picture("WEBP"), "image/webp"),
        (samples.picture("AVIF"), "image/avif"),
        (samples.picture("TIFF"), "image/tiff"),
        (samples.picture("BMP"), "image/bmp"),
        (samples.film(b"heic"), "image/heic"),
        (samples.film(b"isom"), "video/mp4"),
        (samples.film(b"qt  "), "video/quicktime"),
        (samples.film(b"M4A "), "audio/mp4"),
        (b"\x1a\x45\xdf\xa3\x9fB\x86\x81\x01B\xf7\x81\x01B\xf2\x81\x04B\xf3\x81\x08B\x82\x84webm", "video/webm"),
        (b"ID3\x04\0\0", "audio/mpeg"),
        (b"\xff\xfb\x90\x64\0\0", "audio/mpeg"),
        (b"OggS\0\x02", "audio/ogg"),
        (b"RIFF\x24\0\0\0WAVEfmt ", "audio/wav"),
        (samples.pdf(), kinds.PDF),
        (b"\r\n" + samples.pdf(), kinds.PDF),
        (samples.office("word"), kinds.DOCX),
        (samples.office("xl"), kinds.XLSX),
        (samples.office("ppt"), kinds.PPTX),
        (samples.open_document("text"), kinds.ODT),
        (samples.open_document("spreadsheet"), kinds.ODS),
        (samples.open_document("presentation"), kinds.ODP),
        (samples.zipped({"a.txt": "a"}), kinds.ZIP),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 100, kinds.OLE),
        (b"{\\rtf1 Hallo}", "application/rtf"),
        (b"MZ\x90\0\x03", "application/x-msdownload"),
        (b"\x7fELF\x02\x01\x01\0", "application/x-executable"),
        (b"", kinds.TEXT),
        ("Grüße aus Kiel\n".encode(), kinds.TEXT),
        ("Grüße aus Kiel\n".encode("cp1252"), kinds.TEXT),
        ("Grüße aus Kiel\n".encode("utf-16"), kinds.TEXT),
        (b"BMW und MZ sind alte Marken", kinds.TEXT),
        (b"#!/bin/sh\nrm -rf /\n", kinds.SCRIPT),
        (b"\xef\xbb\xbf \n<!DOCTYPE html><p>", kinds.HTML),
        (b"<SCRIPT>alert(1)</SCRIPT>", kinds.HTML),
        (b"Liste <script>alert(1)</script>", kinds.HTML),
        ("<html>".encode("utf-16"), kinds.HTML),
        (b"<!-- x --><svg xmlns='a'>", kinds.SVG),
        (b"<?xml version='1.0'?>\n<!-- x -->\n<svg onload='a'/>", kinds.SVG),
        (b"<?xml version='1.0'?><feed/>", kinds.XML),
        (b"\0\x01\x02\x03", kinds.UNKNOWN),
    ],
)
def test_a_file_is_what_is_in_it(content, expected):
    assert kind(content) == expected


@pytest.mark.parametrize(
    "content",
    [
        samples.picture("GIF") + samples.zipped({"a.class": "x"}),
        samples.pdf() + samples.zipped({"a.class": "x"}),
        b"GIF89a/*<script>alert(1)</script>*/",
        b"\xff\xd8\xff\xfe\0\x20<html><script>alert(1)</script>",
        b"GIF89a....%PDF-1.4",
        b"<a>" + b"\0" * 20 + samples.pdf(),
        b"PK\x03\x04" + b"\0" * 100,
    ],
)
def test_what_is_two_things_at_once_or_none_is_unknown(content):
    assert kind(content) == kinds.UNKNOWN


def test_an_archive_that_lists_too_much_is_not_opened(monkeypatch):
    monkeypatch.setattr("workspace.documents.content.archives.LARGEST_DIRECTORY", 2000)

    assert kind(samples.zipped({f"{number}.txt": "a" for number in range(50)})) == kinds.UNKNOWN


def test_an_archive_of_the_larger_form_that_lists_too_much_is_not_opened():
    directory = 4_000_000_000
    end_64 = b"PK\x06\x06" + struct.pack("<QHHIIQQQQ", 44, 45, 45, 0, 0, 1, 1, directory, 10)
    place_of_it = b"PK\x06\x07" + struct.pack("<IQI", 0, 4, 1)
    end = b"PK\x05\x06" + struct.pack("<HHHHIIH", 0xFFFF, 0xFFFF, 0xFFFF, 0xFFFF, 0xFFFFFFFF, 0xFFFFFFFF, 0)

    assert kind(b"PK\x03\x04" + end_64 + place_of_it + end) == kinds.UNKNOWN


@pytest.mark.parametrize(
    ("name", "media_type", "expected"),
    [
        ("Satzung.pdf", kinds.PDF, False),
        ("Satzung.PDF", kinds.PDF, False),
        ("Satzung.pdf", kinds.HTML, True),
        ("Foto.jpg", "image/png", True),
        ("Foto.jpeg", "image/jpeg", False),
        ("Liste.csv", kinds.TEXT, False),
        ("Liste.csv", kinds.HTML, True),
        ("Brief.doc", kinds.OLE, False),
        ("Brief.docx", kinds.ZIP, True),
        ("Geschützt.docx", kinds.OLE, False),
        ("Notizen", kinds.TEXT, False),
        ("Plan.dwg", kinds.UNKNOWN, False),
    ],
)
def test_a_name_lies_that_promises_something_else(name, media_type, expected):
    assert lies(name, media_type) is expected


@pytest.mark.parametrize(
    ("name", "media_type", "expected"),
    [
        ("Satzung.pdf", kinds.PDF, True),
        ("Satzung.jpg", kinds.PDF, False),
        ("Satzung.html", kinds.HTML, False),
        ("Satzung.txt", kinds.HTML, False),
        ("logo.svg", kinds.SVG, False),
        ("los.js", kinds.TEXT, False),
        ("los.txt", kinds.TEXT, True),
        ("los.docx", kinds.DOCX, False),
    ],
)
def test_a_browser_shows_what_is_harmless_and_does_not_lie(name, media_type, expected):
    assert may_be_shown(name, media_type) is expected


def test_kinds_have_names_that_people_know():
    assert [in_words(each) for each in (kinds.PDF, "image/jpeg", "video/mp4", kinds.UNKNOWN)] == [
        "PDF",
        "Bild (JPEG)",
        "Film (MP4)",
        "Datei unbekannter Art",
    ]
