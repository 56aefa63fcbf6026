"""The history as it is read: each version with those who wrote, in one query for all of a page."""

from collections.abc import Sequence
from dataclasses import dataclass

from portal.accounts.models import User
from workspace.texts.models import Version
from workspace.texts.visiting import marked


@dataclass(frozen=True)
class Line:
    version: Version
    writers: tuple[str, ...]


def lines_of(versions: Sequence[Version]) -> list[Line]:
    """Who has deleted their account is not named any more."""
    numbers = {who for version in versions for who in version.writers if isinstance(who, int)}
    people = {user.pk: user.get_short_name() for user in User.objects.filter(pk__in=numbers)} if numbers else {}
    return [Line(version, tuple(_names(version, people))) for version in versions]


def _names(version: Version, people: dict[int, str]) -> list[str]:
    found = [people.get(who, "") if isinstance(who, int) else marked(str(who)) for who in version.writers]
    return [name for name in found if name]
