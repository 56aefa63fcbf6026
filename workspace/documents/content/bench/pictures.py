"""Pictures, small enough for a page, in a form that every browser shows."""

import re
import warnings
from pathlib import Path
from typing import Any

import pillow_heif
from PIL import Image, ImageOps

from workspace.documents.content.bench.limits import MOST_PIXELS, UnreadableError

# Any, in this module: what is said as JSON.

LARGE, SMALL = (1600, 1600), (400, 400)
_FORMS = ["PNG", "JPEG", "GIF", "WEBP", "AVIF", "HEIF", "BMP", "TIFF"]
_PLACE = 0x8825
_PLACE_IN_WORDS = re.compile(rb"GPSLatitude|GPSLongitude|photoshop:City|Iptc4xmpCore:Location")
_LONGEST_SAID = 1_000_000


def of_picture(path: Path, folder: Path) -> dict[str, Any]:
    pillow_heif.register_heif_opener()
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # of much that is odd in files, and of a lower limit than ours
        try:
            with Image.open(path, formats=_FORMS) as picture:
                if picture.width * picture.height > MOST_PIXELS:
                    raise UnreadableError("bomb")
                has_place = _has_place(picture)
                picture.draft(None, LARGE)
                upright = _upright(picture)
                draw(upright, folder / "small.webp", SMALL)
                drawn = draw(upright, folder / "1.webp", LARGE)
        except Image.DecompressionBombError as error:
            raise UnreadableError("bomb") from error
        except (MemoryError, RecursionError, UnreadableError):
            raise
        except Exception as error:  # each decoder has errors of its own
            raise UnreadableError("broken") from error
    return {"form": "picture", "pictures": [drawn], "has_place": has_place}


def draw(picture: Image.Image, path: Path, size: tuple[int, int]) -> dict[str, Any]:
    shown = picture.copy()
    shown.thumbnail(size)
    shown.save(path, "WEBP", quality=78, method=2)
    return {"width": shown.width, "height": shown.height, "text": ""}


def _upright(picture: Image.Image) -> Image.Image:
    """In plain colours, without a word about where it was taken."""
    picture.thumbnail(LARGE)
    turned = ImageOps.exif_transpose(picture)
    if turned.mode.startswith(("I", "F")):
        turned = turned.convert("I").point(lambda value: value / 256).convert("L")
    plain = turned.convert("RGBA" if turned.has_transparency_data else "RGB")
    plain.info = {}
    return plain


def _has_place(picture: Image.Image) -> bool:
    if picture.getexif().get_ifd(_PLACE):
        return True
    said = picture.info.get("xmp") or picture.info.get("XML:com.adobe.xmp") or b""
    words = said.encode() if isinstance(said, str) else bytes(said)
    return bool(_PLACE_IN_WORDS.search(words[:_LONGEST_SAID]))
