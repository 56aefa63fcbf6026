"""Files of all kinds, made on the spot."""

import struct
import zipfile
from io import BytesIO

from PIL import Image

PLACE, CAMERA, ORIENTATION = 0x8825, 0x010F, 0x0112


def exif(orientation=1):
    """With a place, a camera and which way up it stands."""
    made = Image.Exif()
    made[ORIENTATION] = orientation
    made[CAMERA] = "Fotohaus"
    made.get_ifd(PLACE)[2] = (54.0, 19.0, 0.0)
    return made


def picture(form="PNG", size=(60, 40), **options):
    output = BytesIO()
    shades = Image.linear_gradient("L").resize(size)
    Image.merge("RGB", (shades, shades.rotate(90), shades.rotate(180))).save(output, form, **options)
    return output.getvalue()


def zipped(members, **options):
    output = BytesIO()
    with zipfile.ZipFile(output, "w", zipfile.ZIP_DEFLATED) as packed:
        for name, content in members.items():
            packed.writestr(name, content, zipfile.ZIP_STORED if name == "mimetype" else None)
    return output.getvalue()


def office(folder, **members):
    return zipped({"[Content_Types].xml": "<Types/>", f"{folder}/document.xml": "<w/>", **members})


def open_document(kind, content="<x/>", **members):
    return zipped({"mimetype": f"application/vnd.oasis.opendocument.{kind}", "content.xml": content, **members})


def pdf(words="Guten Tag", pages=1):
    """As small as a PDF can be."""
    kids = " ".join(f"{3 + 2 * n} 0 R" for n in range(pages))
    objects = ["<</Type/Catalog/Pages 2 0 R>>", f"<</Type/Pages/Kids[{kids}]/Count {pages}>>"]
    for number in range(pages):
        stream = f"BT /F1 24 Tf 30 100 Td ({words} {number + 1}) Tj ET"
        font = "<</F1<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>>>"
        objects.append(
            f"<</Type/Page/Parent 2 0 R/MediaBox[0 0 300 200]/Contents {4 + 2 * number} 0 R/Resources<</Font{font}>>>>"
        )
        objects.append(f"<</Length {len(stream)}>>stream\n{stream}\nendstream")
    made, places = b"%PDF-1.4\n", []
    for number, each in enumerate(objects, start=1):
        places.append(len(made))
        made += f"{number} 0 obj\n{each}\nendobj\n".encode()
    table = "".join(f"{place:010} 00000 n \n" for place in places)
    size = len(objects) + 1
    end = (
        f"xref\n0 {size}\n0000000000 65535 f \n{table}trailer<</Size {size}/Root 1 0 R>>\nstartxref\n{len(made)}\n%%EOF"
    )
    return made + end.encode()


def film(brand=b"isom"):
    return struct.pack(">I4s4sI", 20, b"ftyp", brand, 512) + brand + b"\0\0\0\x08free"
