"""What all engines of these tests share: the documents, the words, and a second try for slips."""

from abc import ABC, abstractmethod
from collections import Counter
from collections.abc import Iterable

from search.language import Query, parsed, synonyms_of
from search.language.slips import Spelled, Vocabulary, meant, spellings
from tests.search.documents import DOCUMENTS, SYNONYMS
from tests.search.pairs import PAIRS


class PreparedEngine(ABC):
    def __init__(self) -> None:
        self.documents = DOCUMENTS
        self.synonyms = synonyms_of(SYNONYMS)
        texts = [(f"{each.title} {each.text}", each.language) for each in DOCUMENTS]
        texts += [(text, language) for language, group in SYNONYMS for text in group]
        self.vocabulary = vocabulary_of(texts)
        self.fill()

    def fill(self) -> None:  # noqa: B027  # where the documents are there already
        """Put them into the engine."""

    @abstractmethod
    def found(self, query: Query) -> frozenset[str]: ...

    def search(self, typed: str, language: str) -> frozenset[str]:
        """Where nothing is found, with the slips put right."""
        query = parsed(typed, language, self.synonyms)
        found = self.found(query) if query else frozenset()
        if not found and (instead := meant(typed, self.vocabulary)):
            found = self.found(parsed(instead, language, self.synonyms))
        return found


def vocabulary_of(texts: Iterable[tuple[str, str]]) -> Vocabulary:
    counts: Counter[str] = Counter()
    spelled: dict[str, str] = {}
    for text, language in texts:
        found = spellings(text, language)
        counts.update(found.keys())
        spelled = {**found, **spelled}
    return Vocabulary(Spelled(word, spelled[word], count) for word, count in counts.items())


def share_of(engine: PreparedEngine) -> tuple[float, str]:
    """The share of the pairs of which exactly the right documents are found, and what to print of it."""
    missed = [(pair, found) for pair in PAIRS if (found := engine.search(pair.query, pair.language)) != pair.finds]
    share = 1 - len(missed) / len(PAIRS)
    of_a_kind = Counter(pair.kind for pair in PAIRS)
    missed_of_a_kind = Counter(pair.kind for pair, _found in missed)
    said = [f"{type(engine).__name__}: {len(PAIRS)} pairs, {share:.1%} found exactly"]
    said += [f"  {kind:10} {count - missed_of_a_kind[kind]} of {count}" for kind, count in of_a_kind.items()]
    said += [
        f"  {pair.kind}: {pair.query} lacks {sorted(pair.finds - found)}, has {sorted(found - pair.finds)}"
        for pair, found in missed
    ]
    return share, "\n".join(said)
