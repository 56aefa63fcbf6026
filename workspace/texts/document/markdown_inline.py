"""Words, marks and links in Markdown: escaped so that they come back as they were."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace
from functools import partial
from itertools import groupby, pairwise

from workspace.texts.document.from_markdown import inline_of
from workspace.texts.document.tree import Node, node

SIGNS = {"strong": "**", "em": "*", "strike": "~~"}
TAGS = {"strong": "strong", "em": "em", "strike": "del"}
SPECIAL = re.compile(r"[\\`*\[\]<~]|_(?<![^\W_]_)|_(?![^\W_])|&(?=#|\w)")
AT_THE_BEGINNING = re.compile(r"^(#{1,6}(?=\s|$)|[-+=:>|])")
EXCLAMATION = "\x01"
"""Stands for one that would make a picture of the link behind it."""
NUMBERED = re.compile(r"^(\d{1,9})([.)])(?=\s|$)")


class Inline:
    def __init__(self, *, for_editing: bool) -> None:
        self.for_editing = for_editing

    def lines(self, parts: Sequence[Node]) -> list[str]:
        """Of a paragraph; none where it says nothing."""
        written = self._written(parts, "\n")
        return [_begun(line) for line in written.split("\n")] if written else []

    def line(self, parts: Sequence[Node]) -> str:
        """Of a heading or a cell."""
        written = self._written(parts, "<br>")
        return re.sub(r"#(?=#*$)", r"\#", written) if written.endswith("#") else written

    def address(self, href: str) -> str:
        address = re.sub(r"[<>&]", r"\\\g<0>", href)
        return f"<{address}>" if re.search(r"[()<>]", address) else address

    def _written(self, parts: Sequence[Node], line_break: str) -> str:
        wanted = settled(parts)
        if not self.for_editing:
            wanted = _joined(replace_mentions(wanted))
        pieces = _split_at_breaks(wanted)
        joint = "\\\n" if line_break == "\n" else line_break
        return joint.join(self._piece(piece) for piece in pieces)

    def _piece(self, parts: list[Node]) -> str:
        """As people write it; where that comes back as something else, with tags."""
        if not parts:
            return ""
        written = self._marked(parts, SIGNS)
        if any(part.marks for part in parts) and inline_of(written, has_links=self.for_editing) != parts:
            written = self._marked(parts, None)
        return written

    def _marked(self, parts: list[Node], signs: dict[str, str] | None) -> str:
        words = self._nested(_without_pictures(parts), ("link", "strong", "em", "strike"), signs)
        return _hold_the_ends(words.replace(EXCLAMATION, r"\!"))

    def _nested(self, parts: list[Node], marks: tuple[str, ...], signs: dict[str, str] | None) -> str:
        if not marks:
            return "".join(self._plain(part) for part in parts)
        name, *others = marks
        made = []
        by = (lambda part: part.href) if name == "link" else partial(_has, name=name)
        for value, group in groupby(parts, by):
            inside = self._nested(list(group), tuple(others), signs)
            made.append(self._wrapped(inside, name, value, signs) if value else inside)
        return "".join(made)

    def _wrapped(self, inside: str, name: str, value: object, signs: dict[str, str] | None) -> str:
        if name == "link":
            if signs is not None and self.for_editing and inside == _escaped(str(value)):
                return inside  # is read as a link, unless something else touches it
            return f"[{inside}]({self.address(str(value))})"
        if signs is None:
            return f"<{TAGS[name]}>{inside}</{TAGS[name]}>"
        return f"{signs[name]}{inside}{signs[name]}"

    def _plain(self, part: Node) -> str:
        if part.kind == "mention":
            return f"[@{_escaped(part.words('label'))}](mention:{part.words('person')})"
        return _code(part.text) if part.has("code") else _escaped(part.text)


def _without_pictures(parts: Sequence[Node]) -> list[Node]:
    made = list(parts)
    for number, (part, following) in enumerate(pairwise(parts)):
        is_link = following.kind == "mention" or (following.href and following.href != part.href)
        if is_link and part.kind == "text" and part.text.endswith("!") and not part.has("code"):
            made[number] = replace(part, text=part.text[:-1] + EXCLAMATION)
    return made


def settled(parts: Iterable[Node]) -> list[Node]:
    """Spaces at the edges of what is marked lose the marks, breaks at the ends go: no Markdown says these."""
    made: list[Node] = []
    for part in parts:
        loose = part.kind == "text" and part.marks and not part.has("code") and not part.href
        if not loose or part.text == part.text.strip():
            made.append(part)
            continue
        core = part.text.strip()
        before = part.text[: len(part.text) - len(part.text.lstrip())] if core else part.text
        after = part.text[len(part.text.rstrip()) :] if core else ""
        made += [
            replace(part, text=words, marks=marks) for words, marks in ((before, ()), (core, part.marks), (after, ()))
        ]
    made = [part for part in made if part.kind != "text" or part.text]
    while made and made[0].kind == "hard_break":
        made.pop(0)
    while made and made[-1].kind == "hard_break":
        made.pop()
    return _joined(made)


def replace_mentions(parts: Iterable[Node]) -> list[Node]:
    return [Node("text", text=f"@{part.words('label')}") if part.kind == "mention" else part for part in parts]


def _joined(parts: Iterable[Node]) -> list[Node]:
    made: list[Node] = []
    for part in parts:
        if made and part.kind == made[-1].kind == "text" and part.marks == made[-1].marks:
            made[-1] = replace(made[-1], text=made[-1].text + part.text)
        else:
            made.append(part)
    return made


def _split_at_breaks(parts: Iterable[Node]) -> list[list[Node]]:
    pieces: list[list[Node]] = [[]]
    for part in parts:
        if part == node("hard_break"):
            pieces.append([])
        else:
            pieces[-1].append(part)
    return pieces


def _has(part: Node, name: str) -> bool:
    return part.has(name)


def _escaped(words: str) -> str:
    return SPECIAL.sub(r"\\\g<0>", words)


def _code(words: str) -> str:
    longest = max((len(run) for run in re.findall("`+", words)), default=0)
    fence = "`" * (longest + 1)
    pad = " " if words.strip(" ") and (words[0] in "` " or words[-1] in "` ") else ""
    return f"{fence}{pad}{words}{pad}{fence}"


def _hold_the_ends(words: str) -> str:
    """Spaces that the reader of a line would pass over."""
    if words and words[0].isspace():
        words = f"&#{ord(words[0])};{words[1:]}"
    if words and words[-1].isspace():
        words = f"{words[:-1]}&#{ord(words[-1])};"
    return words


def _begun(line: str) -> str:
    """No line of a paragraph begins like a heading, a list, a quote or a table."""
    line = NUMBERED.sub(r"\1\\\2", line)
    return AT_THE_BEGINNING.sub(r"\\\1", line)
