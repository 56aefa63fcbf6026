"""What the previews of the front page's sections show in the editor: short examples in the editor's language."""

from typing import Any

from django.utils.translation import get_language
from django.utils.translation import gettext as _
from wagtail.models import Page

from portal.base.blocks.examples import pictures


def pages(number: int) -> list[Page]:
    """Pages of this portal that have something to show on a card."""
    public = Page.objects.live().public().filter(depth__gt=3, locale__language_code=get_language())
    return list(public.order_by("-first_published_at")[:number])


def featured_pages() -> dict[str, Any]:
    return {
        "heading": _("Happening now"),
        "introduction": _("Three groups that show how it is done."),
        "pages": pages(3),
    }


def newest() -> dict[str, Any]:
    return {"heading": _("News from the region"), "introduction": "", "kind": "news", "count": 3}


def upcoming_events() -> dict[str, Any]:
    return {"heading": _("Coming up"), "introduction": _("Drop in, look around, join in."), "count": 3}


def steps() -> dict[str, Any]:
    return {
        "heading": _("How to take part"),
        "introduction": _("Three steps, none of them big."),
        "steps": [
            {"title": _("Look around"), "text": _("Browse news and events. You need no account for it.")},
            {"title": _("Go there"), "text": _("Choose an event near you. Newcomers are welcome everywhere.")},
            {"title": _("Get going"), "text": _("An idea of your own? We help with people, rooms and advice.")},
        ],
    }


def where_do_i_fit() -> dict[str, Any]:
    return {
        "heading": _("Where do I fit?"),
        "introduction": _("A few questions, and you see who could do with you."),
        "button": _("Answer the questions"),
    }


def partners() -> dict[str, Any]:
    names = ["Förde-Energie eG", "Radwerk Nord", "Uferleben e. V."]
    logos = [*pictures(len(names)), None, None, None]
    return {
        "heading": _("Carried together"),
        "introduction": "",
        "partners": [{"name": name, "logo": logo} for name, logo in zip(names, logos, strict=False)],
    }
