"""What is done with words before indexing and before asking, the same for every engine: docs/search-words.md.

`words_of` for the index, `parsed` for queries, `marks` for excerpts, `slips` for “meintest du”.
"""

from search.language.indexing import words_of
from search.language.marking import marks
from search.language.queries import Query, Term, parsed, synonyms_of

__all__ = ["Query", "Term", "marks", "parsed", "synonyms_of", "words_of"]
