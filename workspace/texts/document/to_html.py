"""The tree as safe, semantic HTML: for a page of the portal, and as a file of its own.

The page has its h1, so headings begin at h2. What comes out has gone through nh3, whatever was in the tree.
"""

from base64 import b64encode
from collections.abc import Mapping, Sequence
from html import escape

import nh3
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from workspace.texts.document.pictures import CONTENT_TYPE as PICTURE_TYPE
from workspace.texts.document.pictures import NONE, Pictures
from workspace.texts.document.tree import LISTS, PASSAGE, Node, node, paragraph, words_of

TAGS = {
    "p": set(),
    "br": set(),
    "h2": set(),
    "h3": set(),
    "h4": set(),
    "ul": {"class"},
    "ol": {"start"},
    "li": set(),
    "input": {"type", "checked", "disabled", "aria-label"},
    "blockquote": set(),
    "aside": {"class", "data-callout", "aria-label"},
    "pre": set(),
    "code": set(),
    "hr": set(),
    "img": {"src", "alt", "loading"},
    "table": set(),
    "thead": set(),
    "tbody": set(),
    "tr": set(),
    "th": {"scope", "colspan", "rowspan"},
    "td": {"colspan", "rowspan"},
    "a": {"href"},
    "strong": set(),
    "em": set(),
    "s": set(),
    "span": {"class"},
    "mark": {"data-threads"},
}
MARKS = {"strong": "strong", "em": "em", "strike": "s", "code": "code"}
SCHEMES = frozenset({"http", "https", "mailto"})
REL = "nofollow ugc noopener"
STYLE = (
    "body{font:1.1rem/1.6 'Atkinson Hyperlegible Next',system-ui,sans-serif;"
    "max-width:72ch;margin:2rem auto;padding:0 1rem}"
    "table{border-collapse:collapse}th,td{border:1px solid #999;padding:.3rem .6rem;text-align:left;vertical-align:top}"
    "aside,blockquote{border-left:.25rem solid #00696f;margin:1rem 0;padding:.1rem 1rem}"
    ".text-checks{list-style:none;padding:0}img{max-width:100%}"
)


def html(root: Node) -> SafeString:
    return _cleaned(root)


def html_page(root: Node, *, title: str, language: str, pictures: Pictures = NONE) -> str:
    """A file that stands alone: nothing is loaded, the pictures stand in it."""
    encoded = {key: f"data:{PICTURE_TYPE};base64,{b64encode(each.content).decode()}" for key, each in pictures.items()}
    inside = _cleaned(_with_pictures(root, encoded), frozenset(encoded.values()))
    return (
        f'<!doctype html>\n<html lang="{escape(language)}">\n<head>\n<meta charset="utf-8">\n'
        f'<meta name="viewport" content="width=device-width, initial-scale=1">\n<title>{escape(title)}</title>\n'
        f"<style>{STYLE}</style>\n</head>\n<body>\n<main>\n<h1>{escape(title)}</h1>\n{inside}\n</main>\n</body>\n</html>\n"
    )


def _with_pictures(each: Node, encoded: Mapping[str, str]) -> Node:
    """Of one that is not there its name is left."""
    if each.kind != "image":
        return each.with_children(_with_pictures(child, encoded) for child in each.children)
    source = encoded.get(each.words("picture"))
    if source is None:
        return paragraph(_("[Picture: %(words)s]") % {"words": each.words("alt") or each.words("src")})
    return node("image", src=source, alt=each.words("alt"))


def _cleaned(root: Node, data: frozenset[str] = frozenset()) -> SafeString:
    """`data` are the addresses with content in them that are ours."""

    def keep(tag: str, name: str, value: str) -> str | None:
        is_data = tag in {"img", "a"} and value.lstrip().lower().startswith("data:")
        return None if is_data and ((tag, name) != ("img", "src") or value not in data) else value

    made = nh3.clean(
        _blocks(root.children),
        tags=set(TAGS),
        attributes={tag: set(names) for tag, names in TAGS.items() if names},
        attribute_filter=keep if data else None,
        url_schemes={*SCHEMES, *({"data"} if data else ())},
        link_rel=REL,
    )
    return mark_safe(made)  # noqa: S308 - cleaned in the line above


def callout_words(kind: str) -> str:
    """Said, because a colour is not enough."""
    words = {
        "info": pgettext("callout", "Note"),
        "tip": pgettext("callout", "Tip"),
        "warning": pgettext("callout", "Caution"),
    }
    return words[kind]


def _blocks(nodes: Sequence[Node]) -> str:
    return "\n".join(_block(each) for each in nodes)


def _block(each: Node) -> str:
    kind = each.kind
    if kind in LISTS:
        return _list(each)
    make = {
        "paragraph": lambda each: f"<p>{_inline(each.children)}</p>",
        "heading": lambda each: f"<h{each.level + 1}>{_inline(each.children)}</h{each.level + 1}>",
        "blockquote": lambda each: f"<blockquote>{_blocks(each.children)}</blockquote>",
        "callout": _callout,
        "code_block": lambda each: f"<pre><code>{escape(words_of(each))}</code></pre>",
        "image": lambda each: (
            f'<img src="{escape(each.words("src"))}" alt="{escape(each.words("alt"))}" loading="lazy">'
        ),
        "table": _table,
    }.get(kind, lambda each: "<hr>")
    return make(each)


def _callout(each: Node) -> str:
    kind = each.words("kind")
    words = escape(callout_words(kind))
    return (
        f'<aside class="text-callout text-callout--{kind}" data-callout="{kind}" aria-label="{words}">'
        f"{_blocks(each.children)}</aside>"
    )


def _list(each: Node) -> str:
    tag = "ol" if each.kind == "ordered_list" else "ul"
    start = f' start="{each.number("order")}"' if tag == "ol" and each.number("order") != 1 else ""
    named = ' class="text-checks"' if each.kind == "check_list" else ""
    items = "\n".join(f"<li>{_box(item)}{_item(item)}</li>" for item in each.children)
    return f"<{tag}{start}{named}>\n{items}\n</{tag}>"


def _box(item: Node) -> str:
    if item.kind != "check_item":
        return ""
    words = escape(
        pgettext("box of a check list", "done") if item.is_checked else pgettext("box of a check list", "open")
    )
    return f'<input type="checkbox" disabled{" checked" if item.is_checked else ""} aria-label="{words}"> '


def _item(item: Node) -> str:
    """Words alone stand without a paragraph, also above a list."""
    first, *others = item.children
    if all(each.kind in LISTS for each in others):
        return _inline(first.children) + (f"\n{_blocks(others)}\n" if others else "")
    return _blocks(item.children)


def _table(each: Node) -> str:
    head, *body = each.children
    has_head = all(cell.kind == "table_header" for cell in head.children)
    rows = body if has_head else each.children
    first = f"<thead>{_row(head, in_head=True)}</thead>" if has_head else ""
    rest = f"<tbody>{''.join(_row(row) for row in rows)}</tbody>" if rows else ""
    return f"<table>{first}{rest}</table>"


def _row(row: Node, *, in_head: bool = False) -> str:
    return f"<tr>{''.join(_cell(cell, in_head=in_head) for cell in row.children)}</tr>"


def _cell(cell: Node, *, in_head: bool) -> str:
    tag = "th" if cell.kind == "table_header" else "td"
    spans = "".join(f' {name}="{cell.number(name)}"' for name in ("colspan", "rowspan") if cell.number(name) > 1)
    scope = f' scope="{"col" if in_head else "row"}"' if tag == "th" else ""
    only = cell.children[0]
    inside = _inline(only.children) if len(cell.children) == 1 and only.kind == "paragraph" else _blocks(cell.children)
    return f"<{tag}{scope}{spans}>{inside}</{tag}>"


def _inline(parts: Sequence[Node]) -> str:
    return "".join(_part(part) for part in parts)


def _part(part: Node) -> str:
    if part.kind == "hard_break":
        return "<br>\n"
    if part.kind == "mention":
        return f'<span class="text-mention">@{escape(part.words("label"))}</span>'
    made = escape(part.text)
    for mark in reversed(part.marks):
        if mark.name == "link":
            made = f'<a href="{escape(mark.href)}">{made}</a>'
        elif mark.name == PASSAGE:
            made = f'<mark data-threads="{escape(mark.href)}">{made}</mark>'
        else:
            made = f"<{MARKS[mark.name]}>{made}</{MARKS[mark.name]}>"
    return made
