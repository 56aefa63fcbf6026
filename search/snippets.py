"""What a result shows of a text: the place where the words stand, with the words marked."""

from collections.abc import Sequence
from itertools import islice

from django.utils.html import escape, format_html
from django.utils.safestring import SafeString

from search.language import Query, marks

BEFORE, AFTER = 80, 180
ELLIPSIS = "…"
BETWEEN = " · "
LOOKED_THROUGH = 10_000
"""Letters at the beginning of a text: a place farther down shows no more than the summary does."""
MOST_PLACES = 50

Span = tuple[int, int]


def marked(text: str, language: str, query: Query) -> SafeString:
    """The text, escaped, with `<mark>` around each word that was found."""
    return _with_marks(text, list(marks(text, language, query)))


def snippet_of(summary: str, text: str, language: str, query: Query) -> SafeString:
    """The summary where a word stands in it, else the place in the text with most of the words."""
    spans = list(marks(summary, language, query))
    if not spans:
        content = BETWEEN.join(filter(None, (" ".join(line.split()) for line in text[:LOOKED_THROUGH].splitlines())))
        places = list(islice(marks(content, language, query), MOST_PLACES))
        if places:
            return _around(content, places)
    return _with_marks(summary, spans)


def _around(text: str, places: Sequence[Span]) -> SafeString:
    def different_words_from(place: Span) -> int:
        near = (each for each in places if place[0] <= each[0] < place[0] + AFTER)
        return len({text[start:end].casefold() for start, end in near})

    best = max(places, key=different_words_from)[0]  # of equals the first
    start, end = _word_after(text, best - BEFORE), _word_before(text, best + AFTER)
    within = [(max(first, start) - start, last - start) for first, last in places if start <= first and last <= end]
    piece = _with_marks(text[start:end], within)
    return format_html("{}{}{}", ELLIPSIS if start else "", piece, ELLIPSIS if end < len(text) else "")


def _with_marks(text: str, spans: Sequence[Span]) -> SafeString:
    drawn, done = SafeString(), 0
    for start, end in spans:
        drawn += format_html("{}<mark>{}</mark>", text[done:start], text[start:end])
        done = end
    return drawn + escape(text[done:])


def _word_after(text: str, position: int) -> int:
    return text.find(" ", position) + 1 if position > 0 else 0


def _word_before(text: str, position: int) -> int:
    if position >= len(text):
        return len(text)
    space = text.rfind(" ", 0, position + 1)
    return position if space < position - BEFORE else space
