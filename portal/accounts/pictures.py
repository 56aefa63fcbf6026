"""Profile pictures: whatever is uploaded becomes a small square WebP file without metadata."""

import io

from django.core.exceptions import ValidationError
from django.core.files.base import ContentFile
from django.core.files.uploadedfile import UploadedFile
from django.utils.translation import gettext as _
from PIL import Image, ImageOps, UnidentifiedImageError

MAX_BYTES = 10 * 1024 * 1024
MAX_PIXELS = 50_000_000
FORMATS = ["JPEG", "PNG", "WEBP"]
SIDE = 512


def square_picture(upload: UploadedFile) -> ContentFile[bytes]:
    """The picture made anew: turned upright, cut to a square, without the camera's data. Refuses what is no picture."""
    if (upload.size or 0) > MAX_BYTES:
        raise ValidationError(_("This file is larger than 10 MB. Choose a smaller one."), code="too_large")
    try:
        image: Image.Image = Image.open(upload, formats=FORMATS)
        if image.width * image.height > MAX_PIXELS:
            raise ValidationError(_("This picture has more than 50 megapixels. Choose a smaller one."), code="too_many")
        image.draft("RGB", (SIDE * 2, SIDE * 2))  # a JPEG is decoded small: 40 megapixels cost no 120 MB
        image = ImageOps.exif_transpose(image)
        image = ImageOps.fit(image.convert("RGBA"), (SIDE, SIDE))
    except (UnidentifiedImageError, OSError, SyntaxError, ValueError, Image.DecompressionBombError) as error:
        raise ValidationError(
            _("We cannot read this picture. Choose a JPEG, PNG or WebP file."), code="invalid"
        ) from error
    ground = Image.new("RGB", image.size, "white")
    ground.paste(image, mask=image.getchannel("A"))
    buffer = io.BytesIO()
    ground.save(buffer, "WEBP", quality=82)
    return ContentFile(buffer.getvalue(), name="picture.webp")
