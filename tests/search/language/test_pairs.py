from collections import Counter

import pytest

from tests.search.documents import DOCUMENTS, SYNONYMS
from tests.search.naive import NaiveEngine
from tests.search.pairs import PAIRS

FLOOR = 0.97


@pytest.fixture(scope="module")
def engine():
    return NaiveEngine(DOCUMENTS, SYNONYMS)


def test_the_table_is_large_and_asks_for_what_there_is():
    keys = {document.key for document in DOCUMENTS}

    assert len(PAIRS) >= 150
    assert len({(pair.query, pair.language) for pair in PAIRS}) == len(PAIRS)
    assert {key for pair in PAIRS for key in pair.finds} <= keys


def test_the_prepared_words_alone_find_nearly_all(engine, record_property):
    missed = [(pair, found) for pair in PAIRS if (found := engine.search(pair.query, pair.language)) != pair.finds]
    share = 1 - len(missed) / len(PAIRS)
    of_a_kind = Counter(pair.kind for pair in PAIRS)
    missed_of_a_kind = Counter(pair.kind for pair, _found in missed)
    record_property("share", share)
    print(f"\n{len(PAIRS)} pairs, {share:.1%} found exactly")
    for kind, count in of_a_kind.items():
        print(f"{kind:10} {count - missed_of_a_kind[kind]} of {count}")
    for pair, found in missed:
        print(f"{pair.kind}: {pair.query} lacks {sorted(pair.finds - found)}, has {sorted(found - pair.finds)}")

    assert share >= FLOOR
