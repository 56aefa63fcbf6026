"""A comment's text: paragraphs, links, lists and emphasis."""

from portal.base.commonmark import SHORT, as_html


def rendered(text: str) -> str:
    """Safe HTML."""
    return as_html(text, SHORT)
