"""The pages under /konto/: what stands in their navigation. Apps above add theirs in AppConfig.ready()."""

from dataclasses import dataclass
from enum import Enum
from typing import TYPE_CHECKING

from django.utils.translation import gettext_lazy as _

from portal.base.addresses import address

if TYPE_CHECKING:
    from django_stubs_ext import StrOrPromise


class Group(Enum):
    """In this order; each with its heading."""

    MINE = _("What is mine")
    HEARING = _("What I hear of")
    ACCOUNT = _("My account")


@dataclass(frozen=True)
class Section:
    url_name: str
    label: "StrOrPromise"
    order: int
    """Within its group; "Delete account" comes last."""
    group: Group = Group.MINE

    @property
    def url(self) -> str:
        return address(self.url_name)


_sections: dict[str, Section] = {}


def register(section: Section) -> None:
    _sections[section.url_name] = section


def sections_of(group: Group) -> list[Section]:
    return sorted((each for each in _sections.values() if each.group is group), key=lambda section: section.order)


for _section in (
    Section("accounts:profile", _("Overview"), 10),
    Section("accounts:profile_edit", _("Profile"), 20, Group.ACCOUNT),
    Section("account_email", _("E-mail address"), 30, Group.ACCOUNT),
    Section("account_change_password", _("Password"), 40, Group.ACCOUNT),
    Section("mfa_index", _("Second factor"), 50, Group.ACCOUNT),
    Section("usersessions_list", _("Sessions"), 60, Group.ACCOUNT),
    Section("accounts:export", _("My data"), 80, Group.ACCOUNT),
    Section("accounts:delete", _("Delete account"), 90, Group.ACCOUNT),
):
    register(_section)
