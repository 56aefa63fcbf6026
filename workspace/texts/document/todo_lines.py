"""Lines such as “[ ] Jana: poster by Friday”: who does what until when, as people write it in minutes."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from hashlib import sha256

from workspace.texts.document.days import day_said
from workspace.texts.document.tree import Mark, Node, walk, words_of

BOX = re.compile(r"^\s*\[ ?\]\s*")
NAMES = re.compile(r"^([^:]{1,80}):\s+(?=\S)")
BETWEEN_NAMES = re.compile(r"\s*(?:,|&|\+|\bund\b|\band\b)\s*")
UNTIL = re.compile(
    r"[\s,(–-]*\b(?:bis|by|until|am|on)\s+(?:zum\s+|spätestens\s+|nächsten\s+|next\s+)?(?P<day>[^:]{2,30}?)\)?[\s.!]*$",
    re.IGNORECASE,
)
NOTHING_YET = re.compile(r"\b(?:bis|by|until)\b|[\W_]+")
"""Of a line of a template that nobody has filled in."""
MOST = 200
TASK = re.compile(r"/aufgaben/\d+/$")


@dataclass(frozen=True)
class TodoLine:
    key: str
    """The same as long as the line says the same."""
    words: str
    title: str
    names: tuple[str, ...]
    people: tuple[str, ...]
    """Numbers of those who are mentioned."""
    due_on: date | None


def todo_lines(root: Node, today: date) -> list[TodoLine]:
    """What is not ticked, and not a task yet; a line that stands there twice counts once."""
    found: dict[str, TodoLine] = {}
    for line in _paragraphs(root):
        words = words_of(line)
        key = key_of(line)
        if NOTHING_YET.sub("", BOX.sub("", words)) and len(found) < MOST:
            found.setdefault(key, _read(line, key, today))
    return list(found.values())


def key_of(line: Node) -> str:
    return sha256(words_of(line).encode()).hexdigest()[:16]


def linked(root: Node, addresses: dict[str, str]) -> Node:
    """Each line that became a task leads there, so that it does not become one again."""
    lines = {id(line): addresses[key_of(line)] for line in _paragraphs(root) if key_of(line) in addresses}
    return _linked(root, lines)


def _linked(each: Node, lines: dict[int, str]) -> Node:
    if id(each) not in lines:
        return each.with_children(_linked(child, lines) for child in each.children)
    link = Mark("link", lines[id(each)])
    return each.with_children(
        replace(part, marks=(link, *part.marks)) if part.kind == "text" and not part.href else part
        for part in each.children
    )


def _paragraphs(root: Node) -> Iterator[Node]:
    """Of open boxes, drawn or written."""
    in_boxes = set()
    for each in walk(root):
        if each.kind == "check_item":
            first = each.children[0]
            in_boxes.add(id(first))
            if not each.is_checked and not _is_task(first):
                yield first
        elif _is_written_box(each) and id(each) not in in_boxes:
            yield each


def _is_written_box(each: Node) -> bool:
    return each.kind == "paragraph" and BOX.match(words_of(each)) is not None and not _is_task(each)


def _is_task(line: Node) -> bool:
    return any(TASK.search(part.href) for part in line.children)


def _read(line: Node, key: str, today: date) -> TodoLine:
    words = " ".join(BOX.sub("", words_of(line)).split())
    people = tuple(part.words("person") for part in line.children if part.kind == "mention")
    due_on, title = None, words
    until = UNTIL.search(words)
    if until is not None:
        due_on = day_said(until["day"].strip().lower(), today)
        title = words[: until.start()] if due_on is not None else words
    names = NAMES.match(title)
    said = tuple(name.removeprefix("@") for name in BETWEEN_NAMES.split(names[1])) if names else ()
    return TodoLine(key, words, title.strip(), said, people, due_on)


def without_names(title: str) -> str:
    return NAMES.sub("", title).strip()
