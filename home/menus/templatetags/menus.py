"""`{% menu "main" as items %}`: the entries of a menu, each with title, url, language, is_current and children."""

from typing import Any

from django import template

from home.menus.entries import Menu, entries_for

register = template.Library()


@register.simple_tag(takes_context=True)
def menu(context: dict[str, Any], place: str) -> Menu:  # Any: a template's context holds anything
    request = context.get("request")
    return entries_for(request, place) if request is not None else Menu()
