"""The pictures that go along in a file."""

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

MILLIMETRES_A_PIXEL = 25.4 / 150
CONTENT_TYPE = "image/jpeg"


@dataclass(frozen=True, slots=True)
class Picture:
    content: bytes
    """JPEG."""
    width: int
    """In pixels, as the height."""
    height: int

    def width_within(self, *, widest: float, highest: float) -> float:
        """In millimetres, so that it is sharp on paper and fits into this place."""
        high = self.height * MILLIMETRES_A_PIXEL
        return min(self.width * MILLIMETRES_A_PIXEL * min(1, highest / high), widest)

    def height_at(self, width: float) -> float:
        return width * self.height / self.width


Pictures = Mapping[str, Picture]
"""By the number that a text calls them; what is not in it stands in the file as a line that names it."""
NONE: Pictures = MappingProxyType({})
