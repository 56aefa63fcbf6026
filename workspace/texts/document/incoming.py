"""A file that somebody brings becomes a text: Markdown, HTML, DOCX, ODT. What cannot be read is said in words."""

from collections.abc import Callable, Iterable
from dataclasses import replace
from pathlib import PurePath

from django.utils.translation import gettext as _

from workspace.texts.document import from_docx, from_html, from_markdown, from_odt
from workspace.texts.document.gathering import Found
from workspace.texts.document.packed import UnreadableError
from workspace.texts.document.schema import tidied
from workspace.texts.document.tree import Node, node, walk, words_of

LARGEST = 20 * 1024 * 1024
"""Bytes of a file."""
MOST_LETTERS = 1_000_000
"""Of a text: five hundred pages."""
LONGEST_TITLE = 200
ENDINGS = ".md, .markdown, .txt, .html, .htm, .docx, .odt"


def read(name: str, content: bytes) -> Found:
    """What stands in it, its title, and how many pictures were left out. Errors: UnreadableError."""
    if len(content) > LARGEST:
        raise UnreadableError(_("This file is larger than 20 MB. Make it smaller, for example without its pictures."))
    path = PurePath(name)
    reader = _READERS.get(path.suffix.lower())
    if reader is None:
        raise UnreadableError(_advice(path.suffix.lower()))
    if not content.strip():
        raise UnreadableError(_("This file is empty."))
    found = reader(content)
    if sum(len(each.text) for each in walk(found.root)) > MOST_LETTERS:
        raise UnreadableError.too_much()
    if not found.root.children:
        raise UnreadableError(_("There is no text in this file."))
    title = " ".join((found.title or path.stem.replace("_", " ")).split())
    return replace(found, title=title[:LONGEST_TITLE])


def without_pictures(root: Node) -> tuple[Node, int]:
    number = sum(1 for each in walk(root) if each.kind == "image")
    return (_bare(root), number) if number else (root, 0)


def _bare(each: Node) -> Node:
    return each.with_children(_bare(child) for child in each.children if child.kind != "image")


def _advice(ending: str) -> str:
    if ending in {".doc", ".rtf", ".pages", ".wps"}:
        return _("Files of this kind are not read here. Open it in your word processor and save it as DOCX or ODT.")
    if ending == ".pdf":
        return _("A PDF cannot be turned back into a text. Bring the file that it was made of.")
    return _("Texts come from Markdown, HTML, DOCX or ODT. Save the file as one of these.")


def _of_markdown(content: bytes) -> Found:
    return _from_writing(_decoded(content), from_markdown.blocks_of_markdown)


def _of_html(content: bytes) -> Found:
    return _from_writing(_decoded(content), from_html.blocks_of_html)


def _from_writing(source: str, reader: Callable[[str], Iterable[Node]]) -> Found:
    if len(source) > MOST_LETTERS * 2:
        raise UnreadableError.too_much()
    root, pictures = without_pictures(node("doc", *reader(source)))
    title, root = titled(root)
    return Found(tidied(root.children), title, pictures)


def titled(root: Node) -> tuple[str, Node]:
    """The one heading at the top is the title, and the others move up."""
    highest = [each for each in root.children if each.kind == "heading" and each.level == 1]
    if len(highest) != 1 or root.children[0] is not highest[0]:
        return "", root
    rest = [
        node("heading", *each.children, level=max(each.level - 1, 1)) if each.kind == "heading" else each
        for each in root.children[1:]
    ]
    return words_of(highest[0]).strip(), root.with_children(rest)


def _decoded(content: bytes) -> str:
    """As UTF-8, or as Windows wrote it. Errors: UnreadableError for what is no writing."""
    if content.startswith((b"\xff\xfe", b"\xfe\xff")):
        return content.decode("utf-16", "replace")
    if b"\x00" in content:
        raise UnreadableError.broken()
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError:
        return content.decode("cp1252", "replace")


_READERS: dict[str, Callable[[bytes], Found]] = {
    ".md": _of_markdown,
    ".markdown": _of_markdown,
    ".txt": _of_markdown,
    ".html": _of_html,
    ".htm": _of_html,
    ".docx": from_docx.read,
    ".docm": from_docx.read,
    ".odt": from_odt.read,
}
