"""What the templates of the blocks need."""

import json
from typing import Any

import nh3
from django import template
from django.utils.html import strip_tags
from django.utils.safestring import SafeString, mark_safe
from wagtail.rich_text import RichText, expand_db_html

register = template.Library()

# What the editor can write, and nothing else, whatever stands in the database (portal/base/blocks/text.py).
_TAGS = {"a", "b", "blockquote", "br", "em", "h2", "h3", "h4", "hr", "i", "li", "ol", "p", "strong", "ul"}
_ATTRIBUTES = {"a": {"href", "title"}, "h2": {"id"}, "h3": {"id"}, "h4": {"id"}}
_SCHEMES = {"http", "https", "mailto", "tel"}
_JSON_SCRIPT_ESCAPES = {ord("<"): "\\u003C", ord(">"): "\\u003E", ord("&"): "\\u0026"}


@register.filter
def prose(value: RichText | str | None) -> SafeString:
    """Rich text with its links to pages and documents resolved, cleaned once more on its way out."""
    source = value.source if isinstance(value, RichText) else value or ""
    html = nh3.clean(
        expand_db_html(source), tags=_TAGS, attributes=_ATTRIBUTES, url_schemes=_SCHEMES, link_rel="noopener"
    )
    return mark_safe(html)  # noqa: S308 - cleaned in the line above


@register.filter
def dialable(phone: str) -> str:
    """The number as a telephone takes it: `0431 / 123-456` becomes `0431123456`."""
    return "".join(sign for sign in phone if sign.isdigit() or sign == "+")


@register.simple_tag
def faq_data(value: Any) -> SafeString:
    """Questions and answers for search engines, as schema.org's FAQPage."""
    data = {
        "@context": "https://schema.org",
        "@type": "FAQPage",
        "mainEntity": [
            {
                "@type": "Question",
                "name": item["question"],
                "acceptedAnswer": {"@type": "Answer", "text": strip_tags(item["answer"].source)},
            }
            for item in value["questions"]
        ],
    }
    text = json.dumps(data, ensure_ascii=False).translate(_JSON_SCRIPT_ESCAPES)
    return mark_safe(f'<script type="application/ld+json">{text}</script>')  # noqa: S308 - `<`, `>`, `&` are escaped
