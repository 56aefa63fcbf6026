"""What each row of a table would do, and what is wrong with it; nothing is written here."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any

from django.conf import settings
from django.core.exceptions import ValidationError
from django.utils.text import slugify
from django.utils.translation import gettext as _

from initiatives.directory.folding import fold
from initiatives.exchange import parsing
from initiatives.exchange.columns import BY_NAME
from initiatives.exchange.matching import Stock
from initiatives.exchange.models import ExternalId
from initiatives.exchange.reading import Row
from initiatives.exchange.values import SEPARATES_TOPICS, Values, current, values_of
from initiatives.exchange.words import Words
from initiatives.models import InitiativePage
from portal.accounts.models import User
from portal.regions.bounds import Verdict, verdict
from portal.regions.permissions import areas_of

CREATED, UPDATED, UNCHANGED, FAILED = "created", "updated", "unchanged", "failed"
LATITUDE_MOST, LONGITUDE_MOST = 90, 180


@dataclass(frozen=True)
class Options:
    """What the person has allowed."""

    publish: bool = False
    allow_outside: bool = False
    swap_points: bool = False


@dataclass
class Checked:
    """One row: what it would do, or why it cannot."""

    number: int
    title: str
    action: str = FAILED
    errors: list[str] = field(default_factory=list)
    page_id: int | None = None
    language: str = ""
    slug: str = ""
    external_id: str = ""
    values: Values = field(default_factory=dict)
    """Those that are other than now."""

    @property
    def changes(self) -> list[str]:
        return [str(BY_NAME[name].label) for name in self.values]


class Checker:
    """Checks the rows of one table for one person."""

    def __init__(self, rows: Sequence[Row], *, user: User, options: Options) -> None:
        self.rows, self.user, self.options = rows, user, options
        self.areas = areas_of(user)
        self.words = Words.now()
        self.stock = Stock.of(rows)
        self.seen: dict[tuple[str, ...], int] = {}

    def check_all(self) -> Iterable[Checked]:
        return (self.check(number, dict(cells)) for number, cells in self.rows)

    def check(self, number: int, cells: dict[str, str]) -> Checked:
        row = Checked(number, title=parsing.short(cells.get("title") or cells.get("slug") or ""))
        if surplus := cells.pop("surplus", ""):
            row.errors.append(_("“%(text)s” stands to the right of the last column.") % {"text": surplus})
        row.language = self._read(row, "language", cells, self.words.language, settings.LANGUAGE_CODE)
        row.external_id = self._read(row, "external_id", cells, _external_id, "")
        row.slug = self._read(row, "slug", cells, _slug, "")
        said = self._values(row, cells)
        if row.errors:
            return row
        page = self.stock.find(row.external_id, row.language, row.slug)
        self._refuse_doubles(row, said)
        if page is None:
            self._create(row, said)
        else:
            self._update(row, said, page)
        if row.errors:
            row.action = FAILED
        return row

    def _read(self, row: Checked, name: str, cells: dict[str, str], read: Callable[[str], Any], otherwise: Any) -> Any:
        """What the cell means; a mistake goes to the row, with the name of its column."""
        text = cells.get(name, "")
        if not text:
            return otherwise
        try:
            return read(text)
        except ValidationError as error:
            row.errors += [f"{BY_NAME[name].label}: {message}" for message in error.messages]
            return otherwise

    def _values(self, row: Checked, cells: dict[str, str]) -> Values:
        """What the row says; a column that the table does not have says nothing."""
        values: Values = {}
        readers: dict[str, tuple[Callable[[str], Any], Any]] = {
            "kind": (self.words.kind, None),
            "status": (self.words.status, None),
            "since": (parsing.day, None),
            "wants_people": (parsing.yes_or_no, False),
            "is_featured": (parsing.yes_or_no, False),
            "municipality": (self.words.municipality, None),
            "topics": (self._topics, frozenset()),
            "latitude": (lambda text: parsing.degrees(text, LATITUDE_MOST), None),
            "longitude": (lambda text: parsing.degrees(text, LONGITUDE_MOST), None),
        }
        for name in [name for name in BY_NAME if name in cells and name not in {"external_id", "slug", "language"}]:
            read, otherwise = readers.get(name, (_text_reader(name), ""))
            values[name] = self._read(row, name, cells, read, otherwise)
        for name in ("kind", "status", "title"):  # empty says nothing where something must stand
            if not values.get(name):
                values.pop(name, None)
        return values

    def _topics(self, text: str) -> frozenset[int]:
        if fold(text) in self.words.topics:  # a name may hold a comma itself
            return frozenset([self.words.topic(text)])
        return frozenset(self.words.topic(part) for part in SEPARATES_TOPICS.split(text) if part.strip())

    def _refuse_doubles(self, row: Checked, said: Values) -> None:
        keys: list[tuple[str, ...]] = [("id", row.external_id)] if row.external_id else []
        if row.slug:
            keys.append(("slug", row.language, row.slug))
        elif not row.external_id:
            keys.append(("title", row.language, fold(said.get("title", "")), str(said.get("municipality"))))
        for key in keys:
            if key in self.seen:
                row.errors.append(_("The same as row %(number)d.") % {"number": self.seen[key]})
            self.seen.setdefault(key, row.number)

    def _create(self, row: Checked, said: Values) -> None:
        row.action, row.values = CREATED, said
        title = said.get("title", "")
        if not title:
            row.errors.append(_("%(column)s: is needed for a new initiative.") % {"column": BY_NAME["title"].label})
            return
        place = said.get("municipality")
        if not self.stock.may_add(self.user, row.language):
            row.errors.append(_("There is no directory in this language in which you may write."))
        elif self.areas is not None and place not in self.areas:
            row.errors.append(_("%(column)s: is none of yours.") % {"column": BY_NAME["municipality"].label})
        if not row.slug and not slugify(title):
            row.errors.append(_("%(column)s: no address can be made from this.") % {"column": BY_NAME["title"].label})
        if not row.slug and (double := self.stock.named(row.language, title, place)):
            row.errors.append(
                _("There is an initiative of this name already. To change it, write its slug: %(slug)s.")
                % {"slug": double}
            )
        self._judge_point(row, said, None)

    def _update(self, row: Checked, said: Values, page: InitiativePage) -> None:
        row.page_id, row.title = page.pk, row.title or page.title
        may = page.permissions_for_user(self.user)
        if not may.can_edit() or may.page_locked() or (self.options.publish and not may.can_publish()):
            row.errors.append(_("This address belongs to an initiative that you may not change, or that is locked."))
            return
        now = values_of(current(page))
        row.values = {name: value for name, value in said.items() if value != now[name]}
        taken = row.external_id and row.external_id != self.stock.external_id_of(page)
        row.action = UPDATED if row.values or taken else UNCHANGED
        if "municipality" in row.values and self.areas is not None and row.values["municipality"] not in self.areas:
            row.errors.append(_("%(column)s: is none of yours.") % {"column": BY_NAME["municipality"].label})
        self._judge_point(row, said, now)

    def _judge_point(self, row: Checked, said: Values, now: Values | None) -> None:
        """Both or neither; outside of the region only where the person has said so."""
        if not {"latitude", "longitude"} & row.values.keys():
            return
        latitude, longitude = (said.get(name, now[name] if now else None) for name in ("latitude", "longitude"))
        if latitude is None or longitude is None:
            if latitude is not longitude:
                row.errors.append(_("A point on the map needs both latitude and longitude."))
            return
        found = verdict(float(latitude), float(longitude))
        if found is Verdict.SWAPPED and self.options.swap_points:
            row.values["latitude"], row.values["longitude"] = longitude, latitude
        elif found is Verdict.SWAPPED:
            row.errors.append(_("Latitude and longitude seem to be exchanged."))
        elif found is Verdict.OUTSIDE and not self.options.allow_outside:
            row.errors.append(_("The point lies outside of the region."))


def _text_reader(name: str) -> Callable[[str], str]:
    """By the rules of the model's own field; the lengths of longer texts are asked by forms only."""
    column: Any = InitiativePage._meta.get_field(name)  # Any: a relation has neither lengths nor validators

    def read(text: str) -> str:
        text = parsing.normal(text)
        if column.max_length and len(text) > column.max_length:
            raise ValidationError(
                _("%(count)d characters are too many, %(most)d are possible.")
                % {"count": len(text), "most": column.max_length}
            )
        column.run_validators(text)
        return text

    return read


def _external_id(text: str) -> str:
    ExternalId._meta.get_field("value").run_validators(text)
    return text


def _slug(text: str) -> str:
    InitiativePage._meta.get_field("slug").run_validators(text)
    return text.lower()
