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


def every_address() -> list[Address]:
    """Each pattern with example values in the place of its parameters."""
    return sorted(set(_walk(get_resolver().url_patterns, "/", ())), key=lambda address: (address.path, address.name))


def _walk(patterns: list[URLPattern | URLResolver], prefix: str, names: tuple[str, ...]) -> Iterator[Address]:
    for each in patterns:
        path = prefix + _example(each.pattern)
        if isinstance(each, URLResolver):
            yield from _walk(each.url_patterns, path, (*names, each.namespace) if each.namespace else names)
        else:
            name = ":".join((*names, each.name or path))
            yield Address(name, BY_HAND.get(name, path))


def _example(pattern: RoutePattern | RegexPattern | LocalePrefixPattern) -> str:
    if isinstance(pattern, LocalePrefixPattern):
        return ""
    if isinstance(pattern, RoutePattern):
        return re.sub(r"<(?:(\w+):)?\w+>", lambda match: EXAMPLES.get(match[1] or "str", "x"), str(pattern))
    text = str(pattern).removeprefix("^").removesuffix("$")
    text = re.sub(r"\(\?P<\w+>\[-:\\w\]\+\)", "x", text)
    text = re.sub(r"\(\?P<\w+>\[0-9A-Za-z\]\+\)|\(\?P<\w+>\.\+\)", "x", text)
    text = re.sub(r"\(\\d\+\)|\(\?P<\w+>\\d\+\)", "1", text)
    text = re.sub(r"\(\(\?:\[\\w\\-\]\+/\)\*\)", "", text)
    return re.sub(r"\(\.\*\)|\(\?P<\w+>\.\*\)", "x", text)
