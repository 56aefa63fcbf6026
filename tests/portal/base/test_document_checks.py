import zipfile
from io import BytesIO

import pytest
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils import translation

from portal.base.document_checks import clean_document
from tests.factories.files import picture_bytes


def archive(*names):
    output = BytesIO()
    with zipfile.ZipFile(output, "w") as packed:
        for name in names:
            packed.writestr(name, "x")
    return output.getvalue()


WORD = archive("[Content_Types].xml", "word/document.xml")


def refusal(name, content):
    with translation.override("en"), pytest.raises(ValidationError) as refused:
        clean_document(SimpleUploadedFile(name, content))
    return refused.value.messages[0]


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("satzung.pdf", b"%PDF-1.7\n..."),
        ("konzept.docx", WORD),
        ("zahlen.xlsx", archive("[Content_Types].xml", "xl/workbook.xml")),
        ("text.odt", archive("mimetype", "content.xml")),
        ("liste.csv", "Ort;Räder\nPreetz;3".encode()),
        ("alt.txt", "Grüße".encode("latin-1")),
        ("untertitel.vtt", b"WEBVTT\n\n"),
        ("film.mp4", b"\0\0\0\x20ftypisom"),
        ("film.webm", b"\x1a\x45\xdf\xa3"),
        ("lied.mp3", b"ID3\x04"),
        ("lied.mp3", b"\xff\xfb\x90"),
        ("lied.m4a", b"\0\0\0\x20ftypM4A "),
        ("lied.ogg", b"OggS\0"),
        ("paket.zip", archive("a.txt")),
    ],
)
def test_a_document_is_taken(name, content):
    assert clean_document(SimpleUploadedFile(name, content)).read() == content


@pytest.mark.parametrize("name", ["seite.html", "bild.svg", "programm.exe", "makro.docm", "ohne", "x.pdf.js"])
def test_other_kinds_are_refused(name):
    assert refusal(name, b"<script>alert(1)</script>").partition("”")[2].startswith(" files are not allowed.")


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("satzung.pdf", b"<script>alert(1)</script>%PDF-1.7"),
        ("satzung.pdf", WORD),
        ("konzept.docx", b"%PDF-1.7"),
        ("konzept.docx", archive("[Content_Types].xml", "word/document.xml", "word/vbaProject.bin")),
        ("konzept.docx", WORD[:-30]),
        ("text.txt", b"\n <html><script>alert(1)</script>"),
        ("text.txt", b"MZ\0\0"),
        ("untertitel.vtt", b"1\n00:00"),
        ("film.mp4", b"<html>"),
        ("film.webm", b"RIFF"),
        ("lied.mp3", b"<html>"),
        ("lied.mp3", b"\xff\xd8\xff"),
        ("lied.ogg", b"ID3"),
        ("paket.zip", b"PK\x03\x04"),
    ],
)
def test_content_that_does_not_fit_the_name_is_refused(name, content):
    kind = name.rsplit(".", maxsplit=1)[1].upper()

    assert refusal(name, content) == f"The content of this file does not match its name: it is not a {kind} file."


def test_a_document_that_is_too_large_is_refused(settings):
    settings.WAGTAILDOCS_MAX_UPLOAD_SIZE = 3

    assert refusal("satzung.pdf", b"%PDF-1.7") == "This file is 8\xa0bytes. The limit is 3\xa0bytes."


def test_a_picture_among_the_documents_is_written_anew():
    hidden = picture_bytes() + b"<script>"

    assert b"<script>" not in clean_document(SimpleUploadedFile("plakat.png", hidden)).read()
