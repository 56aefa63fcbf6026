"""Writing the whole index anew, while people go on searching in it."""

from search.contract import Searchable, searchables
from search.models import SearchEntry
from search.services import filling
from search.services.writing import forget, portions, remove_of_nobody, write


def rebuild(searchable: Searchable) -> int:
    """All entries of a kind as they should be, without a moment in which there are none; gives how many were wrong."""
    wrong = after = 0
    for pks in portions(searchable.rows()):
        wrong += write(searchable, pks)
        wrong += remove_of_nobody(searchable, after=after, until=pks[-1], known=pks)
        after = pks[-1]
    wrong += remove_of_nobody(searchable, after=after, until=None, known=())
    filling.done(searchable)
    return wrong


def remove_unknown_kinds() -> int:
    """What apps have left behind that are no longer there."""
    known = [searchable.key for searchable in searchables()]
    return forget(SearchEntry.objects.exclude(key__in=known))
