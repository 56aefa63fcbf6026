"""The navigation of the account, in groups, and where one is in it."""

from collections.abc import Sequence
from dataclasses import dataclass

from django import template

from portal.accounts.sections import Group, Section, sections_of

register = template.Library()
FRONT = "accounts:profile"
"""All pages of an account lie below it."""


@dataclass(frozen=True)
class Entry:
    section: Section
    url: str
    current: str
    """As `aria-current` says it: the page itself, or one below it; nothing elsewhere."""


@dataclass(frozen=True)
class Navigation:
    groups: Sequence[tuple[str, Sequence[Entry]]]
    here: Entry | None


@register.simple_tag
def account_navigation(path: str) -> Navigation:
    groups = [(str(group.value), [_entry(section, path) for section in sections_of(group)]) for group in Group]
    entries = [entry for _heading, rows in groups for entry in rows]
    return Navigation(groups, next((entry for entry in entries if entry.current), None))


def _entry(section: Section, path: str) -> Entry:
    url = section.url
    is_below = path.startswith(url) and section.url_name != FRONT
    return Entry(section, url, "page" if path == url else "true" if is_below else "")
