"""From a Yjs document, as y-prosemirror writes it, to the tree. It comes from browsers: nothing in it raises."""

import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from pycrdt import Doc, XmlElement, XmlFragment, XmlText

from workspace.texts.document.schema import MOST_NODES, tidied
from workspace.texts.document.tree import MARKS, Node, Value, text

# Any, in this module: what Yjs holds.

NAME = "text"
"""Of the fragment in its document."""
DEEPEST_READ = 60
"""Elements in elements; the words of what lies deeper are kept without its shape."""
HASHED = re.compile(r"--[A-Za-z0-9+/=]{8}$")
"""What y-prosemirror puts behind the name of a mark that may overlap itself."""
WHOLE = ("level", "order", "colspan", "rowspan")
SAFE_NUMBER = 2**31


def fragment_of(doc: Doc[Any]) -> XmlFragment:
    return doc.get(NAME, type=XmlFragment)


def read(doc: Doc[Any]) -> Node:
    """The whole text."""
    fragment = fragment_of(doc)
    with doc.transaction():
        return tidied(_Reader().children(fragment))


def read_child(child: Any) -> tuple[Node, ...]:
    """What one child of the fragment, or of a block, is in the tree: mostly one block."""
    return tidied(_Reader().nodes(child)).children


class _Reader:
    """Stops when a document has more nodes than anybody writes."""

    def __init__(self) -> None:
        self.left = MOST_NODES

    def children(self, parent: Any, depth: int = 0) -> tuple[Node, ...]:
        found: list[Node] = []
        for child in parent.children:
            found += self.nodes(child, depth)
        return tuple(found)

    def nodes(self, each: Any, depth: int = 0) -> Iterable[Node]:
        self.left -= 1
        if self.left < 0:
            return ()
        if isinstance(each, XmlText):
            return self._runs(each, depth)
        if depth >= DEEPEST_READ:
            return self._flat(each)
        if isinstance(each, XmlElement):
            found: Any = each.attributes
            return (Node(each.tag or "", self.children(each, depth + 1), attributes=_attributes(dict(found))),)
        return self.children(each, depth + 1) if isinstance(each, XmlFragment) else ()

    def _runs(self, each: XmlText, depth: int) -> list[Node]:
        found: list[Node] = []
        for words, marks in each.diff():
            if isinstance(words, str):
                names, href = read_marks(marks or {})
                found.append(text(words, *names, href=href))
            elif isinstance(words, XmlElement | XmlText | XmlFragment):
                found += self.nodes(words, depth + 1)
        return found

    def _flat(self, root: Any) -> Iterator[Node]:
        """Without recursion, however deep."""
        waiting = [root]
        while waiting and self.left > 0:
            each = waiting.pop()
            self.left -= 1
            if isinstance(each, XmlText):
                yield from (text(words) for words, _ in each.diff() if isinstance(words, str))
            else:
                waiting.extend(reversed(list(each.children)))


def read_marks(found: Mapping[str, Any]) -> tuple[list[str], str]:
    """Their names, and where a link leads."""
    names, href = [], ""
    for key, value in found.items():
        name = HASHED.sub("", key)
        if name not in MARKS or value is None or value is False:
            continue
        if name == "link":
            address = value.get("href") if isinstance(value, Mapping) else value
            href = address if isinstance(address, str) else ""
        else:
            names.append(name)
    return names, href


def _attributes(found: Mapping[str, Any]) -> tuple[tuple[str, Value], ...]:
    made: dict[str, Value] = {}
    for name, value in found.items():
        if name in WHOLE:
            number = _whole(value)
            if number is not None:
                made[name] = number
        elif name == "checked":
            made[name] = value is True or (isinstance(value, str) and value.lower() == "true") or value == 1
        elif name == "colwidth":
            widths = tuple(_whole(each) or 0 for each in value) if isinstance(value, list) else ()
            made |= {name: widths} if any(widths) else {}
        elif isinstance(value, str):
            made[name] = value
        elif isinstance(value, int | float) and not isinstance(value, bool):
            made[name] = str(_whole(value) if _whole(value) is not None else value)
    return tuple(sorted(made.items()))


def _whole(value: Any) -> int | None:
    """Of 2, 2.0 and "2"."""
    try:
        number = float(value)
    except (TypeError, ValueError):
        return None
    return int(number) if abs(number) < SAFE_NUMBER else None
