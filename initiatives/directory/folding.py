"""Words as they are compared: Bürger, BÜRGER and Buerger are one."""

import re
import unicodedata

WRITTEN_OUT = re.compile(r"([aou])e")
NOT_A_WORD = re.compile(r"[^\w]+")


def fold(text: str) -> str:
    """Lower case, without accents, ß as ss, ü and ue as u; words apart by one space."""
    decomposed = unicodedata.normalize("NFKD", text.casefold())
    plain = "".join(letter for letter in decomposed if not unicodedata.combining(letter))
    return WRITTEN_OUT.sub(r"\1", NOT_A_WORD.sub(" ", plain)).strip()


def sort_key(title: str) -> str:
    """The order of a German dictionary (DIN 5007-1): ä as a, ß as ss, case and punctuation do not count."""
    decomposed = unicodedata.normalize("NFKD", title.casefold())
    plain = "".join(letter for letter in decomposed if not unicodedata.combining(letter))
    return NOT_A_WORD.sub(" ", plain).strip()[:255]
