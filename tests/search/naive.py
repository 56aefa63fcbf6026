"""An engine that reads everything: what the prepared words alone can do, and what is expected of the real ones."""

from collections import Counter
from collections.abc import Iterable

from search.language import Query, parsed, synonyms_of, words_of
from search.language.slips import Spelled, Vocabulary, meant, spellings
from tests.search.documents import Document


class NaiveEngine:
    def __init__(self, documents: Iterable[Document], synonyms: Iterable[tuple[str, list[str]]]) -> None:
        documents, synonyms = list(documents), list(synonyms)
        self.words = {each.key: words_of(f"{each.title}\n{each.text}", each.language) for each in documents}
        self.synonyms = synonyms_of(synonyms)
        counts: Counter[str] = Counter()
        spelled: dict[str, str] = {}
        texts = [(f"{each.title} {each.text}", each.language) for each in documents]
        texts += [(text, language) for language, group in synonyms for text in group]
        for text, language in texts:
            found = spellings(text, language)
            counts.update(found.keys())
            spelled = {**found, **spelled}
        self.vocabulary = Vocabulary(Spelled(word, spelled[word], count) for word, count in counts.items())

    def search(self, typed: str, language: str) -> frozenset[str]:
        """Where nothing is found, with the slips put right."""
        found = self.found(parsed(typed, language, self.synonyms))
        if not found and (instead := meant(typed, self.vocabulary)):
            found = self.found(parsed(instead, language, self.synonyms))
        return found

    def found(self, query: Query) -> frozenset[str]:
        if not query:
            return frozenset()

        def holds(term, words):
            return any(f" {' '.join(phrase)} " in f" {words} " for phrase in term.alternatives)

        return frozenset(
            key
            for key, words in self.words.items()
            if all(holds(term, words) for term in query.terms) and not any(holds(term, words) for term in query.excluded)
        )
