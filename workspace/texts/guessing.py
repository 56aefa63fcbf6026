"""Whoever tries out addresses of links is not answered any more for a while."""

from allauth.account.adapter import get_adapter
from django.core.cache import cache
from django.http import HttpRequest

MOST_WRONG = 60
SECONDS = 60 * 60


def has_guessed_too_often(request: HttpRequest) -> bool:
    wrong: int = cache.get(_key(request), 0)
    return wrong >= MOST_WRONG


def note_wrong(request: HttpRequest) -> None:
    """That an address led to no link; the hour counts from the last."""
    cache.set(_key(request), cache.get(_key(request), 0) + 1, SECONDS)


def _key(request: HttpRequest) -> str:
    return f"wrong-links-to-texts-{get_adapter().get_client_ip(request)}"
