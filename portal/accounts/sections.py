"""The pages under /konto/: what stands in their navigation. Apps above add theirs in AppConfig.ready()."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.utils.translation import gettext_lazy as _

if TYPE_CHECKING:
    from django_stubs_ext import StrOrPromise


@dataclass(frozen=True)
class Section:
    url_name: str
    label: "StrOrPromise"
    order: int
    """The account's own stand at 10, 20, 30 …; "Delete account" comes last."""


_sections: dict[str, Section] = {}


def register(section: Section) -> None:
    _sections[section.url_name] = section


def sections() -> list[Section]:
    return sorted(_sections.values(), key=lambda section: section.order)


for _section in (
    Section("accounts:profile", _("Overview"), 10),
    Section("accounts:profile_edit", _("Profile"), 20),
    Section("account_email", _("E-mail address"), 30),
    Section("account_change_password", _("Password"), 40),
    Section("mfa_index", _("Second factor"), 50),
    Section("usersessions_list", _("Sessions"), 60),
    Section("accounts:export", _("My data"), 80),
    Section("accounts:delete", _("Delete account"), 90),
):
    register(_section)
