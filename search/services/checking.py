"""Whether the index says what the apps say."""

from dataclasses import dataclass, field

from django.utils import timezone

from search.contract import Searchable
from search.models import SearchEntry
from search.services.writing import digests_of, portions, said_of


@dataclass
class Findings:
    """Entries by the numbers of their things; none where the index is right."""

    right: int = 0
    missing: list[int] = field(default_factory=list)
    stale: list[int] = field(default_factory=list)
    orphaned: list[int] = field(default_factory=list)

    @property
    def wrong(self) -> list[int]:
        return sorted({*self.missing, *self.stale, *self.orphaned})


def check(searchable: Searchable) -> Findings:
    """In portions, so that memory does not grow with the number of things."""
    found = Findings()
    after = 0
    entries = SearchEntry.objects.exclude(shown_until__lte=timezone.now())  # `sweep` takes these out
    for pks in portions(searchable.rows()):
        between = entries.filter(object_pk__gt=after, object_pk__lte=pks[-1])
        _compare(searchable, pks, digests_of(searchable, between), found)
        after = pks[-1]
    _compare(searchable, [], digests_of(searchable, entries.filter(object_pk__gt=after)), found)
    return found


def _compare(searchable: Searchable, pks: list[int], stored: dict[tuple[int, str], str], found: Findings) -> None:
    said = said_of(searchable, pks)
    for key, (_entry, digest) in said.items():
        if key not in stored:
            found.missing.append(key[0])
        elif stored[key] != digest:
            found.stale.append(key[0])
        else:
            found.right += 1
    found.orphaned.extend(key[0] for key in stored if key not in said)
