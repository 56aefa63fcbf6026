"""A page's text as its people edit it: CommonMark's writing in a plain field, and safe HTML in a text of the page.

Both ways are needed: what an editor has formatted in Wagtail comes back into the field.
"""

from markdownify import markdownify
from wagtail.rich_text import RichText, expand_db_html

from portal.base import commonmark


def as_html(text: str) -> str:
    """Safe HTML; what is not in this writing is shown as it was typed."""
    return commonmark.as_html(text, commonmark.LONG)


def as_text(value: RichText | str) -> str:
    """Of a text on a page: the links to other pages with their addresses."""
    source = value.source if isinstance(value, RichText) else value
    text = markdownify(
        expand_db_html(source), heading_style="ATX", bullets="-", strip=["img"], newline_style="backslash"
    )
    lines = [line.rstrip() for line in text.splitlines()]
    return "\n".join(lines).strip()
