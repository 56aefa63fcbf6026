"""The tree as Markdown: CommonMark with tables, struck words, check lists, and callouts as GitHub writes them.

What comes back is the same tree but for what Markdown has no words for: empty paragraphs, several blocks in a cell,
widths of columns. `tests/…/test_markdown.py` looks for trees that come back otherwise.
"""

from collections.abc import Sequence

from workspace.texts.document.markdown_inline import Inline
from workspace.texts.document.tree import LISTS, OF_TEXT, Node, node, text, words_of

CALLOUTS = {"info": "NOTE", "tip": "TIP", "warning": "WARNING"}


def markdown(root: Node, *, for_editing: bool = False, title: str = "") -> str:
    """In the form, mentions say whom they mean. Under a title, the headings go down by one."""
    writer = _Writer(Inline(for_editing=for_editing), lower=1 if title else 0)
    lines = writer.blocks(root.children)
    if title:
        lines = [f"# {writer.inline.line([text(title)])}", *([""] if lines else []), *lines]
    return "\n".join(lines) + ("\n" if lines else "")


class _Writer:
    def __init__(self, inline: Inline, lower: int) -> None:
        self.inline = inline
        self.lower = lower

    def blocks(self, nodes: Sequence[Node]) -> list[str]:
        """Lists that follow each other take turns in their signs, else they would be one."""
        lines: list[str] = []
        before: Node | None = None
        second = False
        for each in nodes:
            if each.kind == "paragraph" and not words_of(each).strip():
                continue
            second = not second if before is not None and _would_be_one(before, each) else False
            made = self.block(each, second)
            lines.extend([*([""] if lines else []), *made])
            before = each
        return lines

    def block(self, each: Node, second: bool) -> list[str]:
        if each.kind in LISTS:
            return self._list(each, second)
        make = {
            "paragraph": lambda each: self.inline.lines(each.children),
            "heading": self._heading,
            "blockquote": self._quote,
            "callout": self._quote,
            "code_block": lambda each: _code(words_of(each)),
            "table": self._table,
            "image": self._image,
        }.get(each.kind, lambda each: ["---"])
        return make(each)

    def _heading(self, each: Node) -> list[str]:
        return [f"{'#' * (each.level + self.lower)} {self.inline.line(each.children)}".rstrip()]

    def _image(self, each: Node) -> list[str]:
        return [f"![{self.inline.line([text(each.words('alt'))])}]({self.inline.address(each.words('src'))})"]

    def _quote(self, each: Node) -> list[str]:
        return [f"> {line}" if line else ">" for line in self._quoted(each)]

    def _quoted(self, each: Node) -> list[str]:
        lines = self.blocks(each.children)
        if each.kind == "blockquote":
            return lines or [""]
        first = each.children[0]
        goes_on = first.kind == "paragraph" and words_of(first).strip()
        return [f"[!{CALLOUTS[each.words('kind')]}]", *([] if goes_on or not lines else [""]), *lines]

    def _list(self, each: Node, second: bool) -> list[str]:
        lines: list[str] = []
        for number, item in enumerate(each.children, each.number("order")):
            bullet, behind = ("*", ")") if second else ("-", ".")
            sign = f"{number}{behind}" if each.kind == "ordered_list" else bullet
            box = f"[{'x' if item.is_checked else ' '}] " if each.kind == "check_list" else ""
            lines.extend(self._item(item, sign, box))
        return lines

    def _item(self, item: Node, sign: str, box: str) -> list[str]:
        first, *others = item.children
        lines = self.inline.lines(first.children)
        head = [f"{box}{line}" if number == 0 else line for number, line in enumerate(lines or [""])]
        rest = self.blocks(others)
        gap = [""] if rest and lines and not _may_follow_directly(others) else []
        if box and not lines and rest:
            gap = [""]
        indent = " " * (len(sign) + 1)
        inside = [*head, *gap, *rest]
        return [f"{sign} {inside[0]}".rstrip(), *(f"{indent}{line}" if line else "" for line in inside[1:])]

    def _table(self, each: Node) -> list[str]:
        width = max(len(row.children) for row in each.children)
        rows = [[self._cell(cell) for cell in row.children] for row in each.children]
        has_head = all(cell.kind == "table_header" for cell in each.children[0].children)
        head, body = (rows[0], rows[1:]) if has_head else ([], rows)
        lines = [[*row, *[""] * (width - len(row))] for row in (head, ["---"] * width, *body)]
        return [f"| {' | '.join(line)} |" for line in lines]

    def _cell(self, cell: Node) -> str:
        """One line: what stands on lines of its own is parted by a break."""
        parts: list[Node] = []
        for each in _of_text(cell):
            if words_of(each).strip():
                parts += [node("hard_break"), *each.children] if parts else each.children
        return self.inline.line(parts).replace("|", "\\|")


def _would_be_one(before: Node, each: Node) -> bool:
    """Two lists of points, or of numbers."""
    both_lists = before.kind in LISTS and each.kind in LISTS
    return both_lists and (before.kind == "ordered_list") == (each.kind == "ordered_list")


def _may_follow_directly(others: Sequence[Node]) -> bool:
    """Only a list may, and one of numbers only if it begins with one."""
    each = next((other for other in others if other.kind != "paragraph" or words_of(other).strip()), None)
    if each is None or each.kind not in LISTS or not words_of(each.children[0].children[0]).strip():
        return False
    return each.kind != "ordered_list" or each.number("order") == 1


def _code(words: str) -> list[str]:
    longest = max((len(run) for run in _runs(words)), default=0)
    fence = "`" * max(3, longest + 1)
    return [fence, *(words.split("\n") if words else []), fence]


def _runs(words: str) -> list[str]:
    return [run for run in "".join(each if each == "`" else " " for each in words).split(" ") if run]


def _of_text(cell: Node) -> list[Node]:
    if cell.kind in OF_TEXT:
        return [cell]
    return [found for child in cell.children for found in _of_text(child)]
