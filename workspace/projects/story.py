"""A page's text as its people edit it: CommonMark's writing in a plain field, and safe HTML in a text of the page.

Both ways are needed: what an editor has formatted in Wagtail comes back into the field.
"""

from functools import cache

import nh3
from markdown_it import MarkdownIt
from markdownify import markdownify
from wagtail.rich_text import RichText, expand_db_html

ALLOWED = ["emphasis", "link", "list", "heading", "blockquote", "hr", "linkify", "newline", "escape", "entity"]
TAGS = {"p", "br", "a", "em", "strong", "ul", "ol", "li", "h2", "h3", "h4", "hr", "blockquote"}
HIGHEST = 2
"""The page's title is the h1."""


def as_html(text: str) -> str:
    """Safe HTML; what is not in this writing is shown as it was typed."""
    tokens = _markdown().parse(text)
    for token in tokens:
        if token.type in {"heading_open", "heading_close"}:
            token.tag = f"h{min(max(int(token.tag[1:]), HIGHEST), 4)}"
    html = _markdown().renderer.render(tokens, _markdown().options, {})
    return nh3.clean(
        html,
        tags=TAGS,
        attributes={"a": {"href"}, "ol": {"start"}},
        url_schemes={"http", "https", "mailto"},
        link_rel="nofollow ugc noopener",
    )


def as_text(value: RichText | str) -> str:
    """Of a text on a page: the links to other pages with their addresses."""
    source = value.source if isinstance(value, RichText) else value
    text = markdownify(
        expand_db_html(source), heading_style="ATX", bullets="-", strip=["img"], newline_style="backslash"
    )
    lines = [line.rstrip() for line in text.splitlines()]
    return "\n".join(lines).strip()


@cache
def _markdown() -> MarkdownIt:
    return MarkdownIt("zero", {"breaks": True, "linkify": True}).enable(ALLOWED)
