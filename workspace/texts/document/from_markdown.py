"""Markdown as a tree; see `to_markdown`. HTML in it is read as far as a text knows it, and addresses that are written
out are links, as they become while somebody types in the editor."""

import re
from collections.abc import Sequence
from functools import cache
from itertools import groupby
from typing import Any

from markdown_it import MarkdownIt
from markdown_it.token import Token

from workspace.texts.document.from_html import blocks_of_html
from workspace.texts.document.links import addresses_in
from workspace.texts.document.schema import tidied
from workspace.texts.document.tree import Node, Value, node, text

CALLOUTS = {"NOTE": "info", "IMPORTANT": "info", "TIP": "tip", "WARNING": "warning", "CAUTION": "warning"}
CALLOUT = re.compile(r"^\[!(\w+)\][ \t]*(?:\n|$)")
BOX = re.compile(r"^\[([ xX])\](?:\s+|$)")
MARKS = {"strong": "strong", "em": "em", "s": "strike"}
TAGS = {"strong": "strong", "b": "strong", "em": "em", "i": "em", "del": "strike", "s": "strike"}
TAG = re.compile(r"^<(/?)([a-z]+)\s*/?>$", re.IGNORECASE)
MENTION = re.compile(r"^mention:(\d{0,18})$")
BLOCKS = {
    "paragraph": "paragraph",
    "heading": "heading",
    "bullet_list": "bullet_list",
    "ordered_list": "ordered_list",
    "list_item": "list_item",
    "blockquote": "blockquote",
    "table": "table",
    "tr": "table_row",
    "th": "table_header",
    "td": "table_cell",
}
DEEPEST = 40
"""How far Markdown is read into: what lies deeper it takes for words."""


def read(source: str, *, keeps_lines: bool = False) -> Node:
    """In a file, lines are broken where they are long; in the form, where somebody wants it: `keeps_lines`."""
    return tidied(blocks_of_markdown(source, keeps_lines=keeps_lines))


def blocks_of_markdown(source: str, *, keeps_lines: bool = False) -> list[Node]:
    """As they are, with headings of all levels."""
    references: dict[str, Any] = {}
    tokens = _markdown().parse(source, references)
    for number, token in enumerate(tokens[:-2]):
        if token.type in {"list_item_open", "blockquote_open"} and tokens[number + 2].type == "inline":
            _take_sign(token, tokens[number + 2], references)
    return _Blocks(tokens, keeps_lines=keeps_lines).read()


def inline_of(source: str, *, has_links: bool) -> list[Node]:
    """With the addresses that are written out as links, or as the words that they are to another reader."""
    made = _inline(_markdown().parseInline(source)[0].children or [], keeps_lines=False)
    return _linked(made) if has_links else made


def _take_sign(opening: Token, first: Token, references: dict[str, Any]) -> None:
    """The box of an item, or the sign of a callout, at the beginning of its first paragraph."""
    if opening.type == "list_item_open":
        found = BOX.match(first.content) if opening.markup in "-+*" else None
        named: dict[str, Any] = {"checked": found[1] in "xX"} if found else {}
    else:
        found = CALLOUT.match(first.content)
        named = {"kind": CALLOUTS[found[1]]} if found and found[1] in CALLOUTS else {}
    if found and named:
        opening.meta = named
        first.children = _markdown().parseInline(first.content[found.end() :], references)[0].children


class _Blocks:
    """Tokens that open and close, as nodes."""

    def __init__(self, tokens: Sequence[Token], *, keeps_lines: bool) -> None:
        self.tokens = iter(tokens)
        self.keeps_lines = keeps_lines

    def read(self, until: str = "") -> list[Node]:
        made: list[Node] = []
        for token in self.tokens:
            if token.type == until:
                break
            made.extend(self._of(token))
        return made

    def _of(self, token: Token) -> list[Node]:
        if token.type == "inline":
            return _linked(_inline(token.children or [], keeps_lines=self.keeps_lines))
        if token.type in {"fence", "code_block"}:
            return [node("code_block", Node("text", text=token.content.removesuffix("\n")))]
        if token.type == "hr":
            return [node("horizontal_rule")]
        if token.type == "html_block":
            return list(blocks_of_html(token.content))
        kind = token.type.removesuffix("_open")
        if not token.type.endswith("_open"):
            return []
        return _block(token, kind, self.read(f"{kind}_close"))


def _block(token: Token, kind: str, inside: list[Node]) -> list[Node]:
    if kind == "thead":
        return inside if any(cell.children for row in inside for cell in row.children) else []
    if kind == "paragraph" and inside and all(each.kind == "image" or _is_space(each) for each in inside):
        return [each for each in inside if each.kind == "image"]
    if kind == "bullet_list":
        return _lists(inside)
    if kind == "list_item" and token.meta:
        return [node("check_item", *inside, **token.meta)]
    if kind == "blockquote" and token.meta:
        return [node("callout", *(each for each in inside if each != node("paragraph")), **token.meta)]
    attributes: dict[str, Value] = {}
    if kind == "heading":
        attributes = {"level": int(token.tag[1:])}
    elif kind == "ordered_list":
        attributes = {"order": int(token.attrs.get("start", 1))}
    return [node(BLOCKS[kind], *inside, **attributes)] if kind in BLOCKS else inside


def _is_space(each: Node) -> bool:
    return each.kind == "hard_break" or (each.kind == "text" and not each.text.strip())


def _lists(items: Sequence[Node]) -> list[Node]:
    """Items with a box and those without are lists of their own."""
    kinds = {"check_item": "check_list"}
    return [node(kinds.get(kind, "bullet_list"), *group) for kind, group in groupby(items, key=lambda item: item.kind)]


def _inline(tokens: Sequence[Token], *, keeps_lines: bool) -> list[Node]:
    reader = _Inline(keeps_lines)
    for token in tokens:
        reader.take(token)
    return reader.made


def _linked(parts: Sequence[Node]) -> list[Node]:
    made: list[Node] = []
    for part in parts:
        at = 0
        if part.kind == "text" and not part.href and not part.has("code"):
            for found in addresses_in(part.text):
                made += [_piece(part, at, found.first), _piece(part, found.first, found.last, found.href)]
                at = found.last
        made.append(_piece(part, at, len(part.text)) if at else part)
    return [part for part in made if part.kind != "text" or part.text]


def _piece(part: Node, first: int, last: int, href: str = "") -> Node:
    return text(part.text[first:last], *(mark.name for mark in part.marks), href=href)


class _Inline:
    def __init__(self, keeps_lines: bool) -> None:
        self.made: list[Node] = []
        self.marks: list[str] = []
        self.href = ""
        self.keeps_lines = keeps_lines

    def take(self, token: Token) -> None:
        kind = token.type
        if kind in {"text", "text_special"} or (kind == "softbreak" and not self.keeps_lines):
            self.write(" " if kind == "softbreak" else token.content)
        elif kind == "code_inline":
            self.write(token.content, "code")
        elif kind in {"hardbreak", "softbreak"}:
            self.made.append(node("hard_break"))
        elif kind == "image":
            self.made.append(node("image", src=str(token.attrs.get("src", "")), alt=_alt(token)))
        elif kind == "html_inline":
            self._tag(token.content)
        elif kind == "link_open":
            self.href = str(token.attrs.get("href", ""))
        elif kind == "link_close":
            self.href = ""
        else:
            self._mark(kind)

    def _mark(self, kind: str) -> None:
        if kind.endswith("_open"):
            self.marks.append(MARKS.get(kind.removesuffix("_open"), ""))
        elif kind.endswith("_close") and self.marks:
            self.marks.pop()

    def write(self, words: str, *marks: str) -> None:
        person = MENTION.match(self.href)
        if person and words.startswith("@"):
            self.made.append(node("mention", label=words[1:], person=person[1]))
            return
        written = text(words, *self.marks, *marks, href=self.href)
        if self.made and self.made[-1].kind == "text" and self.made[-1].marks == written.marks:
            written = text(self.made.pop().text + words, *self.marks, *marks, href=self.href)
        if written.text:
            self.made.append(written)

    def _tag(self, source: str) -> None:
        found = TAG.match(source)
        name = found[2].lower() if found else ""
        if name == "br":
            self.made.append(node("hard_break"))
        elif found and name in TAGS and not found[1]:
            self.marks.append(TAGS[name])
        elif name in TAGS and TAGS[name] in self.marks:
            self.marks.remove(TAGS[name])


def _alt(token: Token) -> str:
    return "".join(each.content for each in token.children or [])


class _Markdown(MarkdownIt):
    """Addresses are ours to look at, so they come as they were written."""

    def normalizeLink(self, url: str) -> str:  # noqa: N802  # markdown-it's name
        return url

    def validateLink(self, url: str) -> bool:  # noqa: N802  # as above
        return True


@cache
def _markdown() -> MarkdownIt:
    return _Markdown("commonmark", {"html": True, "maxNesting": DEEPEST}).enable(["table", "strikethrough"])
