"""Somebody without a mouse: presses keys, and sees at each stop where the focus is."""

import pytest
from playwright.sync_api import Page
from playwright.sync_api import TimeoutError as NotInTime

STOPS_AT_MOST = 80
# The ring is drawn by the thing itself, or by what stands around it: a card, the field of a search.
IS_SEEN = """() => {
    const focused = document.activeElement;
    const {width, height, top, bottom, left, right} = focused.getBoundingClientRect();
    const stands = width > 1 && height > 1 && bottom > 0 && top < innerHeight && right > 0 && left < innerWidth;
    const ringed = (element, steps) => {
        if (!element || steps === 0) return false;
        const {outlineStyle, outlineWidth, outlineColor} = getComputedStyle(element);
        const drawn = outlineStyle !== "none" && parseFloat(outlineWidth) >= 2 && !/, 0\\)$/.test(outlineColor);
        return drawn || ringed(element.parentElement, steps - 1);
    };
    return stands && ringed(focused, 6);
}"""
WHAT = "() => document.activeElement.outerHTML.slice(0, 200)"
# The video's frame belongs to its provider, who draws its focus.
IS_OF_THE_PAGE = "() => !['BODY', 'IFRAME'].includes(document.activeElement.tagName)"


class Keyboard:
    def __init__(self, page: Page) -> None:
        self.page = page

    def press(self, key: str) -> None:
        """One key; after it the focus must be seen."""
        self.page.keyboard.press(key)
        self.look()

    def look(self) -> None:
        if not self.page.evaluate(IS_OF_THE_PAGE):
            return
        try:
            self.page.wait_for_function(IS_SEEN, timeout=3_000)
        except NotInTime:
            pytest.fail(f"the focus is not seen: {self.page.evaluate(WHAT)}", pytrace=False)

    def go_to(self, selector: str) -> None:
        """By Tab, however many it takes."""
        for _ in range(STOPS_AT_MOST):
            self.press("Tab")
            if self.is_at(selector):
                return
        pytest.fail(f"{selector} is not reached by Tab on {self.page.url}")

    def is_at(self, selector: str) -> bool:
        return self.page.evaluate("selector => document.activeElement.matches(selector)", selector)

    def write(self, selector: str, text: str) -> None:
        self.go_to(selector)
        self.page.keyboard.press("Control+A")
        self.page.keyboard.type(text)

    def follow(self, selector: str | None = None, key: str = "Enter") -> None:
        """Onto the next page, by the link or button that is reached."""
        if selector:
            self.go_to(selector)
        with self.page.expect_navigation():
            self.page.keyboard.press(key)
