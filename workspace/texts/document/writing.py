"""From the tree into a Yjs document, as y-prosemirror would write it."""

from collections.abc import Iterable, Sequence
from typing import Any

from pycrdt import Doc, XmlElement, XmlText

from workspace.texts.document.reading import fragment_of
from workspace.texts.document.tree import INLINE, Node

# Any, in this module: a parent in Yjs, and what it takes for attributes.


def size(words: str) -> int:
    """Places in an XmlText are counted in bytes of UTF-8 by pycrdt; one within a character breaks the document."""
    return len(words.encode())


def append(doc: Doc[Any], blocks: Iterable[Node]) -> None:
    """At the end of the text."""
    fragment = fragment_of(doc)
    with doc.transaction():
        insert(fragment, len(fragment.children), blocks)


def update_of(blocks: Iterable[Node]) -> bytes:
    """A new text as an update for an empty document."""
    doc: Doc[Any] = Doc()
    append(doc, blocks)
    return doc.get_update()


def insert(parent: Any, place: int, blocks: Iterable[Node]) -> int:
    """As children from this place on; the place behind them."""
    for each in blocks:
        _put(parent, place, each)
        place += 1
    return place


def _put(parent: Any, place: int, each: Node) -> None:
    element = XmlElement(each.kind)
    parent.children.insert(place, element)
    set_attributes(element, each)
    if any(child.kind in INLINE for child in each.children):
        put_inline(element, 0, each.children)
    else:
        insert(element, 0, each.children)


def set_attributes(element: Any, each: Node) -> None:
    for name, value in each.attributes:
        element.attributes[name] = list(value) if isinstance(value, tuple) else value


def put_inline(element: Any, place: int, parts: Sequence[Node]) -> int:
    """Text that stands together is one XmlText; line breaks and mentions are elements beside it."""
    written: Any = None
    for each in parts:
        if each.kind != "text":
            written = None
            _put(element, place, each)
            place += 1
            continue
        if written is None:
            written = XmlText("")
            element.children.insert(place, written)
            place += 1
        written.insert(len(written), each.text, attributes_of(each))
    return place


def attributes_of(part: Node) -> dict[str, Any]:
    return {mark.name: {"href": mark.href} if mark.name == "link" else {} for mark in part.marks}
