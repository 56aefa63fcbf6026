"""What people type into a plain field, in the writing that mails know (CommonMark's), as safe HTML.

What a profile does not know is shown as it was typed; HTML is text. The result is sanitised once more, because it is
stored.
"""

from dataclasses import dataclass
from functools import cache

import nh3
from markdown_it import MarkdownIt

HIGHEST, LOWEST = 2, 4
"""Of headings: the h1 is that of the page."""


@dataclass(frozen=True)
class Profile:
    """What somebody may write: rules of the parser, and the elements that come of them."""

    rules: tuple[str, ...]
    tags: frozenset[str]


SHORT = Profile(
    rules=("emphasis", "link", "list", "linkify", "newline", "escape", "entity"),
    tags=frozenset({"p", "br", "a", "em", "strong", "ul", "ol", "li"}),
)
"""Paragraphs, links, lists and emphasis: for comments and news."""

TALK = Profile(rules=(*SHORT.rules, "blockquote"), tags=SHORT.tags | {"blockquote"})
"""With quotations besides: for what people say to each other."""

LONG = Profile(
    rules=(*SHORT.rules, "heading", "blockquote", "hr"),
    tags=SHORT.tags | {"h2", "h3", "h4", "hr", "blockquote"},
)
"""With headings besides: for the text of a page."""


def as_html(text: str, profile: Profile, *, highest: int = HIGHEST) -> str:
    """Safe HTML, whose headings begin with this one."""
    parser = _parser(profile)
    tokens = parser.parse(text)
    for token in tokens:
        if token.type in {"heading_open", "heading_close"}:
            token.tag = f"h{min(max(int(token.tag[1:]), highest), LOWEST)}"
    return nh3.clean(
        parser.renderer.render(tokens, parser.options, {}),
        tags=set(profile.tags),
        attributes={"a": {"href"}, "ol": {"start"}},
        url_schemes={"http", "https", "mailto"},
        link_rel="nofollow ugc noopener",
    )


@cache
def _parser(profile: Profile) -> MarkdownIt:
    return MarkdownIt("zero", {"breaks": True, "linkify": True}).enable(list(profile.rules))
