"""The table of contents of a page, made from the headings that it shows."""

import re
from dataclasses import dataclass
from html import unescape
from typing import Any

from django.utils.html import strip_tags
from django.utils.safestring import SafeString
from django.utils.text import slugify

HEADING = re.compile(r"<h2(?P<attributes>[^>]*)>(?P<title>.*?)</h2>", re.DOTALL)
ID = re.compile(r'\bid="([^"]+)"')


@dataclass(frozen=True)
class Entry:
    title: SafeString
    anchor: str


def with_contents(body: Any, context: dict[str, Any]) -> tuple[SafeString, list[Entry]]:  # Any: a StreamValue
    """The rendered body, each heading with an anchor, and the headings in their order."""
    entries: list[Entry] = []
    taken: set[str] = set()

    def anchored(match: re.Match[str]) -> str:
        attributes, title = match["attributes"], match["title"]
        words = strip_tags(title).strip()
        given = ID.search(attributes)
        anchor = given[1] if given else _free(slugify(unescape(words), allow_unicode=True) or "abschnitt", taken)
        taken.add(anchor)
        entries.append(Entry(title=SafeString(words), anchor=anchor))  # still escaped: it was cut out of HTML
        return match[0] if given else f'<h2 id="{anchor}"{attributes}>{title}</h2>'

    rendered = HEADING.sub(anchored, str(body.render_as_block(context)))
    return SafeString(rendered), entries


def _free(anchor: str, taken: set[str]) -> str:
    candidate, number = anchor, 2
    while candidate in taken:
        candidate, number = f"{anchor}-{number}", number + 1
    return candidate
