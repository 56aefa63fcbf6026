"""The headings of a page, to jump to."""

import re
from dataclasses import asdict, dataclass
from html import unescape

from django.utils.html import strip_tags
from django.utils.safestring import SafeString, mark_safe

HEADING = re.compile(r"<h([234])>(.*?)</h\1>", re.DOTALL)
"""As `to_html` writes them; in words, these signs are escaped."""


@dataclass(frozen=True)
class Heading:
    level: int
    """1 to 3, as in the text."""
    anchor: str
    words: str


def anchored(html: SafeString) -> tuple[SafeString, list[dict[str, int | str]]]:
    """What `to_html.html` made, with an anchor at each heading, and the headings in their order, as JSON has them."""
    found: list[Heading] = []

    def mark(match: re.Match[str]) -> str:
        level, inside = match.groups()
        words = " ".join(unescape(strip_tags(inside)).split())
        if not words:
            return ""
        heading = Heading(int(level) - 1, f"abschnitt-{len(found) + 1}", words)
        found.append(heading)
        return f'<h{level} id="{heading.anchor}" tabindex="-1">{inside}</h{level}>'

    made = HEADING.sub(mark, str(html))
    return mark_safe(made), [asdict(each) for each in found]  # noqa: S308  # cleaned before, and numbers added
