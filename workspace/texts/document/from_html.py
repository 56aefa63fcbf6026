"""HTML as a tree. A browser's parser (nh3's) puts it in order first, so that it closes what it opens."""

from dataclasses import dataclass, field
from html.parser import HTMLParser
from itertools import groupby

import nh3

from workspace.texts.document.schema import tidied
from workspace.texts.document.tree import INLINE, Node, Value, node, text

MARKS = {
    "b": "strong",
    "strong": "strong",
    "i": "em",
    "em": "em",
    "cite": "em",
    "s": "strike",
    "del": "strike",
    "strike": "strike",
    "code": "code",
    "kbd": "code",
    "samp": "code",
    "tt": "code",
}
BLOCKS = {
    "p": "paragraph",
    "ul": "bullet_list",
    "ol": "ordered_list",
    "li": "list_item",
    "blockquote": "blockquote",
    "pre": "code_block",
    "table": "table",
    "tr": "table_row",
    "th": "table_header",
    "td": "table_cell",
    "dt": "paragraph",
    "dd": "paragraph",
    "figcaption": "paragraph",
    "caption": "paragraph",
    **{f"h{level}": "heading" for level in range(1, 7)},
}
SPLICED = frozenset(
    {"div", "section", "article", "main", "header", "footer", "nav", "aside", "figure", "body", "address", "center"}
    | {"details", "summary", "dl"}
)
"""They only hold blocks, and part the text around them."""
ROWS = frozenset({"thead", "tbody", "tfoot"})
KNOWN = frozenset(MARKS) | frozenset(BLOCKS) | SPLICED | ROWS | {"a", "br", "hr", "img", "span", "input"}
SEEN = {
    "*": {"class"},
    "a": {"href"},
    "img": {"src", "alt"},
    "ol": {"start"},
    "td": {"colspan", "rowspan"},
    "th": {"colspan", "rowspan"},
    "input": {"type", "checked"},
    "aside": {"data-callout"},
}
DEEPEST = 60
PRE = "code_block"


def read(source: str) -> Node:
    return tidied(blocks_of_html(source))


def blocks_of_html(source: str) -> tuple[Node, ...]:
    cleaned = nh3.clean(
        source,
        tags=set(KNOWN),
        attributes={name: set(names) for name, names in SEEN.items()},
        clean_content_tags={"script", "style", "title", "template"},
        link_rel=None,
        url_schemes={"http", "https", "mailto"},
    )
    reader = _Reader()
    reader.feed(cleaned)
    reader.close()
    return tuple(_parted(reader.ended()))


@dataclass
class _Open:
    """An element that is not closed yet."""

    tag: str
    kind: str
    attributes: dict[str, Value] = field(default_factory=dict)
    children: list[Node] = field(default_factory=list)


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.stack = [_Open("", "doc")]
        self.marks: list[str] = []
        self.hrefs: list[str] = []
        self.passed_over = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        named = {name: value or "" for name, value in attrs}
        if tag == "br":
            self._add(node("hard_break"))
        elif tag == "hr":
            self._add(node("horizontal_rule"))
        elif tag == "img":
            self._add(node("image", src=named.get("src", ""), alt=named.get("alt", "")))
        elif tag == "input":
            self._box(named)
        elif tag == "a":
            self.hrefs.append(named.get("href", ""))
        elif tag in MARKS:
            self.marks.append(MARKS[tag])
        elif tag in BLOCKS or tag in SPLICED or tag in ROWS:
            self._open(tag, named)

    def _open(self, tag: str, named: dict[str, str]) -> None:
        if len(self.stack) >= DEEPEST:
            self.passed_over += 1
            return
        kind = BLOCKS.get(tag, "rows" if tag in ROWS else "part")
        attributes: dict[str, Value] = {}
        if kind == "heading":
            attributes = {"level": int(tag[1])}
        elif kind == "ordered_list" and named.get("start", "").isdigit():
            attributes = {"order": int(named["start"][:6])}
        elif kind in {"table_cell", "table_header"}:
            attributes = {
                name: int(named[name][:3]) for name in ("colspan", "rowspan") if named.get(name, "").isdigit()
            }
        elif named.get("data-callout"):
            kind, attributes = "callout", {"kind": named["data-callout"]}
        self.stack.append(_Open(tag, kind, attributes))

    def _box(self, named: dict[str, str]) -> None:
        """A checkbox at the beginning of an item makes it one to be ticked."""
        if named.get("type") != "checkbox":
            return
        item = next((each for each in reversed(self.stack) if each.tag == "li"), None)
        if item is not None and item.kind == "list_item":
            item.kind, item.attributes = "check_item", {"checked": "checked" in named}

    def handle_endtag(self, tag: str) -> None:
        if tag == "a" and self.hrefs:
            self.hrefs.pop()
        elif tag in MARKS and MARKS[tag] in self.marks:
            self.marks.remove(MARKS[tag])
        elif tag in BLOCKS or tag in SPLICED or tag in ROWS:
            if self.passed_over:
                self.passed_over -= 1
            elif len(self.stack) > 1:
                self._close()

    def _close(self) -> None:
        done = self.stack.pop()
        self._add(*_made(done))

    def handle_data(self, data: str) -> None:
        """Spaces count as one, and none between blocks, as a browser shows them; but not in code."""
        if any(each.kind == PRE for each in self.stack):
            self._add(Node("text", text=data))
            return
        words = " ".join(data.replace("\u00a0", "\ue000").split())
        words = f"{' ' if data[:1].isspace() and data[0] != chr(160) else ''}{words}"
        words = f"{words}{' ' if words.strip() and data[-1:].isspace() and data[-1] != chr(160) else ''}"
        self._add(text(words.replace("\ue000", "\u00a0"), *self.marks, href=self.hrefs[-1] if self.hrefs else ""))

    def _add(self, *nodes: Node) -> None:
        self.stack[-1].children.extend(nodes)

    def ended(self) -> list[Node]:
        while len(self.stack) > 1:
            self._close()
        return self.stack[0].children


def _made(done: _Open) -> list[Node]:
    children = _trimmed(done.children) if done.kind != PRE else done.children
    if done.kind == PRE:
        code = "".join("\n" if each.kind == "hard_break" else each.text for each in children)
        return [node("code_block", Node("text", text=code.removesuffix("\n")))]
    if done.kind == "part":
        return _parted(children)
    if done.kind == "paragraph" and any(each.kind == "image" for each in children):
        return _parted(children)
    if done.kind == "bullet_list":
        return _lists([each for each in children if not _is_space(each)])
    if done.kind in {"ordered_list", "table", "table_row", "rows"}:
        children = [each for each in children if not _is_space(each)]
    if done.kind == "rows":
        return children
    return [node(done.kind, *children, **done.attributes)]


def _parted(children: list[Node]) -> list[Node]:
    """Text between blocks, each run of it a paragraph."""
    made: list[Node] = []
    for is_text, run in groupby(children, lambda each: each.kind in INLINE):
        if not is_text:
            made.extend(run)
        elif words := _trimmed(list(run)):
            made.append(node("paragraph", *words))
    return made


def _lists(items: list[Node]) -> list[Node]:
    made: list[Node] = []
    for each in items:
        kind = "check_list" if each.kind == "check_item" else "bullet_list"
        if made and made[-1].kind == kind:
            made[-1] = made[-1].with_children((*made[-1].children, each))
        else:
            made.append(node(kind, each))
    return made


def _is_space(each: Node) -> bool:
    return each.kind == "text" and not each.text.strip()


def _trimmed(children: list[Node]) -> list[Node]:
    """Without the spaces at the ends of a block, at those of its blocks, and two in a row."""
    made: list[Node] = []
    for each in children:
        words = each.text
        if each.kind == "text":
            starts = not made or made[-1].kind not in {"text", "mention"} or made[-1].text.endswith(" ")
            words = words.lstrip(" ") if starts else words
            if not words:
                continue
        elif made and each.kind != "mention":
            _strip_the_last(made)
        made.append(each if words == each.text else Node("text", text=words, marks=each.marks))
    _strip_the_last(made)
    return made


def _strip_the_last(made: list[Node]) -> None:
    while made and made[-1].kind == "text" and made[-1].text.endswith(" "):
        last = made.pop()
        if last.text.rstrip(" "):
            made.append(Node("text", text=last.text.rstrip(" "), marks=last.marks))
