"""The sections of the front page are drawn once a minute, or when something was published, not once a reader."""

from typing import Any
from uuid import uuid4

from django.core.cache import cache
from django.db.models.signals import post_delete, post_save
from wagtail.models import PageViewRestriction
from wagtail.signals import page_published, page_unpublished, post_page_move

SECTION_SECONDS = 60
KEY = "home:sections"


def section_version() -> str:
    """Changes with each publication; processes without a shared cache catch up within the minute."""
    return cache.get_or_set(KEY, lambda: uuid4().hex, None) or ""


def forget_sections(**kwargs: Any) -> None:  # Any: a signal's arguments
    cache.set(KEY, uuid4().hex, None)


def watch_publications() -> None:
    for signal in (page_published, page_unpublished, post_page_move):
        signal.connect(forget_sections, dispatch_uid="home.section_cache")
    for signal in (post_save, post_delete):
        signal.connect(forget_sections, sender=PageViewRestriction, dispatch_uid="home.section_cache")
