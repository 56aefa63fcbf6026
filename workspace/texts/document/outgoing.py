"""A text as a file to take along."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.utils.translation import gettext_lazy as _

from workspace.texts.document import to_odt, to_pdf
from workspace.texts.document.pictures import Pictures
from workspace.texts.document.to_html import html_page
from workspace.texts.document.to_markdown import markdown
from workspace.texts.document.tree import Mark, Node, node

if TYPE_CHECKING:
    from django_stubs_ext import StrOrPromise

DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
LONGEST_NAME = 100
UNSAFE = re.compile(r'[\x00-\x1f\x7f/\\:*?"<>|\u2028\u2029\u200e\u200f\u202a-\u202e]+')
"""What some system does not have in names of files, and what lets a name read otherwise than it is."""


@dataclass(frozen=True)
class Form:
    key: str
    label: "StrOrPromise"
    for_whom: "StrOrPromise"
    content_type: str
    make: Callable[..., bytes]
    """`make(root, title=, language=, pictures=)`."""


def _markdown(root: Node, *, title: str, language: str, pictures: Pictures) -> bytes:
    """Its pictures are addresses."""
    return markdown(root, title=title).encode()


def _html(root: Node, *, title: str, language: str, pictures: Pictures) -> bytes:
    return html_page(root, title=title, language=language, pictures=pictures).encode()


def _docx(root: Node, *, title: str, language: str, pictures: Pictures) -> bytes:
    from workspace.texts.document.to_docx import docx  # noqa: PLC0415  # 7 MB, which few need

    return docx(root, title=title, language=language, pictures=pictures)


FORMS = {
    form.key: form
    for form in (
        Form(
            "docx",
            _("Word (DOCX)"),
            _("for Microsoft Word, LibreOffice and Google Docs"),
            DOCX,
            _docx,
        ),
        Form(
            "odt",
            _("OpenDocument (ODT)"),
            _("for LibreOffice and most public offices"),
            to_odt.CONTENT_TYPE,
            to_odt.odt,
        ),
        Form(
            "pdf",
            _("PDF"),
            _("to print and to send"),
            to_pdf.CONTENT_TYPE,
            to_pdf.pdf,
        ),
        Form(
            "md",
            _("Markdown"),
            _("plain text with signs for headings and lists"),
            "text/markdown; charset=utf-8",
            _markdown,
        ),
        Form(
            "html",
            _("Web page (HTML)"),
            _("opens in every browser"),
            "text/html; charset=utf-8",
            _html,
        ),
    )
}


def file_name(title: str, ending: str) -> str:
    """As people would call it, umlauts and all."""
    name = " ".join(UNSAFE.sub(" ", title).split()).strip(". ")[:LONGEST_NAME].strip(". ")
    return f"{name or 'Text'}.{ending}"


def absolute(root: Node, site: str) -> Node:
    """With addresses of the portal that work elsewhere, too: `site` is where it stands, without a slash at its end."""
    made = root.with_children(absolute(child, site) for child in root.children)
    if made.kind == "image" and made.words("src").startswith("/"):
        return node("image", **{**dict(made.attributes), "src": f"{site}{made.words('src')}"})
    if made.href.startswith("/"):
        marks = tuple(Mark("link", f"{site}{mark.href}") if mark.name == "link" else mark for mark in made.marks)
        return Node("text", text=made.text, marks=marks)
    return made
