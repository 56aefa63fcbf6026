"""Windows of one browser, each with cookies and a storage of its own.

What a test leaves is cleared, then the next one has the window: in one that is really new, every script and style is
read anew, which takes a second of processor time.
"""

from collections import defaultdict
from collections.abc import Hashable, Iterator
from contextlib import contextmanager
from typing import Any

from playwright.sync_api import Browser, BrowserContext, Page

MILLISECONDS_AT_MOST = 15_000


class Windows:
    def __init__(self, browser: Browser, url: str) -> None:
        self.browser = browser
        self.url = url
        self._free: defaultdict[Hashable, list[BrowserContext]] = defaultdict(list)

    @contextmanager
    def opened(self) -> Iterator["Opened"]:
        """Opens windows, and clears them at the end. It then fails on what they complained of."""
        opened = Opened(self)
        try:
            yield opened
        finally:
            for kind, context in opened.contexts:
                self._clear(context)
                self._free[kind].append(context)
        assert opened.complaints == []

    def take(self, kind: Hashable, options: dict[str, Any]) -> BrowserContext:
        if self._free[kind]:
            return self._free[kind].pop()
        context = self.browser.new_context(base_url=self.url, locale="de-DE", **options)
        context.set_default_timeout(MILLISECONDS_AT_MOST)
        return context

    def _clear(self, context: BrowserContext) -> None:
        last = context.new_page()
        for page in context.pages:
            if page != last:
                page.close()
        context.unroute_all()
        context.set_offline(False)
        context.clear_cookies()
        devtools = context.new_cdp_session(last)
        devtools.send("Storage.clearDataForOrigin", {"origin": self.url, "storageTypes": "all"})
        last.close()


class Opened:
    """What one test opened: `make_page(width=360, color_scheme="dark")`; each window is watched."""

    def __init__(self, windows: Windows) -> None:
        self.windows = windows
        self.contexts: list[tuple[Hashable, BrowserContext]] = []
        self.complaints: list[str] = []

    def __call__(self, *, width: int = 1280, height: int = 900, **options: Any) -> Page:
        options["viewport"] = {"width": width, "height": height}
        kind = repr(sorted(options.items()))
        context = self.windows.take(kind, options)
        self.contexts.append((kind, context))
        page = context.new_page()
        page.on("console", lambda message: message.type == "error" and self.complaints.append(message.text))
        page.on("pageerror", lambda error: self.complaints.append(str(error)))
        page.on("request", lambda request: self._complain_of_strangers(request.url))
        return page

    def _complain_of_strangers(self, url: str) -> None:
        if not url.startswith((self.windows.url, "data:", "blob:")):
            self.complaints.append(f"request to another origin: {url}")
