"""What the results page says beside the results: what managers recommend, what may have been meant, what begins so."""

from dataclasses import dataclass, field, replace

from search.engines import engine
from search.language import parsed
from search.promotions import recommended
from search.services import missing
from search.services.asking import Answer, Hit, hits_of
from search.services.spelling import meant_by
from search.services.suggesting import Suggested, beginning
from search.synonyms import synonyms_now


@dataclass(frozen=True)
class Help:
    recommended: list[Hit] = field(default_factory=list)
    meant: str | None = None
    """Finds something for this person, where what they have typed does not."""
    beginning: list[Suggested] = field(default_factory=list)
    """Titles that begin like what they have typed, where that finds nothing anywhere."""

    @property
    def pks(self) -> list[int]:
        """Of the entries that are recommended."""
        return [hit.entry.pk for hit in self.recommended]


def help_with(answer: Answer) -> Help:
    """Recommended is for a search as a whole, on its first page."""
    request = answer.request
    is_whole = answer.page.number == 1 and not answer.narrowing.leaves_out
    entries = recommended(answer.query, reader=request.reader, audiences=request.audiences) if is_whole else []
    hits = list(hits_of([entry.pk for entry in entries], request)) if entries else []
    if answer.found.total != 0 or not answer.query:
        return Help(hits)
    if is_whole and not hits:
        missing.note_empty(typed=answer.typed, language=request.reader)
    return Help(hits, _meant(answer), _beginning(answer) if is_whole else [])


def _beginning(answer: Answer) -> list[Suggested]:
    """Of what this person may find; not where words are excluded, which stand nowhere in a beginning."""
    if answer.query.excluded:
        return []
    return beginning(typed=answer.typed, reader=answer.request.reader, audiences=answer.request.audiences)


def _meant(answer: Answer) -> str | None:
    words = meant_by(answer.typed)
    query = parsed(words, answer.request.reader, synonyms_now()) if words else None
    if not query:
        return None
    found = engine().search(replace(answer.request, query=query))
    return words if found.total != 0 else None
