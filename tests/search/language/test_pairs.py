import sys

from tests.search.documents import DOCUMENTS
from tests.search.naive import NaiveEngine
from tests.search.pairs import PAIRS
from tests.search.prepared import share_of

FLOOR = 0.97


def test_the_table_is_large_and_asks_for_what_there_is():
    keys = {document.key for document in DOCUMENTS}

    assert len(PAIRS) >= 150
    assert len({(pair.query, pair.language) for pair in PAIRS}) == len(PAIRS)
    assert {key for pair in PAIRS for key in pair.finds} <= keys


def test_the_prepared_words_alone_find_nearly_all():
    share, said = share_of(NaiveEngine())
    sys.stdout.write(f"\n{said}\n")

    assert share >= FLOOR, said
