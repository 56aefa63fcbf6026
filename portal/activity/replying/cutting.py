"""What somebody wrote themselves: without what the mail quotes, and without their signature.

Our mails begin with a line above which one answers; whatever stands below it is ours. What mail programs write between
the answer and that line, and all of it where somebody has deleted the line, is known to mail-parser-reply.
"""

import re

from mailparser_reply.parser import EmailMessage as Cut

MARK, END_OF_MARK = "##-", "-##"
LONGEST = 100_000
LONGEST_LINE = 300
"""The library's patterns take too long for longer ones, which are never what a program writes about a quotation."""
ATTRIBUTION_LINES = 4
ADDRESS = re.compile(r"\S*@\S*")
SIGNATURE = "--"
LANGUAGES = ["de", "en"]
PLACE = re.compile("\x02(\\d+)\x03")
QUOTED = re.compile(r"^\s*>")
NOT_THEIRS = re.compile(rf"^\s*(>|_{{20,}}\s*$|{MARK})")
INVISIBLE = dict.fromkeys(map(ord, "\u200b\u200c\u200d\u2060\ufeff\u00ad"))


def own_words(text: str) -> str:
    """Whether the answer stands above what it quotes, below it or in between."""
    lines = text[:LONGEST].translate(INVISIBLE).splitlines()
    mark = next((number for number, line in enumerate(lines) if MARK in line and END_OF_MARK in line), None)
    if mark is None:
        return _without_quotes(lines)
    above = _without_quotes(_without_attribution(lines[:mark]))
    # What stands below is theirs only where it can be told from ours.
    return above or (_without_quotes(lines) if QUOTED.match(lines[mark]) else "")


def _without_attribution(above: list[str]) -> list[str]:
    """Without the last lines if they say who wrote when: they name the address from which our mail came."""
    while above and not above[-1].strip(" >"):
        above.pop()
    for number in range(len(above) - 1, max(len(above) - ATTRIBUTION_LINES, -1), -1):
        if "@" in above[number] and above[-1].rstrip().endswith(":"):
            says_when = re.search(r"\d", ADDRESS.sub("", above[number]))
            return above[: number if says_when else max(number - 1, 0)]
    return above


def _without_quotes(lines: list[str]) -> str:
    signature = next((number for number, line in enumerate(lines) if line.rstrip() == SIGNATURE), len(lines))
    text, long_lines = _short(lines[:signature])
    if not text.strip():
        return ""
    replies = Cut(text=text, languages=list(LANGUAGES), keep_hyphen_lists=True).read().replies
    first = replies[0]
    body = first.content.replace(first.headers or "", "") if first.headers else first.content
    signed = _unquoted(body)
    unsigned = ""
    if first.signatures and (end := body.find(first.signatures)) >= 0:
        unsigned = _unquoted(body[:end])
    return PLACE.sub(lambda place: long_lines[int(place[1])], unsigned or signed)


def _short(lines: list[str]) -> tuple[str, list[str]]:
    """The text with places for its long lines, and those."""
    long_lines: list[str] = []
    short = []
    for line in lines:
        if len(line) > LONGEST_LINE and not QUOTED.match(line):
            short.append(f"\x02{len(long_lines)}\x03")
            long_lines.append(line.strip())
        else:
            short.append(PLACE.sub("", line))
    return "\n".join(short), long_lines


def _unquoted(text: str) -> str:
    kept = [line.rstrip() for line in text.splitlines() if not NOT_THEIRS.match(line)]
    return re.sub(r"\n{3,}", "\n\n", "\n".join(kept)).strip()
