"""Counting what is looked for and not found, so that managers can add synonyms.

Neither who looked for it is kept, nor from where. Until something was looked for on three days only its digest is
kept, from which nobody reads the words without the portal's own key. What has a digit or an @, more than four words or
more than sixty letters is not counted at all: it is somebody's address, number or letter rather than a word that others
look for.
"""

import re
from datetime import timedelta

from django.db import transaction
from django.db.models import F
from django.utils import timezone
from django.utils.crypto import salted_hmac

from search.language.folding import folded
from search.language.words import words_in
from search.models import EmptySearch

DAYS = 3
MOST_WORDS, LONGEST = 4, 60
PRIVATE = re.compile(r"[@\d]")
MOST_KEPT = 20_000
"""Whoever asks for nonsense all day fills no more than this."""
RARE_KEPT, COMMON_KEPT = timedelta(days=60), timedelta(days=365)


@transaction.atomic
def note_empty(*, typed: str, language: str) -> None:
    """Somebody has found nothing for this."""
    words = " ".join(found[0] for found in words_in(typed))
    if not words or len(typed) > LONGEST or len(words.split()) > MOST_WORDS or PRIVATE.search(typed):
        return
    key = f"{language} {' '.join(map(folded, words.split()))}"
    digest = salted_hmac("search.missing", key, algorithm="sha256").hexdigest()[:40]
    today = timezone.localdate()
    there = EmptySearch.objects.filter(digest=digest)
    on_another_day = there.filter(last_day__lt=today)
    if on_another_day.update(days=F("days") + 1, times=F("times") + 1, last_day=today):
        there.filter(days__gte=DAYS, words="").update(words=words)
    elif not there.update(times=F("times") + 1) and EmptySearch.objects.count() < MOST_KEPT:
        row = EmptySearch(digest=digest, language=language, last_day=today)
        EmptySearch.objects.bulk_create([row], ignore_conflicts=True)


def forget_old() -> int:
    """What nobody has looked for lately; gives how many rows went."""
    today = timezone.localdate()
    return EmptySearch.objects.not_asked_since(rare=today - RARE_KEPT, common=today - COMMON_KEPT).delete()[0]
