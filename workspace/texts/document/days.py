"""A day as people say it, in German and English: “Freitag”, “tomorrow”, “3.12.”, “3 December 2026”."""

import re
from datetime import date, timedelta

SOON = {"heute": 0, "today": 0, "morgen": 1, "tomorrow": 1, "übermorgen": 2}
WEEKDAYS = {
    **{name: number for number, name in enumerate(("mo", "di", "mi", "do", "fr", "sa", "so"))},
    "montag": 0,
    "dienstag": 1,
    "mittwoch": 2,
    "donnerstag": 3,
    "freitag": 4,
    "samstag": 5,
    "sonnabend": 5,
    "sonntag": 6,
    "monday": 0,
    "tuesday": 1,
    "wednesday": 2,
    "thursday": 3,
    "friday": 4,
    "saturday": 5,
    "sunday": 6,
}
MONTHS = {
    "januar": 1,
    "februar": 2,
    "märz": 3,
    "april": 4,
    "mai": 5,
    "juni": 6,
    "juli": 7,
    "august": 8,
    "september": 9,
    "oktober": 10,
    "november": 11,
    "dezember": 12,
    "january": 1,
    "february": 2,
    "march": 3,
    "may": 5,
    "june": 6,
    "july": 7,
    "october": 10,
    "december": 12,
}
LAST_OF_THE_WEEK = frozenset({"ende der woche", "wochenende", "the weekend", "the end of the week", "end of the week"})
ISO = re.compile(r"^(\d{4})-(\d{2})-(\d{2})$")
NUMERIC = re.compile(r"^(?:[a-zäöü]+\.?,?\s+(?:den\s+)?)?(\d{1,2})\.\s?(\d{1,2})\.?\s?(\d{4}|\d{2})?$")
IN_WORDS = re.compile(
    r"^(?:[a-zäöü]+\.?,?\s+(?:den\s+|the\s+)?)?(\d{1,2})(?:\.|st|nd|rd|th)?\s+([a-zäöü]+)(?:\s+(\d{4}))?$"
)
LONG_PAST = timedelta(days=60)


def day_said(words: str, today: date) -> date | None:
    """A weekday is the next one after today."""
    said = words.strip().lower()
    name = said.rstrip(".")
    if said in SOON:
        return today + timedelta(days=SOON[said])
    if name in WEEKDAYS:
        return today + timedelta(days=(WEEKDAYS[name] - today.weekday() - 1) % 7 + 1)
    if said in LAST_OF_THE_WEEK:
        return today + timedelta(days=6 - today.weekday())
    return _dated(said, today)


def _dated(said: str, today: date) -> date | None:
    if found := ISO.match(said):
        return _date(int(found[1]), int(found[2]), int(found[3]))
    if found := NUMERIC.match(said):
        return _in_year(found[3], int(found[2]), int(found[1]), today)
    found = IN_WORDS.match(said)
    return _in_year(found[3], MONTHS[found[2]], int(found[1]), today) if found and found[2] in MONTHS else None


def _in_year(year: str | None, month: int, day: int, today: date) -> date | None:
    """Without a year it is this one, or the next where it is long past."""
    if year:
        return _date(int(year) + (2000 if len(year) == 2 else 0), month, day)  # noqa: PLR2004  # two digits
    this_year = _date(today.year, month, day)
    if this_year is not None and this_year < today - LONG_PAST:
        return _date(today.year + 1, month, day)
    return this_year


def _date(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None
