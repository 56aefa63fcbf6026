"""What the components of the look need beyond Django's own tags: icons, pages of a list, initials."""

import datetime
from collections.abc import Iterable
from functools import lru_cache
from typing import Protocol

from django import template
from django.core.paginator import Page
from django.templatetags.static import static
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import get_language

from portal.base.dates import day_in_words, period_in_words, short_moment
from portal.base.icons import FALLBACK, icon_names
from portal.base.numbers import Grouped

register = template.Library()


class Period(Protocol):
    """Anything that happens: an occurrence of an event, a date in a poll."""

    @property
    def start(self) -> datetime.datetime: ...
    @property
    def end(self) -> datetime.datetime | None: ...
    @property
    def all_day(self) -> bool: ...


@register.simple_tag
def icon(name: str, css_class: str = "") -> SafeString:
    """A decorative picture from the sprite; the words beside it say what it means."""
    return _drawn_icon(name, css_class)


@lru_cache(maxsize=512)
def _drawn_icon(name: str, css_class: str) -> SafeString:
    """A page holds fifty icons of a few kinds, and none of them changes while the process lives."""
    known = name if name in icon_names() else FALLBACK
    return format_html(
        '<svg class="icon{}" aria-hidden="true" focusable="false"><use href="{}#{}"></use></svg>',
        f" {css_class}" if css_class else "",
        static("build/sprite.svg"),
        known,
    )


@register.simple_tag
def page_numbers(page_obj: Page) -> Iterable[int | str]:
    """1 … 4 5 6 … 20: the numbers that a reader can use from here."""
    return page_obj.paginator.get_elided_page_range(page_obj.number, on_each_side=1, on_ends=1)


@register.filter
def before_words(label: str) -> str:
    """With a colon, unless it is a sentence or a question already (as Django's own labels)."""
    return label if label.endswith((":", "?", ".", "!")) else f"{label}:"


@register.filter
def grouped(number: int) -> Grouped:
    """10,000 in English, 10.000 in German; still a number, so that plurals can be told by it."""
    return Grouped(number)


@register.filter
def initials(name: object) -> str:
    """Two letters that stand for a person without a picture."""
    words = str(name).split()
    return "".join(word[0] for word in (words[:1] + words[1:][-1:])).upper()


@register.filter
def day(value: datetime.date) -> str:
    """The weekday and the day in words; of a moment that on the clock of the page."""
    return day_in_words(timezone.localtime(value).date() if isinstance(value, datetime.datetime) else value)


@register.filter
def moment(value: datetime.datetime) -> str:
    """With its hour."""
    return period_in_words(value, None)


@register.filter
def short(value: datetime.datetime) -> str:
    """In figures, as the language writes them, with the hour."""
    return short_moment(value)


@register.simple_tag
def stamp(value: datetime.date, form: str = "DATE_FORMAT", css_class: str = "") -> SafeString:
    """`<time>` with the day or the moment as programs read it, and in the language's own form."""
    return _drawn_stamp(value, form, css_class, get_language(), timezone.get_current_timezone_name())


@lru_cache(maxsize=2048)
def _drawn_stamp(value: datetime.date, form: str, css_class: str, _language: str, _zone: str) -> SafeString:
    """What many read has the same few on it each time."""
    shown = timezone.localtime(value) if isinstance(value, datetime.datetime) else value
    return format_html(
        '<time{} datetime="{}">{}</time>',
        format_html(' class="{}"', css_class) if css_class else "",
        date_format(shown, r"Y-m-d\TH:i:sO" if "TIME" in form else "Y-m-d"),
        date_format(shown, form),
    )


@register.filter
def when(period: Period) -> str:
    """The day and the hours in words."""
    return period_in_words(period.start, period.end, all_day=period.all_day)
