"""What is in the demo's files, made by the portal's own means: as somebody would have made it at home."""

import io
import math
import struct
import wave
from pathlib import PurePath

import openpyxl
from openpyxl.styles import Font
from PIL import Image

from home.demo.content import Record
from home.demo.media import PICTURES
from workspace.texts.document import to_docx, to_odt, to_pdf
from workspace.texts.document.from_markdown import read

FORMS = {"pdf": to_pdf.pdf, "odt": to_odt.odt, "docx": to_docx.docx}
PICTURE_FORMS = {"jpg": "JPEG", "webp": "WEBP"}
LONGEST_SIDE = 1600
SAMPLES_A_SECOND = 8000


def made(name: str, said: Record) -> bytes:
    path = PurePath(name)
    ending = path.suffix.removeprefix(".")
    if "picture" in said:
        return _picture(said["picture"], PICTURE_FORMS[ending])
    if "sheets" in said:
        return _sheets(said["sheets"])
    if "tone" in said:
        return _tone(said["tone"])
    text: str = said["text"].strip() + "\n"
    if ending in FORMS:
        return FORMS[ending](read(text), title=path.stem, language="de")
    return text.encode()


def _picture(name: str, form: str) -> bytes:
    output = io.BytesIO()
    with Image.open(PICTURES / f"{name}.webp") as picture:
        shown = picture.convert("RGB")
    shown.thumbnail((LONGEST_SIDE, LONGEST_SIDE))
    shown.save(output, form, quality=82)
    return output.getvalue()


def _sheets(sheets: list[Record]) -> bytes:
    book = openpyxl.Workbook()
    book.remove(book.worksheets[0])
    for each in sheets:
        sheet = book.create_sheet(each["name"])
        for row in each["rows"]:
            sheet.append(row)
        for cell in sheet[1]:
            cell.font = Font(bold=True)
    output = io.BytesIO()
    book.save(output)
    return output.getvalue()


def _tone(height: int) -> bytes:
    """A second, and fading."""
    output = io.BytesIO()
    with wave.open(output, "wb") as file:
        file.setnchannels(1)
        file.setsampwidth(2)
        file.setframerate(SAMPLES_A_SECOND)
        moments = (number / SAMPLES_A_SECOND for number in range(SAMPLES_A_SECOND))
        loud = (24_000 * math.exp(-5 * moment) * math.sin(2 * math.pi * height * moment) for moment in moments)
        file.writeframes(b"".join(struct.pack("<h", int(each)) for each in loud))
    return output.getvalue()
