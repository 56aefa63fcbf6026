"""Looking, for those who keep a search, whether the index has something new for it.

What is new has a number higher than the last one that was looked at, and is no older than the saved search. Numbers are
given before a transaction ends, so the latest are looked at once more; what was told is not told again.
"""

from collections.abc import Iterable
from dataclasses import replace

from django.db import transaction
from django.db.models import Q

from portal.activity.events import happen
from portal.activity.models import Event
from search.addresses import Asked
from search.engines import database_engine
from search.engines.requests import Order
from search.kinds import MATCH, Match
from search.language import parsed
from search.language.queries import Synonyms
from search.models import SavedSearch, SearchEntry
from search.services.asking import request_of
from search.services.saving import newest_entry
from search.synonyms import synonyms_now

ONCE_MORE = 1000
AT_MOST_TOLD = 20
"""At once: whoever gets more looks at the results themselves."""
AT_ONCE = 500
MOST_READ = 3000


def waiting() -> list[list[int]]:
    """The numbers of the saved searches that are to be looked for, in portions."""
    pks = list(SavedSearch.objects.to_look_for(until=newest_entry()).order_by("pk").values_list("pk", flat=True))
    return [pks[start : start + AT_ONCE] for start in range(0, len(pks), AT_ONCE)]


def look_for(pks: Iterable[int]) -> int:
    """Tell their people what is new; gives how many things."""
    until = newest_entry()
    searches = list(SavedSearch.objects.to_look_for(until=until).filter(pk__in=list(pks)).select_related("user"))
    new = _words_after(min(map(_after, searches), default=until))
    synonyms = synonyms_now()
    fitting = [search.pk for search in searches if new is None or _may_fit(search, new, synonyms)]
    others = {search.pk for search in searches}.difference(fitting)
    SavedSearch.objects.to_look_for(until=until).filter(pk__in=others).update(looked_to=until)
    return sum(_look(pk, until) for pk in fitting)


def _words_after(number: int) -> set[str] | None:
    """All that stand in the entries with higher numbers; None where these are too many to read them all."""
    entries = SearchEntry.objects.filter(pk__gt=number)
    if entries[MOST_READ:].exists():
        return None
    rows = entries.values_list("title_words", "words").iterator(chunk_size=100)
    return {word for row in rows for said in row for word in said.split()}


def _may_fit(search: SavedSearch, new: set[str], synonyms: Synonyms) -> bool:
    """Asking the index for each search costs a dozen queries, and most have a word that nothing new has."""
    query = parsed(search.words, search.user.language, synonyms)
    return all(any(new.issuperset(phrase) for phrase in term.alternatives) for term in query.terms)


def _after(search: SavedSearch) -> int:
    return max(search.begins_after, search.looked_to - ONCE_MORE)


@transaction.atomic
def _look(pk: int, until: int) -> int:
    """Twice is as once: whoever comes second waits, and finds that it was looked for."""
    wanted = SavedSearch.objects.to_look_for(until=until).filter(pk=pk)
    search = wanted.select_for_update(of=("self",)).select_related("user").first()
    if search is None:
        return 0
    new = _new(search)
    for match in new:
        happen(MATCH, target=search, actor=None, data=match.as_data())
    search.looked_to = until
    search.save(update_fields=["looked_to"])
    return len(new)


def _new(search: SavedSearch) -> list[Match]:
    """The oldest first; nothing where it names a place or a topic that is no longer there."""
    asked = Asked.read(search.parameters)
    query = parsed(asked.typed, search.user.language, synonyms_now())
    if not query or asked.form.errors:
        return []
    request = replace(
        request_of(query, search.user, search.user.language, asked.narrowing),
        after=_after(search),
        order=Order.NEWEST,
    )
    # The database, as a search server may hear of an entry only after it was looked for.
    found = SearchEntry.objects.filter(pk__in=list(database_engine().search(request).ids))
    new = found.filter(Q(date__isnull=True) | Q(date__gte=search.since))
    if search.kinds:
        new = new.filter(key__in=search.kind_keys)
    events = Event.objects.about(search).of_kinds([MATCH])
    told = {Match.of(data) for data in events.values_list("data", flat=True)}
    matches = dict.fromkeys(
        Match(key, object_pk) for key, object_pk in new.order_by("pk").values_list("key", "object_pk")
    )
    return [match for match in matches if match not in told][-AT_MOST_TOLD:]
