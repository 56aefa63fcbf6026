"""Files that people might upload."""

import io

from django.core.files.uploadedfile import SimpleUploadedFile
from PIL import Image


def jpeg(width=800, height=600, *, name="foto.jpg", exif=None):
    buffer = io.BytesIO()
    options = {"exif": exif} if exif else {}
    Image.new("RGB", (width, height), "teal").save(buffer, "JPEG", quality=40, **options)
    return SimpleUploadedFile(name, buffer.getvalue(), content_type="image/jpeg")


def with_gps():
    """A photograph taken in Kiel."""
    exif = Image.Exif()
    exif[0x010F] = "Kamera"
    exif.get_ifd(0x8825).update({1: "N", 2: (54.0, 19.0, 24.0), 3: "E", 4: (10.0, 8.0, 18.0)})
    return jpeg(exif=exif)


def svg_with_script():
    content = b'<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>'
    return SimpleUploadedFile("bild.png", content, content_type="image/png")
