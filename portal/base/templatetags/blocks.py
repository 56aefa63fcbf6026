"""What the templates of the blocks need."""

import json
from typing import Any

from django import template
from django.utils.html import strip_tags
from django.utils.safestring import SafeString, mark_safe

register = template.Library()

_JSON_SCRIPT_ESCAPES = {ord("<"): "\\u003C", ord(">"): "\\u003E", ord("&"): "\\u0026"}


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
