"""A text as a tree of nodes, named as the editor's schema names them."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from workspace.texts.document.links import safe_address

Value = str | int | bool | tuple[int, ...]
Attributes = tuple[tuple[str, Value], ...]

MARKS = ("link", "strong", "em", "strike", "code")
"""In the order in which they are written around a text, from the outside."""
PASSAGE = "passage"
"""The mark of words about which somebody says something; only on the page, see `passages`."""
INLINE = frozenset({"text", "hard_break", "mention"})
LISTS = {"bullet_list": "list_item", "ordered_list": "list_item", "check_list": "check_item"}
ITEMS = frozenset(LISTS.values())
CELLS = frozenset({"table_header", "table_cell"})
OF_TEXT = frozenset({"paragraph", "heading", "code_block"})
OF_BLOCKS = frozenset({"doc", "blockquote", "callout"}) | ITEMS | CELLS
LEAVES = frozenset({"horizontal_rule", "image"})
CALLOUTS = ("info", "tip", "warning")
LOWEST_HEADING = 3


@dataclass(frozen=True, slots=True)
class Mark:
    name: str
    href: str = ""


@dataclass(frozen=True, slots=True)
class Node:
    kind: str
    children: "tuple[Node, ...]" = ()
    text: str = ""
    marks: tuple[Mark, ...] = ()
    attributes: Attributes = ()

    def get(self, name: str, default: Value = "") -> Value:
        return next((value for key, value in self.attributes if key == name), default)

    def number(self, name: str, default: int = 1) -> int:
        value = self.get(name, default)
        return value if isinstance(value, int) else default

    def words(self, name: str) -> str:
        return str(self.get(name))

    def has(self, mark: str) -> bool:
        return any(each.name == mark for each in self.marks)

    @property
    def href(self) -> str:
        return next((each.href for each in self.marks if each.name == "link"), "")

    @property
    def level(self) -> int:
        return self.number("level")

    @property
    def is_checked(self) -> bool:
        return bool(self.get("checked", False))

    def with_children(self, children: "Iterable[Node]") -> "Node":
        return Node(self.kind, tuple(children), self.text, self.marks, self.attributes)


def node(kind: str, /, *children: Node, **attributes: Value) -> Node:
    """`node("heading", text("Ziele"), level=2)`."""
    return Node(kind, children, attributes=tuple(sorted(attributes.items())))


def text(words: str, *marks: str, href: str = "") -> Node:
    """`text("hier", "strong", href="/ideen/")`; a link that leads nowhere safe is only its words."""
    names = {name for name in marks if name in MARKS and name != "link"}
    made = [Mark(name) for name in MARKS if name in names]
    address = safe_address(href)
    return Node("text", text=words, marks=(*([Mark("link", address)] if address else []), *made))


def paragraph(*parts: Node | str) -> Node:
    return node("paragraph", *(text(part) if isinstance(part, str) else part for part in parts))


def walk(root: Node) -> Iterator[Node]:
    """In the order in which it is read."""
    waiting = [root]
    while waiting:
        each = waiting.pop()
        yield each
        waiting.extend(reversed(each.children))


def words_of(root: Node) -> str:
    """Of a block without blocks, or of inline nodes: what it says, in one go."""
    return "".join(_word(each) for each in walk(root))


def _word(each: Node) -> str:
    if each.kind == "hard_break":
        return "\n"
    return f"@{each.words('label')}" if each.kind == "mention" else each.text
