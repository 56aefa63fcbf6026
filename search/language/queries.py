"""From what somebody types to what is asked of an engine."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property

from search.language.folding import plain
from search.language.lists import listed
from search.language.words import analysed, without_endings, words_in

LANGUAGES = ("de", "en")
LONGEST_QUERY = 200
MOST_TERMS = 12
# A phrase in whatever quotation marks, or something without spaces; with a minus in front it is not wanted.
PART = re.compile(
    r"""(?P<minus>(?<!\S)[-−–])?(?:["„“”«»](?P<phrase>[^"„“”«»]*)(?:["„“”«»]|$)|(?P<words>[^\s"„“”«»]+))"""
)

Phrase = tuple[str, ...]
"""Words of the index that follow each other; mostly one."""
Synonyms = Mapping[Phrase, Iterable[Phrase]]
"""Words of the index, and what else is meant by them; made by `synonyms_of`."""


@dataclass(frozen=True)
class Term:
    """Holds where any of its alternatives stands: by the rules of each language, and the synonyms."""

    alternatives: tuple[Phrase, ...]
    typed: str


@dataclass(frozen=True)
class Query:
    """All of `terms`, none of `excluded`."""

    terms: tuple[Term, ...] = ()
    excluded: tuple[Term, ...] = ()

    def __bool__(self) -> bool:
        """Exclusions alone ask for nothing."""
        return bool(self.terms)

    @cached_property
    def words(self) -> frozenset[str]:
        """All that may stand in what is found, each by itself."""
        return frozenset(word for term in self.terms for phrase in term.alternatives for word in phrase)


def parsed(typed: str, language: str, synonyms: Synonyms | None = None) -> Query:
    """What is in the reader's language comes first; the other's rules hold too, for its texts are found as well."""
    terms: list[Term] = []
    excluded: list[Term] = []
    languages = sorted(LANGUAGES, key=lambda each: each != language)
    text = without_endings(typed[:LONGEST_QUERY].replace("\x00", " "))
    for part in PART.finditer(text):
        said = part["phrase"] if part["phrase"] is not None else part["words"]
        words = [found[0] for found in words_in(said) if analysed(found[0], language).whole]
        wanted = excluded if part["minus"] else terms
        for group in [words] if part["phrase"] is not None else [[word] for word in words]:
            if group:
                wanted.append(_term(group, languages, synonyms or {}))
    terms = _synonyms_of_several(terms, synonyms or {})
    return Query(tuple(_without_stopwords(terms, language)[:MOST_TERMS]), tuple(excluded[:MOST_TERMS]))


def phrase_of(text: str, language: str) -> Phrase:
    """The words of the index for a text, without what is within them."""
    return tuple(word for found in words_in(without_endings(text)) if (word := analysed(found[0], language).whole))


def synonyms_of(groups: Iterable[tuple[str, Iterable[str]]]) -> Synonyms:
    """From the groups that managers keep, each with its language: what is in a group means the same."""
    meant: dict[Phrase, list[Phrase]] = {}
    for language, group in groups:
        phrases = [phrase for text in group if (phrase := phrase_of(text, language))]
        for phrase in phrases:
            meant.setdefault(phrase, []).extend(other for other in phrases if other != phrase)
    return meant


def _term(words: list[str], languages: list[str], synonyms: Synonyms) -> Term:
    phrases = [tuple(analysed(word, language).whole for word in words) for language in languages]
    also = [other for phrase in phrases for other in synonyms.get(phrase, ())]
    return Term(tuple(dict.fromkeys([*phrases, *also])), " ".join(words))


def _synonyms_of_several(terms: list[Term], synonyms: Synonyms) -> list[Term]:
    """Words typed one after the other that have synonyms together: “öffentlicher Nahverkehr”, “ÖPNV”."""
    longest = max((len(phrase) for phrase in synonyms), default=1)
    done: list[Term] = []
    start = 0
    while start < len(terms):
        for end in range(min(len(terms), start + longest), start + 1, -1):
            together = terms[start:end]
            phrase = tuple(term.alternatives[0][0] for term in together if len(term.alternatives[0]) == 1)
            if len(phrase) == len(together) and phrase in synonyms:
                typed = " ".join(term.typed for term in together)
                done.append(Term(tuple(dict.fromkeys([phrase, *synonyms[phrase]])), typed))
                start = end
                break
        else:
            done.append(terms[start])
            start += 1
    return done


def _without_stopwords(terms: list[Term], language: str) -> list[Term]:
    stopwords = listed("stopwords_de" if language == "de" else "stopwords_en")
    return [term for term in terms if plain(term.typed) not in stopwords] or terms
