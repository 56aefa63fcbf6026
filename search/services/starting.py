"""The synonyms that a portal begins with; from then on they are the managers'."""

from search.language.lists import groups
from search.language.queries import phrase_of
from search.models import Synonym
from search.synonyms import synonyms_now


def add_synonyms() -> int:
    """Those of which no word stands in a group already; gives how many there were."""
    kept = synonyms_now()
    new = [
        Synonym(language=language, words=", ".join(words))
        for language, words in groups("synonyms")
        if not any(phrase_of(word, language) in kept for word in words)
    ]
    for group in new:
        group.save()  # one by one, as a process hears of it then that they have changed
    return len(new)
