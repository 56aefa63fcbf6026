"""A comment's text: paragraphs, links, lists and emphasis, in the writing that mails know (CommonMark's).

What is not among these is shown as it was typed; HTML is text. The result is sanitised once more, because it is stored.
"""

from functools import cache

import nh3
from markdown_it import MarkdownIt

ALLOWED = ["emphasis", "link", "list", "linkify", "newline", "escape", "entity"]
TAGS = {"p", "br", "a", "em", "strong", "ul", "ol", "li"}
REL = "nofollow ugc noopener"


def rendered(text: str) -> str:
    """Safe HTML."""
    return nh3.clean(
        _markdown().render(text),
        tags=TAGS,
        attributes={"a": {"href"}, "ol": {"start"}},
        url_schemes={"http", "https", "mailto"},
        link_rel=REL,
    )


@cache
def _markdown() -> MarkdownIt:
    markdown = MarkdownIt("zero", {"breaks": True, "linkify": True})
    return markdown.enable(ALLOWED)
