"""Whoever tries out addresses of links is not answered any more for a while; each room counts for itself."""

import logging

from allauth.account.adapter import get_adapter
from django.core.cache import cache
from django.http import HttpRequest

logger = logging.getLogger(__name__)
MOST_WRONG = 60
SECONDS = 60 * 60


def has_guessed_too_often(request: HttpRequest, room: str) -> bool:
    is_too_often: bool = cache.get(_key(request, room), 0) >= MOST_WRONG
    if is_too_often:
        logger.warning("Links to %s were tried out too often", room)
    return is_too_often


def note_wrong(request: HttpRequest, room: str) -> None:
    """That an address led to no link; the hour counts from the last."""
    key = _key(request, room)
    cache.set(key, cache.get(key, 0) + 1, SECONDS)


def _key(request: HttpRequest, room: str) -> str:
    return f"wrong-links-to-{room}-{get_adapter().get_client_ip(request)}"
