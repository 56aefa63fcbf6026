"""Templates that the portal brings along, a Markdown file for each and language, and how they are filled in.

What is filled in is put into the words of the tree, so that no name of a project becomes a heading or a link.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from django.utils.translation import get_language, pgettext_lazy
from django.utils.translation import gettext_lazy as _

from workspace.texts.document import from_markdown
from workspace.texts.document.incoming import titled
from workspace.texts.document.tree import Node, paragraph

if TYPE_CHECKING:
    from django_stubs_ext import StrOrPromise

HERE = Path(__file__).parent
LANGUAGES = ("de", "en")
PLACE = re.compile(r"\{([a-z_]+)\}")
NOTHING = "…"
"""Where nobody knows it: to be written by hand, as all other dots."""


@dataclass(frozen=True)
class Beginning:
    key: str
    """Also the name of its file."""
    label: "StrOrPromise"
    said: "StrOrPromise"
    icon: str


BEGINNINGS = {
    each.key: each
    for each in (
        Beginning(
            "minutes",
            pgettext_lazy("template", "Minutes"),
            _("Who was there, what was decided, who does what"),
            "journal-text",
        ),
        Beginning(
            "agenda",
            pgettext_lazy("template", "Agenda"),
            _("What you want to talk about, how long, and to what end"),
            "list-ol",
        ),
        Beginning(
            "invitation",
            pgettext_lazy("template", "Invitation"),
            _("What, when, where, and what guests want to know"),
            "envelope",
        ),
        Beginning(
            "press", pgettext_lazy("template", "Press release"), _("So that an editor can take it over"), "newspaper"
        ),
        Beginning(
            "concept", pgettext_lazy("template", "Concept"), _("What you want, why, and how it can work"), "lightbulb"
        ),
        Beginning(
            "funding",
            pgettext_lazy("template", "Application for funding"),
            _("The questions that every fund asks"),
            "cash-coin",
        ),
        Beginning(
            "consent", pgettext_lazy("template", "Consent to photographs"), _("To be printed and signed"), "camera"
        ),
    )
}


def begun(key: str, values: Mapping[str, str]) -> tuple[str, Node]:
    """Title and text. Errors: KeyError where there is no such template."""
    language = get_language() or LANGUAGES[0]
    source = _source(BEGINNINGS[key].key, language if language in LANGUAGES else LANGUAGES[0])
    title, root = titled(filled(source, values))
    return title, root


def filled(root: Node, values: Mapping[str, str]) -> Node:
    """A paragraph that is nothing but one place becomes as many as what comes into it."""
    return root.with_children(made for child in root.children for made in _filled(child, values))


def _filled(each: Node, values: Mapping[str, str]) -> Iterator[Node]:
    only = each.children[0].text if each.kind == "paragraph" and len(each.children) == 1 else ""
    if PLACE.fullmatch(only):
        words = _value(only[1:-1], values)
        yield from (paragraph(" ".join(part.split())) for part in re.split(r"\n\s*\n", words) if part.strip())
    elif each.kind == "text":
        yield replace(each, text=PLACE.sub(lambda found: " ".join(_value(found[1], values).split()), each.text))
    else:
        yield filled(each, values)


def _value(name: str, values: Mapping[str, str]) -> str:
    return values.get(name, "").strip() or NOTHING


@cache
def _source(key: str, language: str) -> Node:
    """With its title still at the top."""
    return from_markdown.read((HERE / language / f"{key}.md").read_text("utf-8"))
