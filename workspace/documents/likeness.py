"""Whether two files are the same picture, also where one was made smaller or stored anew.

A difference hash: of a tiny grey version of the picture, whether each point is brighter than the one beside it and the
one below it. What is cut out of a picture is not recognised.
"""

import logging
import warnings
from typing import IO

from django.conf import settings
from django.core.cache import cache
from PIL import Image, ImageOps

from portal.base.uploads import PICTURE_FORMATS
from workspace.projects.elsewhere import Held

logger = logging.getLogger(__name__)

SIDE = 8
MOST_DIFFERENT = 10
"""Of the 128 bits; shrinking and storing a photograph anew changes up to four."""
LEAST_CONTRAST = 16
"""Of 255: an empty wall looks like every other."""
REMEMBERED = 60 * 60
BROKEN = (OSError, SyntaxError, ValueError, EOFError, IndexError, KeyError, TypeError, Image.DecompressionBombError)
"""What Pillow raises, each from its own decoder."""


def fingerprint(file: IO[bytes]) -> int | None:
    """None for what is no picture that the portal takes elsewhere, is too large to be read here, or shows nothing."""
    with warnings.catch_warnings():
        # Pillow warns of its own, lower limit; ours is asked below.
        warnings.simplefilter("ignore", Image.DecompressionBombWarning)
        try:
            with Image.open(file, formats=sorted(set(PICTURE_FORMATS.values()))) as picture:
                if picture.width * picture.height > settings.PICTURE_MAX_PIXELS:
                    return None
                picture.draft("L", (SIDE * 16, SIDE * 16))
                return _bits(ImageOps.exif_transpose(picture).convert("L"))
        except BROKEN as error:
            logger.info("No fingerprint of a picture: %s", error)
            return None


def fingerprint_of(held: Held) -> int | None:
    """Of a file elsewhere; remembered for a while."""
    key = f"likeness-{held.key}"
    known: int | str | None = cache.get(key)
    if known is None and held.open_picture is not None:
        try:
            with held.open_picture() as file:
                found = fingerprint(file)
        except OSError:
            logger.warning("The file of %s is missing", held.key)
            found = None
        known = "" if found is None else found
        cache.set(key, known, REMEMBERED)
    return known if isinstance(known, int) else None


def are_alike(one: int | None, other: int | None) -> bool:
    return one is not None and other is not None and (one ^ other).bit_count() <= MOST_DIFFERENT


def _bits(grey: Image.Image) -> int | None:
    darkest, brightest = grey.resize((SIDE * 4, SIDE * 4), Image.Resampling.BOX).getextrema()
    if brightest - darkest < LEAST_CONTRAST:  # type: ignore[operator]  # one channel: two numbers
        return None
    across = grey.resize((SIDE + 1, SIDE), Image.Resampling.BOX).tobytes()
    down = grey.resize((SIDE, SIDE + 1), Image.Resampling.BOX).tobytes()
    brighter = [
        across[row * (SIDE + 1) + place] > across[row * (SIDE + 1) + place + 1]
        for row in range(SIDE)
        for place in range(SIDE)
    ]
    brighter += [down[place] > down[place + SIDE] for place in range(SIDE * SIDE)]
    return sum(1 << number for number, is_brighter in enumerate(brighter) if is_brighter)
