"""What a result shows of a page: the place where the words stand."""

import re
from collections.abc import Iterator, Sequence

from wagtail.blocks import StreamValue
from wagtail.models import Page
from wagtail.search.index import SearchField

from portal.base.block_texts import texts_of

BEFORE, AFTER = 80, 180
ELLIPSIS = "…"
BETWEEN = " · "
TITLE = "title"


def pattern_of(words: Sequence[str]) -> re.Pattern[str]:
    """Any of the words, the longest first, where a word begins."""
    return re.compile(
        r"\b(" + "|".join(re.escape(word) for word in sorted(words, key=len, reverse=True)) + ")", re.IGNORECASE
    )


def excerpt_of(page: Page, words: Sequence[str]) -> str:
    """The introduction where a word stands in it, else the place in the page with most of the words."""
    introduction = getattr(page, "introduction", "") or page.search_description
    if not words or pattern_of(words).search(introduction):
        return introduction
    text = BETWEEN.join(filter(None, (" ".join(text.split()) for text in _texts(page))))
    return _around_the_words(text, words) or introduction


def _texts(page: Page) -> Iterator[str]:
    """All that the index holds of the page, but its title, which the result shows anyway."""
    for field in page.get_search_fields():
        if not isinstance(field, SearchField) or field.field_name == TITLE:
            continue
        value = getattr(page, field.field_name, None)
        if isinstance(value, StreamValue):
            yield from texts_of(value)
        elif isinstance(value, str):
            yield value


def _around_the_words(text: str, words: Sequence[str]) -> str:
    hits = list(pattern_of(words).finditer(text))
    if not hits:
        return ""

    def different_words_from(hit: re.Match[str]) -> int:
        near = (other for other in hits if hit.start() <= other.start() < hit.start() + AFTER)
        return len({other[0].casefold() for other in near})

    best = max(hits[:50], key=different_words_from)  # of equals the first
    start = _word_after(text, best.start() - BEFORE)
    end = _word_before(text, best.start() + AFTER)
    return f"{ELLIPSIS if start else ''}{text[start:end]}{ELLIPSIS if end < len(text) else ''}"


def _word_after(text: str, position: int) -> int:
    return text.find(" ", position) + 1 if position > 0 else 0


def _word_before(text: str, position: int) -> int:
    if position >= len(text):
        return len(text)
    space = text.rfind(" ", 0, position + 1)
    return position if space < position - BEFORE else space
