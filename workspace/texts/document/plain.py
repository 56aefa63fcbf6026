"""What a text says, without its shape: for the search and for previews."""

from typing import Any

from pycrdt import Doc

from workspace.texts.document.reading import read
from workspace.texts.document.tree import CELLS, OF_TEXT, Node, words_of


def of(doc: Doc[Any]) -> str:  # Any: whatever stands in it
    return of_tree(read(doc))


def of_tree(root: Node) -> str:
    """A line for each block, cells of a row beside each other."""
    lines: list[str] = []
    _lines(root, lines)
    return "\n".join(lines)


def _lines(each: Node, lines: list[str]) -> None:
    if each.kind in OF_TEXT:
        words = words_of(each).strip()
        lines.extend([words] if words else [])
    elif each.kind == "image":
        lines.extend([each.words("alt")] if each.get("alt") else [])
    elif each.kind == "table_row":
        cells = [of_tree(child).replace("\n", " ") for child in each.children if child.kind in CELLS]
        lines.extend(["\t".join(cells).strip()] if any(cells) else [])
    else:
        for child in each.children:
            _lines(child, lines)
