"""Formatted text as somebody would type it."""

from markdownify import markdownify


def in_plain_words(html: str) -> str:
    words = markdownify(html, bullets="-", escape_asterisks=False, escape_underscores=False, escape_misc=False)
    return str(words).strip()
