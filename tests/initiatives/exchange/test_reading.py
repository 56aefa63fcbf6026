"""Tables as people send them."""

import zipfile
from contextlib import suppress
from datetime import date
from io import BytesIO

import pytest
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import SimpleUploadedFile
from hypothesis import given
from hypothesis import strategies as st

from initiatives.exchange import reading, workbooks
from initiatives.exchange.reading import read_table
from portal.base.upload_handlers import RefusedUpload
from tests.factories.tables import csv_file, xlsx_file

CAFE = [(2, {"title": "Repair-Café", "municipality": "Plön"})]


def rezipped(file, **changed):
    """The XLSX file with other parts in it."""
    target = BytesIO()
    with zipfile.ZipFile(file) as source, zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        for part in source.namelist():
            if part not in changed:
                archive.writestr(part, source.read(part))
        for part, content in changed.items():
            archive.writestr(part, content)
    return SimpleUploadedFile("tabelle.xlsx", target.getvalue())


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252", "utf-16"])
@pytest.mark.parametrize("delimiter", [";", ",", "\t"])
def test_every_usual_csv_is_read(encoding, delimiter):
    text = f"Name{delimiter}Kommune\r\nRepair-Café{delimiter}Plön\r\n"

    assert read_table(csv_file(text, encoding=encoding)).rows == CAFE


def test_a_workbook_is_read():
    assert read_table(xlsx_file([["Name", "Kommune"], ["Repair-Café", "Plön"]])).rows == CAFE


def test_the_kind_is_known_by_the_content():
    assert read_table(xlsx_file([["Name", "Kommune"], ["Repair-Café", "Plön"]], name="tabelle.csv")).rows == CAFE


@pytest.mark.parametrize("heading", ["Längengrad", "LAENGENGRAD", "longitude", "Longitude", "lon"])
def test_headings_are_known_in_both_languages(heading):
    assert read_table(csv_file(f"Name;{heading}\nA;10,1")).rows == [(2, {"title": "A", "longitude": "10,1"})]


def test_empty_rows_keep_the_numbers_of_the_others():
    table = read_table(csv_file('\nName;Adresse\n;\n"A\nB";x\n\n;;\nC;y\n'))

    assert [number for number, _cells in table.rows] == [4, 7]


def test_numbers_dates_and_truth_are_texts():
    rows = [["Name", "Seit", "Breitengrad", "Telefon", "Hervorgehoben"], ["A", date(2019, 5, 1), 54.25, 431123.0, True]]

    _number, cells = read_table(xlsx_file(rows)).rows[0]

    assert list(cells.values()) == ["A", "2019-05-01", "54.25", "431123", "true"]


def test_formulas_count_as_their_values():
    sheet = '<c r="A2" t="str"><f>"Repair"&amp;"-Café"</f><v>Repair-Café</v></c>'
    file = xlsx_file([["Name"], ["x"]])
    with zipfile.ZipFile(file) as archive:
        text = archive.read("xl/worksheets/sheet1.xml").decode()
    start, end = text.index('<c r="A2"'), text.index("</row>", text.index('<c r="A2"'))

    table = read_table(rezipped(file, **{"xl/worksheets/sheet1.xml": text[:start] + sheet + text[end:]}))

    assert table.rows == [(2, {"title": "Repair-Café"})]


def test_what_is_not_read_is_said():
    table = read_table(xlsx_file([["Name", "Haustier"], ["A", "Katze"]], second_sheet=True))

    assert table.notices == [
        "Nur das erste Blatt wird gelesen: „Sheet“.",
        "Diese Spalten werden nicht gelesen: Haustier.",
    ]


def test_cells_beside_the_table_are_noticed():
    assert read_table(csv_file("Name;Ort\nA;b;c")).rows == [(2, {"title": "A", "place_name": "b", "surplus": "c"})]


@pytest.mark.parametrize(
    ("file", "words"),
    [
        (lambda: csv_file(""), "leer"),
        (lambda: csv_file(";;\n\n"), "leer"),
        (lambda: csv_file("Haustier\nKatze"), "Die erste Zeile muss die Spalten benennen"),
        (lambda: csv_file("Name;Titel\nA;B"), "Zwei Spalten bedeuten dasselbe: Name, Titel."),
        (lambda: SimpleUploadedFile("a.csv", b"\x89PNG\r\n\x1a\n\x00\x00"), "keine Textdatei"),
        (lambda: SimpleUploadedFile("a.xlsx", b"%PDF-1.7 Name;Kommune"), "keine Textdatei"),
        (lambda: SimpleUploadedFile("a.xls", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"), "alten Excel"),
        (lambda: SimpleUploadedFile("a.xlsx", b"PK\x03\x04 broken"), "beschädigt"),
        (lambda: xlsx_file([["Name"], ["A"], ["B"]], merge="A2:A3"), "verbunden: A2:A3"),
        (lambda: rezipped(xlsx_file([["Name"]]), **{"xl/vbaProject.bin": b"x"}), "Makros"),
        (lambda: rezipped(xlsx_file([["Name"]]), **{"xl/x.xml": b'<!DOCTYPE a [<!ENTITY b "c">]><a/>'}), "beschädigt"),
        (lambda: rezipped(csv_zip(), **{"a.txt": b"x"}), "beschädigt"),
        (lambda: RefusedUpload(file=None, name="a.csv", size=300 * 1024 * 1024), "300,0"),
    ],
)
def test_bad_files_are_refused_in_words(file, words):
    with pytest.raises(ValidationError) as refused:
        read_table(file())

    assert words in " ".join(refused.value.messages)


def csv_zip():
    target = BytesIO()
    with zipfile.ZipFile(target, "w") as archive:
        archive.writestr("tabelle.csv", "Name\nA")
    return SimpleUploadedFile("a.zip", target.getvalue())


def test_what_grows_when_unpacked_is_refused(monkeypatch):
    monkeypatch.setattr(workbooks, "MAX_UNPACKED", 1_000_000)
    bomb = rezipped(xlsx_file([["Name"]]), **{"xl/x.xml": b" " * 1_000_001})

    with pytest.raises(ValidationError, match="entpackt"):
        read_table(bomb)


def test_too_many_rows_are_refused(monkeypatch):
    monkeypatch.setattr(reading, "MAX_ROWS", 2)

    with pytest.raises(ValidationError, match="Höchstens 2 Zeilen"):
        read_table(csv_file("Name\nA\nB\nC"))


def test_a_sheet_that_claims_to_be_endless_ends():
    file = xlsx_file([["Name"], ["A"]])
    with zipfile.ZipFile(file) as archive:
        text = archive.read("xl/worksheets/sheet1.xml").decode().replace("A1:A2", "A1:XFD1048576")

    assert len(read_table(rezipped(file, **{"xl/worksheets/sheet1.xml": text})).rows) == 1


@given(st.binary(max_size=400))
def test_whatever_is_sent_is_read_or_refused(content):
    for start in (b"", b"PK\x03\x04", b"Name;Kommune\n"):
        with suppress(ValidationError):
            read_table(SimpleUploadedFile("tabelle.csv", start + content))
