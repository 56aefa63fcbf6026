"""On the page as it is without the editor, numbers lead from the passages to what is said about them, and back."""

import re
from collections.abc import Mapping

from django.utils.html import escape
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _

PIECE = re.compile(r'<mark data-threads="([0-9 ]+)">(.*?)</mark>', re.DOTALL)
"""As `to_html` writes it: it never holds another one."""


def with_references(written: SafeString, numbers: Mapping[int, int]) -> SafeString:
    """`numbers` are those of the threads on the page; a passage may have several pieces."""
    last = {key: piece.start() for piece in PIECE.finditer(written) for key in _keys(piece)}
    begun: set[int] = set()

    def write(piece: re.Match[str]) -> str:
        keys = [key for key in _keys(piece) if key in numbers]
        places = "".join(f'<span id="stelle-{key}"></span>' for key in keys if key not in begun)
        begun.update(keys)
        links = "".join(_link(key, numbers[key]) for key in keys if last[key] == piece.start())
        return f'{places}<mark class="text-passage">{piece[2]}</mark>{links}'

    return mark_safe(PIECE.sub(write, written))  # noqa: S308  # safe before, and what is added is numbers and our words


def _keys(piece: re.Match[str]) -> list[int]:
    return [int(key) for key in piece[1].split()]


def _link(key: int, number: int) -> str:
    said = escape(_("Comment %(number)s") % {"number": number})
    return f'<a class="text-reference" href="#gespraech-{key}" aria-label="{said}">{number}</a>'
