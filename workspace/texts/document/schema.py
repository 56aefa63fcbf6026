"""Any tree becomes one of the editor's schema; what does not fit is kept as text, nothing raises.

Each source (Yjs, Markdown, a file) builds what it found and comes through here, so the forms need not look again.
"""

import re
from collections.abc import Callable, Iterable
from dataclasses import replace

from workspace.texts.document.links import safe_address
from workspace.texts.document.tree import (
    CALLOUTS,
    CELLS,
    INLINE,
    ITEMS,
    LEAVES,
    LISTS,
    LOWEST_HEADING,
    OF_TEXT,
    Node,
    Value,
    node,
)

DEEPEST = 24
"""Blocks in blocks; what lies deeper is kept as paragraphs of the deepest one."""
MOST_NODES = 200_000
UNWRITABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
"""What XML cannot hold."""
SPACES = re.compile(r"[\t\r\n\u2028\u2029]")


def tidied(blocks: Iterable[Node]) -> Node:
    return Node("doc", tuple(_blocks(blocks, 0)))


def _blocks(nodes: Iterable[Node], depth: int) -> list[Node]:
    made: list[Node] = []
    loose: list[Node] = []
    for each in nodes:
        if each.kind in INLINE:
            loose.append(each)
            continue
        _close(loose, made)
        made.extend(_block(each, depth))
    _close(loose, made)
    return made


def _close(loose: list[Node], made: list[Node]) -> None:
    """Text that stood between blocks."""
    if any(each.text.strip() or each.kind == "mention" for each in loose):
        made.append(node("paragraph", *_inline(loose)))
    loose.clear()


def _block(each: Node, depth: int) -> list[Node]:
    if each.kind in OF_TEXT:
        return _of_text(each, depth)
    if each.kind in LEAVES:
        return _leaf(each)
    if depth >= DEEPEST:
        return _flat(each)
    make = _STRUCTURES.get(each.kind, _unknown)
    return make(each, depth)


def _list(each: Node, depth: int) -> list[Node]:
    items = [_item(child, LISTS[each.kind], depth + 1) for child in each.children]
    start = {"order": max(each.number("order"), 0)} if each.kind == "ordered_list" else {}
    return [node(each.kind, *items, **start)] if items else []


def _stray_item(each: Node, depth: int) -> list[Node]:
    return _list(node("check_list" if each.kind == "check_item" else "bullet_list", each), depth)


def _table(each: Node, depth: int) -> list[Node]:
    rows = [row for child in each.children if (row := _row(child, depth + 1)).children]
    return [node("table", *rows)] if rows else []


def _container(each: Node, depth: int) -> list[Node]:
    inside = _blocks(each.children, depth + 1) or [node("paragraph")]
    kind = each.words("kind")
    named = {"kind": kind if kind in CALLOUTS else CALLOUTS[0]} if each.kind == "callout" else {}
    return [node(each.kind, *inside, **named)]


def _unknown(each: Node, depth: int) -> list[Node]:
    return _blocks((*([Node("text", text=each.text)] if each.text else []), *each.children), depth)


def _flat(each: Node) -> list[Node]:
    """As deep as a text may be: the blocks of a list or table without it."""
    nested = each.kind in LISTS or each.kind == "table"
    parts = (part for child in each.children for part in child.children) if nested else iter(each.children)
    return _blocks(parts, DEEPEST)


def _of_text(each: Node, depth: int) -> list[Node]:
    """Blocks that somebody has put into a paragraph come behind it."""
    inside = [child for child in each.children if child.kind in INLINE]
    others = [child for child in each.children if child.kind not in INLINE]
    if each.kind == "code_block":
        code = "".join("\n" if child.kind == "hard_break" else child.text for child in inside)
        code = UNWRITABLE.sub("", code.replace("\r\n", "\n").replace("\r", "\n"))
        made = node("code_block", *([Node("text", text=code)] if code else []))
    elif each.kind == "heading":
        made = node("heading", *_inline(inside), level=min(max(each.level, 1), LOWEST_HEADING))
    else:
        made = node("paragraph", *_inline(inside))
    return [made, *(_blocks(others, depth + 1) if others else [])]


def _inline(nodes: Iterable[Node]) -> list[Node]:
    """Neighbours that look alike become one."""
    made: list[Node] = []
    for each in nodes:
        if each.kind == "text":
            words = SPACES.sub(" ", UNWRITABLE.sub("", each.text))
            if made and made[-1].kind == "text" and made[-1].marks == each.marks:
                made[-1] = replace(made[-1], text=made[-1].text + words)
            elif words:
                made.append(Node("text", text=words, marks=each.marks))
        elif each.kind == "mention":
            label = SPACES.sub(" ", UNWRITABLE.sub("", each.words("label"))).strip()
            made.append(node("mention", label=label, person=UNWRITABLE.sub("", each.words("person"))))
        else:
            made.append(node("hard_break"))
    return made


def _leaf(each: Node) -> list[Node]:
    if each.kind == "horizontal_rule":
        return [node("horizontal_rule")]
    source = safe_address(each.words("src"))
    if not source or source.startswith("mailto:"):
        return []
    alt = SPACES.sub(" ", UNWRITABLE.sub("", each.words("alt"))).strip()
    return [node("image", alt=alt, picture=UNWRITABLE.sub("", each.words("picture")), src=source)]


def _item(each: Node, kind: str, depth: int) -> Node:
    """Begins with a paragraph, as the editor wants it."""
    inside = _blocks(each.children if each.kind in ITEMS else [each], depth)
    if not inside or inside[0].kind != "paragraph":
        inside.insert(0, node("paragraph"))
    named: dict[str, Value] = {"checked": each.is_checked} if kind == "check_item" else {}
    return node(kind, *inside, **named)


def _row(each: Node, depth: int) -> Node:
    parts = each.children if each.kind == "table_row" else (each,)
    return node("table_row", *(_cell(part, depth + 1) for part in parts))


def _cell(each: Node, depth: int) -> Node:
    inside = _blocks(each.children if each.kind in CELLS else [each], depth) or [node("paragraph")]
    named: dict[str, Value] = {}
    if each.kind in CELLS:
        for name in ("colspan", "rowspan"):
            if 1 < each.number(name) <= 50:  # noqa: PLR2004  # cells of an editor
                named[name] = each.number(name)
        widths = each.get("colwidth")
        if isinstance(widths, tuple):
            named["colwidth"] = widths
    return node(each.kind if each.kind in CELLS else "table_cell", *inside, **named)


_STRUCTURES: dict[str, Callable[[Node, int], list[Node]]] = {
    **dict.fromkeys(LISTS, _list),
    **dict.fromkeys(ITEMS, _stray_item),
    "table": _table,
    "blockquote": _container,
    "callout": _container,
}
