"""The columns of the table: the same for import, export and the template."""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache

from django.conf import settings
from django.db.models import TextChoices
from django.utils import translation
from django.utils.functional import Promise, lazy
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from initiatives.directory.folding import fold
from initiatives.models import InitiativePage


@dataclass(frozen=True)
class Column:
    name: str
    label: Promise
    help: "Promise | str" = ""
    also: tuple["Promise | str", ...] = ()
    """Other headings under which it is recognised."""


def _words(choices: type[TextChoices]) -> str:
    return gettext("One of these words: %(words)s.") % {"words": ", ".join(str(label) for label in choices.labels)}


_one_of = lazy(_words, str)
"""What is said to be possible is what is understood, in the reader's language."""

COLUMNS = [
    Column(
        "external_id",
        _("External ID"),
        _("Your own number for it, for example from a register. By it a later import finds the initiative again."),
    ),
    Column("slug", _("Slug"), _("The end of its address. Empty: made from the name.")),
    Column("language", _("Language"), _("“de” or “en”. Empty: German."), also=(_("Locale"),)),
    Column("title", _("Name"), _("Needed for new ones."), also=(_("Title"), _("Initiative"))),
    Column(
        "introduction", _("Description"), _("One or two sentences, at most 400 characters."), also=(_("Introduction"),)
    ),
    Column("kind", _("Kind"), _one_of(InitiativePage.Kind)),
    Column("status", _("Status"), _one_of(InitiativePage.Status)),
    Column("since", _("Since"), _("A date, a month or a year: 2019-05-01, 1.5.2019, 5/2019 or 2019.")),
    Column("wants_people", _("Looks for people"), _("Yes or no.")),
    Column("is_featured", _("Featured"), _("Yes or no.")),
    Column("topics", _("Topics"), _("One or several, with commas between them."), also=(_("Topic"),)),
    Column(
        "municipality",
        _("Municipality"),
        _("Its name, its short name in addresses or its official key. Empty: the whole region."),
    ),
    Column("place_name", _("Place"), _("For example: old fire station.")),
    Column("address", _("Address"), _("Street and number, postcode and town.")),
    Column("latitude", _("Latitude"), _("In degrees, 54.32 or 54,32."), also=("lat", _("Degree of latitude"))),
    Column(
        "longitude", _("Longitude"), _("In degrees, 10.13 or 10,13."), also=("lon", "lng", _("Degree of longitude"))
    ),
    Column("contact_name", _("Contact person")),
    Column("contact_email", _("Email address"), _("Never shown: people write through a form."), also=("email",)),
    Column("contact_phone", _("Telephone"), _("Shown to everybody.")),
    Column("website", _("Website"), _("With https:// at its beginning."), also=("url",)),
]
BY_NAME = {column.name: column for column in COLUMNS}
INFORMATION = [
    Column("state", _("Publication")),
    Column("touched", _("Last touched")),
]
"""What an export says besides; an import passes over it."""


def in_all_languages(text: "Promise | str") -> Iterable[str]:
    """As people may write it, whatever language they see the admin in."""
    for code, _name in settings.LANGUAGES:
        with translation.override(code):
            yield fold(str(text))


@cache
def known_headings() -> dict[str, str]:
    """The folded heading, and the name of its column."""
    found: dict[str, str] = {}
    for column in [*COLUMNS, *INFORMATION]:
        found[fold(column.name)] = column.name
        for text in (column.label, *column.also):
            for heading in in_all_languages(text):
                found.setdefault(heading, column.name)
    return found
