"""PDF: its first pages as pictures, and what stands on all of them."""

from pathlib import Path
from typing import Any

import pypdfium2
import pypdfium2.raw

from workspace.documents.content.bench.limits import MOST_PAGES, MOST_PAGES_READ, UnreadableError, Words
from workspace.documents.content.bench.pictures import SMALL, draw

# Any, in this module: what is said as JSON.

WIDEST, HIGHEST = 1100, 1600
LONGEST_PAGE = 20_000
"""Letters beside a picture."""


def of_pdf(path: Path, folder: Path) -> dict[str, Any]:
    try:
        document = pypdfium2.PdfDocument(path)
    except pypdfium2.PdfiumError as error:
        is_locked = error.err_code == pypdfium2.raw.FPDF_ERR_PASSWORD
        raise UnreadableError("locked" if is_locked else "broken") from error
    has_scripts = pypdfium2.raw.FPDFDoc_GetJavaScriptActionCount(document) > 0
    document.init_forms()
    words, drawn = Words(), []
    for number in range(min(len(document), MOST_PAGES_READ)):
        try:
            page = document[number]
            text = page.get_textpage().get_text_bounded().replace("\r\n", "\n").replace("\ufffe", "")
            if number < MOST_PAGES:
                drawn.append({**_drawn(page, number, folder), "text": text[:LONGEST_PAGE]})
            page.close()
        except pypdfium2.PdfiumError as error:
            if number == 0:
                raise UnreadableError("broken") from error
            break
        if not words.add(text) and number >= MOST_PAGES:
            break
    if not drawn:
        raise UnreadableError("broken")
    return {
        "form": "pages",
        "text": str(words),
        "pages": len(document),
        "pictures": drawn,
        "has_macros": bool(has_scripts),
    }


def _drawn(page: Any, number: int, folder: Path) -> dict[str, Any]:
    """A page may say that it is as large as a house: it is drawn as large as it is shown."""
    width, height = page.get_size()
    scale = min(WIDEST / max(width, 1), HIGHEST / max(height, 1))
    picture = page.render(scale=scale).to_pil()
    if number == 0:
        draw(picture, folder / "small.webp", SMALL)
    return draw(picture, folder / f"{number + 1}.webp", (WIDEST, HIGHEST))
