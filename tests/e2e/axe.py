"""What axe-core finds on a page as it stands, a line each."""

from axe_playwright_python.base import AXE_SCRIPT
from playwright.sync_api import Page

WIDTHS = PHONE, DESKTOP = 360, 1280
RULES = ("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice")
RULES_OF_COLOUR = ("color-contrast", "link-in-text-block")
RULES_OF_WORDS = ("cat.forms", "cat.language", "cat.name-role-value", "cat.text-alternatives")
RULES_OF_STYLE_SHEETS = ("css-orientation-lock",)
"""For them axe fetches and reads all style sheets, which are the same at every width and in every language."""
RUN = """options => axe.run(document, options).then(({violations}) => violations.flatMap(
    each => each.nodes.map(node => `${each.id}: ${node.html.slice(0, 200)}`)
))"""


def violations(page: Page) -> list[str]:
    return _run(page, {"runOnly": RULES})


def violations_but_of_style_sheets(page: Page) -> list[str]:
    """At a further width."""
    return _run(page, {"runOnly": RULES, "rules": _without(RULES_OF_STYLE_SHEETS)})


def violations_of_colour(page: Page) -> list[str]:
    """In the dark colours alone are different, so their rules suffice."""
    return _run(page, {"runOnly": RULES_OF_COLOUR})


def violations_of_words(page: Page) -> list[str]:
    """In another language names and titles are different, nothing else."""
    return _run(page, {"runOnly": RULES_OF_WORDS})


def violations_at_all_widths(page: Page, scheme: str) -> list[str]:
    """The same on a phone and on a desktop."""
    look = violations if scheme == "light" else violations_of_colour
    lines = []
    for width in WIDTHS:
        page.set_viewport_size({"width": width, "height": 900})
        lines += [f"{width} {line}" for line in look(page)]
    return lines


def _without(rules: tuple[str, ...]) -> dict[str, dict[str, bool]]:
    return {rule: {"enabled": False} for rule in rules}


def _run(page: Page, options: dict[str, object]) -> list[str]:
    if not page.evaluate("'axe' in window"):
        page.evaluate(AXE_SCRIPT)
    return page.evaluate(RUN, {**options, "resultTypes": ["violations"]})
