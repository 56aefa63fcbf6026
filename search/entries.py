"""What an app says of one of its things, so that it is found."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from django.utils.text import Truncator

LONGEST_TEXT = 100_000
LONGEST_TITLE = 255
LONGEST_SUMMARY = 500
WORDS_OF_SUMMARY = 40
PUBLIC = "public"
SIGNED_IN = "signed-in"


@dataclass(frozen=True)
class Entry:
    object_pk: int
    title: str
    path: str
    """Where it is read, within the portal, with a slash in front, in the portal's first language or in its own."""
    text: str = ""
    summary: str = ""
    """One or two sentences for the list of results; its words are found, too."""
    also: str = ""
    """Words by which it is found, too, and which nobody is shown: of its place and its topics, for instance."""
    language: str = "de"
    """In which it is written."""
    readers: Sequence[str] = ()
    """The languages of the readers who find it; all where empty. A page that is translated serves its own alone."""
    audience: str = PUBLIC
    """Who may find it, as `audiences` has it; one token."""
    topics: Sequence[int] = ()
    municipality: int | None = None
    project: int | None = None
    latitude: float | None = None
    longitude: float | None = None
    starts: datetime | None = None
    ends: datetime | None = None
    """The next date, for what has dates."""
    dates: Sequence[tuple[datetime, datetime]] = ()
    """All that are to come, in their order, for what has several; `search.dates` has how many are kept."""
    date: datetime | None = None
    """How new it is."""
    shown_until: datetime | None = None
    """Not found any more from then on, without anybody changing it."""
    seeks: bool = False
    """Looks for people who join in."""
    weight: int = 0
    """How many people stand behind it."""


def beginning_of(text: str) -> str:
    """The summary of what has none of its own."""
    return Truncator(text).words(WORDS_OF_SUMMARY)
