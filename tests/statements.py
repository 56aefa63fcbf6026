"""What a second database need not see again: of tests that send it the same statements, one suffices.

While the suite runs on the first database each test notes the shapes of its statements: the SQL without numbers, and
with lists of parameters shortened to one. On the second, those tests run that together send every shape, quick ones
rather than slow ones, and besides them all tests of which the shapes do not tell enough: those that meet errors of the
database, write past the test's own transaction, or have statements sent from other threads or processes.
"""

import heapq
import json
import os
import re
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from pathlib import Path
from zlib import crc32

from django.db import Error, connection

LEAST_SECONDS = 0.01
"""What each test costs besides what was measured."""
_LIST = re.compile(r"(?:%s|NULL|DEFAULT)(?:, ?(?:%s|NULL|DEFAULT))+")
_ROWS = re.compile(r"\(%s\)(?:, ?\(%s\))+")
_NUMBER = re.compile(r"\b\w*?\d+(?:_x\d+)?\b")


@dataclass(frozen=True)
class Note:
    """Of one test. Seconds as they passed, statements as checksums of their shapes."""

    test: str
    seconds: float
    statements: list[int]
    is_telling: bool
    """Whether the shapes of its statements say what it asks of a database."""


def shape(statement: str) -> int:
    shortened = _ROWS.sub("(%s)", _LIST.sub("%s", statement))
    return crc32(_NUMBER.sub("0", shortened).encode())


class Notes:
    """Of one process, kept in a file of its own."""

    def __init__(self, folder: Path) -> None:
        folder.mkdir(parents=True, exist_ok=True)
        self._file = (folder / f"{os.getpid()}.jsonl").open("w", encoding="utf-8")
        self._statements: set[str] = set()
        self._has_erred = False

    @contextmanager
    def watched(self) -> Iterator[None]:
        connection.execute_wrappers.append(self._note)
        yield
        connection.execute_wrappers.remove(self._note)
        self._file.close()

    def _note(self, execute, sql, params, many, context):
        self._statements.add(sql)
        try:
            return execute(sql, params, many, context)
        except Error:
            self._has_erred = True
            raise

    def end(self, test: str, seconds: float, *, is_alone: bool) -> None:
        """`is_alone`: all that it asks of the database, it asks in its own thread and transaction."""
        statements = sorted({shape(sql) for sql in self._statements})
        is_telling = is_alone and bool(statements) and not self._has_erred
        self._file.write(json.dumps(asdict(Note(test, seconds, statements, is_telling))) + "\n")
        self._statements.clear()
        self._has_erred = False


def read(folder: Path) -> list[Note]:
    lines = (line for file in sorted(folder.glob("*.jsonl")) for line in file.read_text("utf-8").splitlines())
    return [Note(**json.loads(line)) for line in lines]


def left_out(notes: Iterable[Note]) -> set[str]:
    """Those tests that show a second database nothing new.

    A greedy set cover (Chvátal 1979): again and again the test that has most new statements for its time. What a test
    is worth only ever falls, so only the first of the heap has to be counted anew.
    """
    notes = list(notes)
    telling = {note.test: note for note in notes if note.is_telling}
    seen = {each for note in notes if not note.is_telling for each in note.statements}
    heap = [(-len(note.statements) / (note.seconds + LEAST_SECONDS), test) for test, note in telling.items()]
    chosen: set[str] = set()
    heapq.heapify(heap)
    while heap:
        _last_worth, test = heapq.heappop(heap)
        note = telling[test]
        new = sum(each not in seen for each in note.statements)
        worth = -new / (note.seconds + LEAST_SECONDS)
        if not new:
            continue
        if heap and worth > heap[0][0]:
            heapq.heappush(heap, (worth, test))
        else:
            chosen.add(test)
            seen.update(note.statements)
    return set(telling) - chosen
