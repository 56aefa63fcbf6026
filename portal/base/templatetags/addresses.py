"""`{% url %}` that remembers. Django takes 20 µs to find an address, and a page of a project names sixty, the same ones
again and again. It stands in for Django's in every template (`builtins` in the settings)."""

from functools import lru_cache

from django import template
from django.conf import settings
from django.template.base import Parser, Token
from django.template.context import Context
from django.template.defaulttags import URLNode
from django.template.defaulttags import url as django_url
from django.urls import NoReverseMatch, get_script_prefix, get_urlconf, reverse
from django.utils.html import conditional_escape
from django.utils.translation import get_language

register = template.Library()
MOST = 5_000
"""Addresses in a process, about a megabyte."""


class RememberingURLNode(URLNode):
    def render(self, context: Context) -> str:
        values = [each.resolve(context) for each in (self.view_name, *self.args, *self.kwargs.values())]
        if not all(isinstance(each, (int, str)) for each in values):
            return super().render(context)
        try:
            url = _address(
                tuple(self.kwargs),
                _namespace(context),
                get_language(),
                get_urlconf() or settings.ROOT_URLCONF,
                get_script_prefix(),
                *values,
            )
        except NoReverseMatch:
            return super().render(context)
        if self.asvar:
            context[self.asvar] = url
            return ""
        return conditional_escape(url) if context.autoescape else url


@lru_cache(MOST, typed=True)
def _address(
    names: tuple[str, ...],
    namespace: str | None,
    _language: str | None,
    urlconf: str,
    _prefix: str,
    view: str,
    *values: int | str,
) -> str:
    args, named = values[: len(values) - len(names)], values[len(values) - len(names) :]
    return reverse(view, urlconf, args, dict(zip(names, named, strict=True)), namespace)


def _namespace(context: Context) -> str | None:
    """In which Django looks first."""
    request = getattr(context, "request", None)
    match = getattr(request, "resolver_match", None)
    return getattr(request, "current_app", None) or getattr(match, "namespace", None)


@register.tag
def url(parser: Parser, token: Token) -> RememberingURLNode:
    """As Django's."""
    node = django_url(parser, token)
    return RememberingURLNode(node.view_name, node.args, node.kwargs, node.asvar)
