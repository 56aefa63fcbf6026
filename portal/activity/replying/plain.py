"""The plain text of a mail that has none, or whose lines were broken by a program."""

from bs4 import BeautifulSoup
from bs4.element import Tag

QUOTED = (
    "blockquote[type=cite], blockquote.gmail_quote, div.gmail_quote, div.gmail_extra, div.yahoo_quoted, "
    "div.moz-cite-prefix, #appendonsend ~ *, #divRplyFwdMsg, #divRplyFwdMsg ~ *, div[name=quote]"
)
SIGNATURES = ".gmail_signature, .moz-signature, #Signature, #ms-outlook-mobile-signature"
UNREAD = "head, style, script, title, meta, link"
BLOCKS = {"p", "div", "li", "tr", "blockquote", "h1", "h2", "h3", "h4", "h5", "h6", "ul", "ol", "table", "pre"}
LARGEST_HTML = 500_000
SIGNATURE = "-- "


def from_html(html: str) -> str:
    """Without what mail programs mark as quoted."""
    if not html.strip():
        return ""
    tree = BeautifulSoup(html[:LARGEST_HTML], "lxml")
    for each in tree.select(", ".join((UNREAD, QUOTED, SIGNATURES))):
        each.decompose()
    for each in tree.find_all("br"):
        each.replace_with("\n")
    for each in tree.find_all(BLOCKS):
        if isinstance(each, Tag):
            each.insert_before("\n")
            each.append("\n")
            if each.name == "li":
                each.insert(0, "- ")
    lines = [" ".join(line.split()) for line in tree.get_text().splitlines()]
    kept = [line for number, line in enumerate(lines) if line or (number and lines[number - 1])]
    return "\n".join(kept).strip()


def unfolded(text: str) -> str:
    """Lines that the program broke (RFC 3676: they end with a space) in one again."""
    lines: list[str] = []
    goes_on = False
    for line in text.splitlines():
        quoted = line.startswith(">")
        if goes_on and not quoted and line != SIGNATURE:
            lines[-1] += line.removeprefix(" ")
        else:
            lines.append(line.removeprefix(" "))
        goes_on = line.endswith(" ") and line != SIGNATURE and not quoted
    return "\n".join(lines)
