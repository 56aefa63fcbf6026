"""Every address that the portal answers, from the URL configuration itself."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from django.urls import URLPattern, URLResolver, get_resolver
from django.urls.resolvers import LocalePrefixPattern, RegexPattern, RoutePattern

EXAMPLES = {"int": "1", "str": "x", "slug": "x", "path": "x", "uuid": "00000000-0000-4000-8000-000000000000"}
BY_HAND = {"page_file": "/unbekannt/kalender.ics"}


@dataclass(frozen=True)
class Address:
    name: str
    path: str


def every_address(examples: dict[str, str] = EXAMPLES) -> list[Address]:
    """Each pattern with example values in the place of its parameters."""
    found = set(_walk(get_resolver().url_patterns, "/", (), examples))
    return sorted(found, key=lambda address: (address.path, address.name))


def _walk(
    patterns: list[URLPattern | URLResolver], prefix: str, names: tuple[str, ...], examples: dict[str, str]
) -> Iterator[Address]:
    for each in patterns:
        path = prefix + _example(each.pattern, examples)
        if isinstance(each, URLResolver):
            yield from _walk(each.url_patterns, path, (*names, each.namespace) if each.namespace else names, examples)
        else:
            name = ":".join((*names, each.name or path))
            yield Address(name, BY_HAND.get(name, path))


def _example(pattern: RoutePattern | RegexPattern | LocalePrefixPattern, examples: dict[str, str]) -> str:
    if isinstance(pattern, LocalePrefixPattern):
        return ""
    if isinstance(pattern, RoutePattern):
        return re.sub(r"<(?:(\w+):)?\w+>", lambda match: examples.get(match[1] or "str", examples["str"]), str(pattern))
    text = str(pattern).removeprefix("^").removesuffix("$")

    def put(kind: str, where: str, text: str) -> str:
        return re.sub(where, lambda match: examples[kind], text)

    text = put("slug", r"\(\?P<\w+>\[-:\\w\]\+\)", text)
    text = put("str", r"\(\?P<\w+>\[0-9A-Za-z\]\+\)|\(\?P<\w+>\.\+\)", text)
    text = put("int", r"\(\\d\+\)|\(\?P<\w+>([a-z]+\|)*\\d\+\)|\(\?P<instance_pk>\[-\\w\]\+\)", text)
    text = text.replace(r"\.", ".")
    text = re.sub(r"\(\(\?:\[\\w\\-\]\+/\)\*\)", "", text)
    return put("path", r"\(\.\*\)|\(\?P<\w+>\.\*\)", text)
