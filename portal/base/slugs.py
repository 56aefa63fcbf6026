"""The end of an address, made of a German name."""

from django.utils.text import slugify

WRITTEN_OUT = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue", "Ä": "Ae", "Ö": "Oe", "Ü": "Ue", "ß": "ss"})


def slug_of(name: str) -> str:
    """With umlauts written out; empty where no address can be made of it (emoji alone)."""
    return slugify(name.translate(WRITTEN_OUT))
