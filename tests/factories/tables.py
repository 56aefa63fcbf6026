"""Uploaded tables: `csv_file("Name;Kommune\\nRepair-Café;Kiel")`, `xlsx_file([["Name"], ["Repair-Café"]])`."""

from io import BytesIO

from django.core.files.uploadedfile import SimpleUploadedFile
from openpyxl import Workbook


def csv_file(text, *, encoding="utf-8", name="tabelle.csv"):
    return SimpleUploadedFile(name, text.encode(encoding), "text/csv")


def xlsx_file(rows, *, merge="", second_sheet=False, name="tabelle.xlsx"):
    book = Workbook()
    for row in rows:
        book.active.append(row)
    if merge:
        book.active.merge_cells(merge)
    if second_sheet:
        book.create_sheet("Mehr")
    content = BytesIO()
    book.save(content)
    return SimpleUploadedFile(name, content.getvalue())
