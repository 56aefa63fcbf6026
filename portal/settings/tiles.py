"""The optional tile server of the map."""

from urllib.parse import urlsplit

from django.core.exceptions import ImproperlyConfigured

PLACES = ("{z}", "{x}", "{y}")


def check_tiles(url: str, attribution: str) -> str:
    """The address, when it can be used; a server's owner wants to be named."""
    if not url:
        return ""
    if not all(place in urlsplit(url).path + urlsplit(url).query for place in PLACES):
        raise ImproperlyConfigured(
            "TILES_URL must hold {z}, {x} and {y}, as in https://tiles.example.org/{z}/{x}/{y}.png."
        )
    if "{" in urlsplit(url).netloc or not urlsplit(url).hostname:
        raise ImproperlyConfigured("TILES_URL must name one server: no {s} or the like before the path.")
    if not attribution.strip():
        raise ImproperlyConfigured("TILES_URL needs TILES_ATTRIBUTION: whose map is it? For example: © OpenStreetMap")
    return url
