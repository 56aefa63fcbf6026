"""A browser before a real portal.

Every test here fails on an error in the console, a failed request, a request that leaves the portal's own origin, and
an error in the server's log.
"""

import pytest
from axe_playwright_python.base import AXE_SCRIPT
from playwright.sync_api import sync_playwright

from tests.e2e.portal import PASSWORD, start
from tests.needs import needs

CHROMIUM_ARGUMENTS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
PHONE, DESKTOP = 360, 1280
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
RULES_OF_COLOUR = ["color-contrast", "link-in-text-block"]


@pytest.fixture(scope="session")
def portal(tmp_path_factory):
    needs("chromium")
    portal, server = start(tmp_path_factory.mktemp("portal"))
    yield portal
    server.terminate()
    server.wait(20)


@pytest.fixture(autouse=True)
def _calm_server(portal):
    said = portal.log.stat().st_size
    yield
    with portal.log.open(encoding="utf-8") as log:
        log.seek(said)
        text = log.read()
    if " ERROR " in text or "Traceback" in text:
        pytest.fail(f"An error in the server's log:\n{text}", pytrace=False)


@pytest.fixture(scope="module")
def browser():
    """Closed with its module: Playwright keeps an event loop in this thread, and other tests use the database in it."""
    path = needs("chromium")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=CHROMIUM_ARGUMENTS)
        yield browser
        browser.close()


@pytest.fixture
def make_page(browser, portal):
    """Opens windows: `make_page(width=360, color_scheme="dark")`; each is watched."""
    contexts, complaints = [], []

    def make(*, width=1280, height=900, **options):
        context = browser.new_context(
            base_url=portal.url, locale="de-DE", viewport={"width": width, "height": height}, **options
        )
        context.set_default_timeout(15_000)
        contexts.append(context)
        page = context.new_page()
        page.on("console", lambda message: message.type == "error" and complaints.append(message.text))
        page.on("pageerror", lambda error: complaints.append(str(error)))
        page.on("request", lambda request: complain_of_strangers(request.url))
        return page

    def complain_of_strangers(url):
        if not url.startswith((portal.url, "data:", "blob:")):
            complaints.append(f"request to another origin: {url}")

    make.complaints = complaints
    yield make
    for context in contexts:
        context.close()
    assert complaints == []


@pytest.fixture
def page(make_page):
    return make_page()


@pytest.fixture
def sign_in():
    """Signs a person of the demo in through the form."""

    def sign_in(page, email, password=PASSWORD):
        page.goto("/konto/anmelden/")
        page.fill("input[name=login]", email)
        page.fill("input[name=password]", password)
        page.click("main form button[type=submit]")
        page.wait_for_url(lambda url: "/anmelden/" not in url)

    return sign_in


@pytest.fixture
def violations():
    """What axe-core finds on a page as it stands, a line each."""
    return lambda page: _found(page, RULES)


@pytest.fixture
def violations_at_all_widths():
    """The same on a phone and on a desktop. In the dark colours alone are different, so their rules suffice."""

    def violations_at_all_widths(page, scheme):
        lines = []
        for width in (PHONE, DESKTOP):
            page.set_viewport_size({"width": width, "height": 900})
            lines += [f"{width} {line}" for line in _found(page, RULES if scheme == "light" else RULES_OF_COLOUR)]
        return lines

    return violations_at_all_widths


def _found(page, rules):
    if not page.evaluate("'axe' in window"):
        page.evaluate(AXE_SCRIPT)
    options = {"runOnly": rules, "resultTypes": ["violations"]}
    found = page.evaluate("options => axe.run(document, options)", options)["violations"]
    return [f"{each['id']}: {node['html'][:200]}" for each in found for node in each["nodes"]]
