"""What somebody has typed so far, as it is compared with titles: without endings nothing is known of its words yet."""

import re

from search.language.folding import folded

WORD = re.compile(r"[^\W_]+")


def words_typed(text: str) -> list[str]:
    return WORD.findall(folded(text))
