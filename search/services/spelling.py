"""“Meintest du”: the words of what everybody may find, so that nobody is led to what they may not see.

The words are counted anew each night, and after the index was rebuilt, into one row; a process reads it when somebody
finds nothing, and keeps it until there is another.
"""

import gzip
import json
from collections import Counter
from collections.abc import Iterator
from datetime import datetime
from functools import lru_cache

from django.utils import timezone

from search.entries import PUBLIC
from search.language.slips import Spelled, Vocabulary, meant, spellings
from search.models import SearchEntry, WordList

ENTRIES_READ = 100_000
"""The newest: who looks for what only older ones say spells it right."""
MOST_WORDS = 60_000
AT_MOST_BEFORE_CUTTING = 500_000
LONGEST = 40
THE_ROW = 1


def meant_by(typed: str) -> str | None:
    """What somebody may have meant by this; whether it finds anything for them the caller has to ask."""
    vocabulary = _vocabulary()
    return meant(typed, vocabulary) if vocabulary is not None else None


def count_words() -> int:
    """Write the list anew; gives how many words it has."""
    counts: Counter[str] = Counter()
    spelled: dict[str, str] = {}
    for words in _words_of_entries():
        for word, spelling in words.items():
            if len(spelling) <= LONGEST:
                counts[word] += 1
                spelled.setdefault(word, spelling)
        if len(counts) > AT_MOST_BEFORE_CUTTING:
            counts = Counter({word: number for word, number in counts.items() if number > 1})
            spelled = {word: spelled[word] for word in counts}
    rows = [[word, spelled[word], number] for word, number in counts.most_common(MOST_WORDS)]
    packed = gzip.compress(json.dumps(rows).encode())
    WordList.objects.update_or_create(pk=THE_ROW, defaults={"made_at": timezone.now(), "packed": packed})
    return len(rows)


def _words_of_entries() -> Iterator[dict[str, str]]:
    entries = SearchEntry.objects.found_by([PUBLIC]).order_by("-pk")
    rows = entries.values_list("language", "title", "summary", "text")[:ENTRIES_READ]
    for language, *texts in rows.iterator(chunk_size=500):
        yield spellings("\n".join(texts), language)


def _vocabulary() -> Vocabulary | None:
    made_at = WordList.objects.filter(pk=THE_ROW).values_list("made_at", flat=True).first()
    return _vocabulary_made(made_at) if made_at is not None else None


@lru_cache(maxsize=1)
def _vocabulary_made(_at: datetime) -> Vocabulary:
    """One a process, large as it is."""
    packed = WordList.objects.values_list("packed", flat=True).get(pk=THE_ROW)
    return Vocabulary(Spelled(*each) for each in json.loads(gzip.decompress(packed)))
