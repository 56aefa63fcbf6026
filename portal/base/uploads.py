"""What people upload is judged by its content, and pictures are written anew.

Writing a picture anew takes away the place where it was taken and whatever else hides in the file: EXIF, comments, a
second file behind the picture. Nothing is decoded before its declared size is known to be bearable.
"""

import logging
import warnings
from io import BytesIO
from pathlib import Path

from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.files.base import File
from django.core.files.uploadedfile import InMemoryUploadedFile
from django.template.defaultfilters import filesizeformat
from django.utils.translation import gettext as _
from PIL import Image, ImageOps

logger = logging.getLogger(__name__)

PICTURE_FORMATS = {"jpg": "JPEG", "jpeg": "JPEG", "png": "PNG", "webp": "WEBP", "avif": "AVIF"}
_QUALITY: dict[str, dict[str, int | bool]] = {
    "JPEG": {"quality": 88, "progressive": True},
    "PNG": {"compress_level": 6},
    "WEBP": {"quality": 88},
    "AVIF": {"quality": 80, "speed": 8},
}
# What Pillow raises on broken files, each from its own decoder.
_BROKEN = (OSError, SyntaxError, ValueError, EOFError, IndexError, KeyError, TypeError)


def check_size(file: File, max_bytes: int) -> None:
    if file.size > max_bytes:
        raise ValidationError(
            _("This file is %(size)s. The limit is %(limit)s."),
            code="file_too_large",
            params={"size": filesizeformat(file.size), "limit": filesizeformat(max_bytes)},
        )


def clean_picture(
    file: File,
    *,
    max_bytes: int | None = None,
    max_pixels: int | None = None,
    max_side: int | None = None,
    save_as: str | None = None,
) -> InMemoryUploadedFile:
    """The picture written anew, upright, no side above `max_side`; `ValidationError` in plain words if it is none.

    `save_as` (`"webp"`) turns every picture into one format; else it keeps its own.
    """
    check_size(file, max_bytes or settings.PICTURE_MAX_BYTES)
    max_pixels = max_pixels or settings.PICTURE_MAX_PIXELS
    path = Path(file.name or "")
    declared = PICTURE_FORMATS.get(path.suffix.lower().lstrip("."))
    if declared is None:
        raise ValidationError(_("Choose a picture in the format JPEG, PNG, WebP or AVIF."), code="invalid_extension")
    file.seek(0)
    with warnings.catch_warnings():
        # Pillow warns of its own, lower limit; ours is checked in words below.
        warnings.simplefilter("ignore", Image.DecompressionBombWarning)
        try:
            with Image.open(file, formats=sorted(set(PICTURE_FORMATS.values()))) as picture:
                _check_pixels(picture, max_pixels)
                if picture.format != declared:
                    raise ValidationError(
                        _("The name says that this is a %(declared)s picture, but it is %(real)s."),
                        code="wrong_format",
                        params={"declared": declared, "real": picture.format},
                    )
                target = PICTURE_FORMATS[save_as] if save_as else declared
                content = _write_anew(picture, target, max_side or settings.PICTURE_MAX_SIDE)
        except Image.DecompressionBombError as error:
            raise _too_many_pixels(_("far too many"), max_pixels) from error
        except _BROKEN as error:
            logger.info("Refused a picture: %s", error)
            raise ValidationError(_("This file is damaged or not a picture."), code="invalid_image") from error
    name = f"{path.stem[:80]}.{save_as}" if save_as else f"{path.stem[:80]}{path.suffix.lower()}"
    return InMemoryUploadedFile(BytesIO(content), None, name, Image.MIME[target], len(content), None)


def _check_pixels(picture: Image.Image, max_pixels: int) -> None:
    pixels = picture.width * picture.height
    if pixels > max_pixels:
        raise _too_many_pixels(str(round(pixels / 1_000_000)), max_pixels)


def _too_many_pixels(megapixels: str, max_pixels: int) -> ValidationError:
    return ValidationError(
        _("This picture has %(pixels)s megapixels. The limit is %(limit)s: make it smaller and try again."),
        code="too_many_pixels",
        params={"pixels": megapixels, "limit": round(max_pixels / 1_000_000)},
    )


def _write_anew(picture: Image.Image, target: str, max_side: int) -> bytes:
    scale = max(picture.size) / max_side
    if picture.format == "JPEG" and scale > 1:
        # The decoder itself scales down by 2, 4 or 8: a quarter of the memory for a picture of 40 megapixels.
        picture.draft(None, (round(picture.width / scale), round(picture.height / scale)))
    picture.load()
    ImageOps.exif_transpose(picture, in_place=True)
    picture.thumbnail((max_side, max_side), Image.Resampling.LANCZOS)
    plain = _in_plain_colours(picture, target)
    profile = picture.info.get("icc_profile")
    plain.info = {}
    output = BytesIO()
    plain.save(output, target, icc_profile=profile, **_QUALITY[target])
    return output.getvalue()


def _in_plain_colours(picture: Image.Image, target: str) -> Image.Image:
    transparent = target != "JPEG" and picture.has_transparency_data
    if picture.mode.startswith(("I", "F")):
        picture = picture.convert("I").point(lambda value: value / 256).convert("L")
    if picture.mode == "L" and not transparent:
        return picture
    if picture.mode == "CMYK":
        picture.info.pop("icc_profile", None)
    return picture.convert("RGBA" if transparent else "RGB")
