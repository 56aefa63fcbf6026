"""Plain texts, tables as text among them, and pages of websites."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from lxml import etree

from workspace.documents.content.bench.limits import LARGEST_TEXT, LONGEST_TEXT, Words

# Any, in this module: elements of lxml, and what is said as JSON.

_INLINE = {"a", "abbr", "b", "code", "em", "font", "i", "mark", "s", "small", "span", "strong", "sub", "sup", "u"}
_UNSEEN = {"script", "style", "template", "noscript"}


def of_plain(path: Path) -> dict[str, Any]:
    """Whoever shows it decides by its name whether it is Markdown or a table."""
    return {"form": "text", "text": decoded(_beginning_of(path))[:LONGEST_TEXT]}


def of_html(path: Path) -> dict[str, Any]:
    """For the search; it is shown nowhere."""
    parser = etree.HTMLParser(no_network=True, huge_tree=False, remove_comments=True, remove_pis=True)
    words = Words()
    for line in "".join(_words(etree.HTML(decoded(_beginning_of(path)) or "<p>", parser))).splitlines():
        if not words.add(line):
            break
    return {"form": "none", "text": str(words)}


def _words(root: Any) -> Iterator[str]:
    """Each block on a line of its own."""
    waiting = [(root, False)]
    while waiting:
        each, is_behind = waiting.pop()
        if is_behind:
            yield "" if each.tag in _INLINE else "\n"
            yield each.tail or ""
            continue
        waiting.append((each, True))
        if each.tag not in _UNSEEN:
            yield "" if each.tag in _INLINE else "\n"
            yield each.text or ""
            waiting += [(child, False) for child in reversed(each)]


def decoded(content: bytes) -> str:
    """UTF-8, as it says itself, or as Windows writes it, which is never wrong."""
    if content[:2] in {b"\xff\xfe", b"\xfe\xff"}:
        return content.decode("utf-16", "replace").replace("\r\n", "\n")
    try:
        words = content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        is_cut = error.start > len(content) - 4 and error.start > 0
        words = content[: error.start].decode("utf-8-sig") if is_cut else content.decode("cp1252", "replace")
    return words.replace("\r\n", "\n").replace("\0", "")


def _beginning_of(path: Path) -> bytes:
    with path.open("rb") as file:
        return file.read(LARGEST_TEXT)
