"""A browser before a real portal.

Every test here fails on an error in the console, a failed request, a request that leaves the portal's own origin, and
an error in the server's log.
"""

import re
from contextlib import contextmanager

import pytest
from playwright.sync_api import sync_playwright

from tests.e2e import axe
from tests.e2e.portal import PASSWORD, start
from tests.e2e.windows import Windows
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
TOKEN = re.compile(r'name="csrfmiddlewaretoken" value="(\w+)"')


@pytest.fixture(scope="session")
def portal(tmp_path_factory, worker_id):
    needs("chromium")
    run = tmp_path_factory.getbasetemp()
    portal, server = start(
        tmp_path_factory.mktemp("portal"), shared=(run if worker_id == "master" else run.parent) / "demo"
    )
    yield portal
    portal.close()
    server.terminate()
    server.wait(20)
    log = portal.log.read_text("utf-8")
    assert not re.search(r"[\w.+-]+@[\w-]+\.\w+", log), "somebody's address is in the log"
    assert not [name for name in ("Maren Matthiesen", "Fiete Brodersen") if name in log]


@pytest.fixture(scope="session")
def calm_server(portal):
    """`with calm_server():` fails on an error in the server's log."""

    @contextmanager
    def calm_server():
        said = portal.log.stat().st_size
        yield
        with portal.log.open(encoding="utf-8") as log:
            log.seek(said)
            text = log.read()
        if " ERROR " in text or "Traceback" in text:
            pytest.fail(f"An error in the server's log:\n{text}", pytrace=False)

    return calm_server


@pytest.fixture(autouse=True)
def _calm_server(calm_server):
    with calm_server():
        yield


@pytest.fixture(scope="package")
def browser():
    """Closed after these tests: Playwright keeps an event loop in this thread, and others use the database in it."""
    path = needs("chromium")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=CHROMIUM_ARGUMENTS)
        yield browser
        browser.close()


@pytest.fixture(scope="package")
def window_pool(browser, portal):
    return Windows(browser, portal.url)


@pytest.fixture
def make_page(window_pool):
    """Opens windows, see `tests.e2e.windows.Opened`."""
    with window_pool.opened() as opened:
        yield opened


@pytest.fixture
def page(make_page):
    return make_page()


@pytest.fixture(scope="session")
def sign_in():
    """Signs a person of the demo in: sends the form without drawing it (test_keyboard.py fills it in)."""

    def sign_in(page, email, password=PASSWORD):
        address = "/konto/anmelden/"
        token = TOKEN.search(page.request.get(address).text())[1]
        form = {"csrfmiddlewaretoken": token, "login": email, "password": password}
        assert page.request.post(address, form=form).url.endswith(address) is False

    return sign_in


@pytest.fixture
def violations():
    return axe.violations


@pytest.fixture
def violations_at_all_widths():
    return axe.violations_at_all_widths
