"""The municipalities of a new portal: from a comma-separated list of names or from a CSV file."""

import csv
from pathlib import Path

from django.core.exceptions import ValidationError
from django.db import transaction

from portal.base.slugs import slug_of
from portal.regions.models import Municipality

COLUMNS = {"name", "kind", "parent", "ags", "latitude", "longitude"}
Row = dict[str, str]


class MunicipalityListError(ValueError):
    """Says in one sentence what is wrong with the list."""


def read_municipalities(source: str) -> list[Row]:
    """`source` is the name of a CSV file, or the names themselves."""
    if source.lower().endswith(".csv"):
        return _read_csv(Path(source))
    return [{"name": name.strip()} for name in source.split(",") if name.strip()]


def _read_csv(path: Path) -> list[Row]:
    try:
        text = path.read_text(encoding="utf-8-sig")
    except UnicodeDecodeError:
        message = f"{path} is not UTF-8: save it as “CSV UTF-8”."
        raise MunicipalityListError(message) from None
    except OSError as error:
        message = f"{path} cannot be read: {error.strerror}."
        raise MunicipalityListError(message) from None
    lines = text.splitlines()
    delimiter = ";" if lines and ";" in lines[0] else ","
    reader = csv.DictReader(lines, delimiter=delimiter)
    columns = set(reader.fieldnames or [])
    if "name" not in columns or columns - COLUMNS:
        message = (
            f"The first line of {path} names the columns: name and, if known, {', '.join(sorted(COLUMNS - {'name'}))}."
        )
        raise MunicipalityListError(message)
    rows = []
    for row in reader:
        if None in row or None in row.values():
            message = f"{path}, line {reader.line_num}: the number of columns differs from that of the first line."
            raise MunicipalityListError(message)
        if any(row.values()):
            rows.append({column: value.strip() for column, value in row.items()})
    return rows


@transaction.atomic
def add_municipalities(rows: list[Row]) -> list[Municipality]:
    """Makes them in the given order; a parent stands before those that belong to it."""
    if not rows:
        message = "Name at least one municipality."
        raise MunicipalityListError(message)
    made: dict[str, Municipality] = {}
    for number, row in enumerate(rows, start=1):
        name, parent = row["name"], row.get("parent", "")
        if name in made:
            message = f"Municipality {number}: “{name}” is there twice."
            raise MunicipalityListError(message)
        if parent and parent not in made:
            message = f"Municipality {number} ({name}): its parent “{parent}” must stand before it."
            raise MunicipalityListError(message)
        municipality = Municipality(
            name=name,
            slug=slug_of(name),
            kind=row.get("kind") or Municipality.Kind.TOWN,
            parent=made.get(parent),
            ags=row.get("ags", ""),
            latitude=row.get("latitude") or None,
            longitude=row.get("longitude") or None,
        )
        try:
            municipality.full_clean()
        except ValidationError as error:
            message = f"Municipality {number} ({name}): {'; '.join(_sentences(error))}"
            raise MunicipalityListError(message) from None
        municipality.save()
        made[name] = municipality
    return list(made.values())


def _sentences(error: ValidationError) -> list[str]:
    return [f"{field}: {' '.join(messages)}" for field, messages in error.message_dict.items()]
