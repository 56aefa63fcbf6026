"""An engine that reads everything: what the prepared words alone can do, and what is expected of the real ones."""

from search.language import Query, Term, words_of
from tests.search.prepared import PreparedEngine


class NaiveEngine(PreparedEngine):
    def fill(self) -> None:
        self.words = {each.key: words_of(f"{each.title}\n{each.text}", each.language) for each in self.documents}

    def found(self, query: Query) -> frozenset[str]:
        return frozenset(
            key
            for key, words in self.words.items()
            if all(_holds(words, term) for term in query.terms)
            and not any(_holds(words, term) for term in query.excluded)
        )


def _holds(words: str, term: Term) -> bool:
    return any(f" {' '.join(phrase)} " in f" {words} " for phrase in term.alternatives)
