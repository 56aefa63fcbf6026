"""A text that somebody has edited as Markdown becomes changes of its document: only what they have changed is touched.

The document stands where it stood when the form was opened. What others write meanwhile are changes from there, too, so
Yjs joins the two. What Markdown has no words for (who is mentioned, how wide a column is) stays, because each block is
compared with what Markdown makes of it.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import Any

from pycrdt import Doc

from workspace.texts.document import from_markdown
from workspace.texts.document.reading import fragment_of, read_child
from workspace.texts.document.rewriting_words import rewrite_words
from workspace.texts.document.to_markdown import markdown
from workspace.texts.document.tree import OF_TEXT, Node, node, walk, words_of
from workspace.texts.document.writing import insert

# Any, in this module: elements of Yjs.

MOST_PAIRS = 2500
ALIKE = 0.35
"""Words in common, from which on a paragraph is the same one, edited."""


@dataclass(frozen=True)
class _Old:
    """A child in Yjs, what it is, and what Markdown makes of it."""

    place: int
    element: Any
    now: Node
    written: Node


def rewrite(doc: Doc[Any], source: str) -> int:
    """So that it reads as this Markdown. Gives how many pictures were left out: those that it did not have."""
    fragment = fragment_of(doc)
    with doc.transaction():
        olds = _read(fragment)
        wanted = from_markdown.read(source, keeps_lines=True)
        root, left_out = _with_pictures(wanted, [old.now for old in olds])
        _children(fragment, olds, root.children)
    return left_out


def become(doc: Doc[Any], root: Node) -> None:
    """So that it is this text: again, only what differs is touched."""
    fragment = fragment_of(doc)
    with doc.transaction():
        olds = [
            _Old(place, child, now, now) for place, child in enumerate(fragment.children) for now in read_child(child)
        ]
        if len({old.place for old in olds}) != len(fragment.children) or len(olds) != len(fragment.children):
            del fragment.children[0 : len(fragment.children)]
            olds = []
        _children(fragment, olds, root.children)


def _read(fragment: Any) -> list[_Old]:
    """What Markdown makes of the whole, block by block; where that is not clear, of each block."""
    rows = [(place, child, now) for place, child in enumerate(fragment.children) for now in read_child(child)]
    rows = [row for row in rows if not _says_nothing(row[2])]
    written = _written_of(*(now for _, _, now in rows))
    if len({place for place, _, _ in rows}) == len(rows) == len(written):
        return [_Old(*row, block) for row, block in zip(rows, written, strict=True)]
    _one_block_a_child(fragment)
    return [
        _Old(place, child, now, block)
        for place, child in enumerate(fragment.children)
        for now in read_child(child)
        for block in _written_of(now)
    ]


def _written_of(*blocks: Node) -> tuple[Node, ...]:
    source = markdown(node("doc", *blocks), for_editing=True)
    return from_markdown.read(source, keeps_lines=True).children


def _one_block_a_child(fragment: Any) -> None:
    """What is several blocks in the tree, of a document that is not as the editor makes it, becomes several here."""
    for place in reversed(range(len(fragment.children))):
        blocks = tuple(part for block in read_child(fragment.children[place]) for part in _written_of(block))
        if len(blocks) > 1:
            del fragment.children[place]
            insert(fragment, place, blocks)


def _with_pictures(root: Node, olds: Sequence[Node]) -> tuple[Node, int]:
    known = {each.words("src"): each.words("picture") for old in olds for each in walk(old) if each.kind == "image"}
    found = [each for each in walk(root) if each.kind == "image"]
    return _only(root, known), sum(1 for each in found if each.words("src") not in known)


def _only(each: Node, known: Mapping[str, str]) -> Node:
    """With the pictures that are known, as they are known."""
    children = []
    for child in each.children:
        if child.kind != "image":
            children.append(_only(child, known))
        elif child.words("src") in known:
            picture = known[child.words("src")]
            children.append(node("image", alt=child.words("alt"), src=child.words("src"), picture=picture))
    return each.with_children(children)


def _children(parent: Any, olds: Sequence[_Old], wanted: Sequence[Node]) -> None:
    """From the end to the beginning, so that places stay what they are."""
    before, after = [_bare(old.written) for old in olds], [_bare(each) for each in wanted]
    steps = SequenceMatcher(None, before, after, autojunk=False).get_opcodes()
    for step, first, last, new_first, new_last in reversed(steps):
        if step == "equal":
            continue
        behind = olds[last - 1].place + 1 if last else (olds[0].place if olds else 0)
        partners = _partners(olds[first:last], wanted[new_first:new_last])
        for new in reversed(range(new_first, new_last)):
            old = partners.get(new - new_first)
            if old is None:
                insert(parent, behind, [wanted[new]])
                continue
            for gone in reversed([each for each in olds[first:last] if old.place < each.place < behind]):
                del parent.children[gone.place]
            _update(old, wanted[new])
            behind = old.place
        for gone in reversed([each for each in olds[first:last] if each.place < behind]):
            del parent.children[gone.place]


def _bare(each: Node) -> Node:
    """Without what only pictures know, which Markdown does not say."""
    if each.kind == "image":
        return node("image", alt=each.words("alt"), src=each.words("src"))
    return each.with_children(_bare(child) for child in each.children) if each.children else each


def _partners(olds: Sequence[_Old], wanted: Sequence[Node]) -> dict[int, _Old]:
    """Which of the new blocks is which of the old ones, edited; in their order, as much alike as can be."""
    if len(olds) * len(wanted) > MOST_PAIRS:
        pairs = zip(range(len(wanted)), olds, strict=False)
        return {number: old for number, old in pairs if old.now.kind == wanted[number].kind}
    best = [[0.0] * (len(wanted) + 1) for _ in range(len(olds) + 1)]
    scores = [[_alike(old.written, each) for each in wanted] for old in olds]
    for row in reversed(range(len(olds))):
        for column in reversed(range(len(wanted))):
            paired = best[row + 1][column + 1] + scores[row][column]
            best[row][column] = max(paired, best[row + 1][column], best[row][column + 1])
    made: dict[int, _Old] = {}
    row = column = 0
    while row < len(olds) and column < len(wanted):
        score = scores[row][column]
        if score and best[row][column] == best[row + 1][column + 1] + score:
            made[column] = olds[row]
            row, column = row + 1, column + 1
        elif best[row][column] == best[row + 1][column]:
            row += 1
        else:
            column += 1
    return made


def _alike(old: Node, new: Node) -> float:
    """0 where they are not the same block; a list stays a list, whatever is in it."""
    if old.kind != new.kind:
        return 0
    if old.kind not in OF_TEXT:
        return 1
    ratio = SequenceMatcher(None, words_of(old).split(), words_of(new).split(), autojunk=False).ratio()
    few = min(len(words_of(old)), len(words_of(new))) <= 20  # noqa: PLR2004  # letters: two words cannot have many in common
    return ratio if ratio >= ALIKE else (0.1 if few else 0)


def _update(old: _Old, wanted: Node) -> None:
    if _bare(old.written) == _bare(wanted):
        return
    _set_what_changed(old.element, old.written, wanted)
    if wanted.kind in OF_TEXT:
        rewrite_words(old.element, wanted)
        return
    inside = _inside(old)
    if inside is None:
        del old.element.children[0 : len(old.element.children)]
        insert(old.element, 0, wanted.children)
    else:
        _children(old.element, inside, wanted.children)


def _set_what_changed(element: Any, was: Node, wanted: Node) -> None:
    before, after = dict(was.attributes), dict(wanted.attributes)
    for name, value in after.items():
        if before.get(name) != value:
            element.attributes[name] = list(value) if isinstance(value, tuple) else value
    for name in before:
        if name not in after:
            del element.attributes[name]


def _inside(old: _Old) -> list[_Old] | None:
    """The children one by one; None where those in Yjs are others than those in the tree."""
    elements = list(old.element.children)
    if len(elements) != len(old.now.children):
        return None
    rows = list(zip(range(len(elements)), elements, old.now.children, strict=True))
    if len(rows) != len(old.written.children):
        rows = [row for row in rows if not _says_nothing(row[2])]
    if len(rows) != len(old.written.children):
        return None
    return [_Old(*row, written) for row, written in zip(rows, old.written.children, strict=True)]


def _says_nothing(each: Node) -> bool:
    return each.kind == "paragraph" and not words_of(each).strip()
