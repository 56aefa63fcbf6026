"""Where a picture was taken, when and with what stands in it. It is taken away, without touching a pixel.

What stays is what is needed to show it: the colour profile, and which way up it stands. A picture that cannot be
understood is left as it is: whether it says where it was taken is found out when it is examined.
"""

import tempfile
from collections.abc import Callable, Iterator
from typing import BinaryIO

from workspace.documents.content.stripping import heif, jpeg, png, tiff, webp
from workspace.documents.content.stripping.bytes_of import StrangePictureError

_WAYS: dict[str, Callable[[BinaryIO], Iterator[bytes]]] = {
    "image/jpeg": jpeg.stripped,
    "image/png": png.stripped,
    "image/webp": webp.stripped,
    "image/avif": heif.stripped,
    "image/heic": heif.stripped,
    "image/tiff": tiff.stripped,
}
_IN_MEMORY = 4_000_000


def without_place(file: BinaryIO, media_type: str) -> BinaryIO | None:
    """A temporary file, read from its beginning, which goes when it is closed; None for what is no such picture."""
    strip = _WAYS.get(media_type)
    if strip is None:
        return None
    made = tempfile.SpooledTemporaryFile(max_size=_IN_MEMORY)  # noqa: SIM115  # whoever gets it closes it
    try:
        for piece in strip(file):
            made.write(piece)
    except StrangePictureError:
        made.close()
        return None
    except BaseException:
        made.close()
        raise
    made.seek(0)
    return made  # type: ignore[return-value]  # it is one in all but its class
