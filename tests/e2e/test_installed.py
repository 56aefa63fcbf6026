"""The portal as an app: the page for when there is no network, and setting up push messages on a device."""

import pytest

READY = """() => navigator.serviceWorker.ready.then(() => new Promise((done) => {
  if (navigator.serviceWorker.controller) done();
  else navigator.serviceWorker.addEventListener("controllerchange", done);
}))"""
KEPT = """async () => {
  const shelves = await Promise.all((await caches.keys()).map((name) => caches.open(name)));
  const kept = await Promise.all(shelves.map((shelf) => shelf.keys()));
  return kept.flat().map((each) => new URL(each.url).pathname).sort();
}"""
# What stands in for the push service of the browser's maker, which a test does not ask.
PUSH_SERVICE = """
Object.defineProperty(Notification, "permission", { get: () => "default" });
Notification.requestPermission = async () => "granted";
PushManager.prototype.getSubscription = async () => null;
PushManager.prototype.subscribe = async function (options) {
  window.asked = options;
  const said = { endpoint: "https://push.example.org/x", keys: { p256dh: "AAAA", auth: "AAAA" } };
  return { toJSON: () => said, unsubscribe: async () => true };
};
"""


@pytest.fixture
def installed(make_page, sign_in):
    """A window in which somebody is signed in who has just installed the portal."""
    page = make_page(reduced_motion="reduce")
    sign_in(page, "fiete@example.org")
    page.goto("/konto/")
    page.evaluate("dispatchEvent(new Event('appinstalled'))")
    page.evaluate(READY)
    return page


def test_offline_it_says_so_in_the_language_of_the_page_and_has_kept_nothing_else(installed, make_page, violations):
    page = installed
    page.goto("/konto/profil/")
    kept = page.evaluate(KEPT)
    assert [path for path in kept if not path.startswith("/static/")] == ["/en/offline/", "/offline/"]

    page.context.set_offline(True)
    page.goto("/konto/profil/")
    assert page.locator("h1").inner_text() == "Du hast gerade keine Verbindung."
    assert page.evaluate("getComputedStyle(document.querySelector('.btn')).minHeight") != "0px"
    assert violations(page) == []
    page.goto("/en/stories/")
    assert page.get_attribute("html", "lang") == "en"
    page.context.set_offline(False)
    page.goto("/konto/profil/")
    assert page.locator("main h1").inner_text() == "Profil"


def test_a_browser_that_has_not_installed_it_keeps_nothing(page):
    page.goto("/")

    assert page.evaluate("navigator.serviceWorker.getRegistrations().then((all) => all.length)") == 0


def test_push_messages_are_asked_for_at_the_press_of_a_button(make_page, sign_in, violations_at_all_widths):
    page = make_page(reduced_motion="reduce", permissions=["notifications"])
    page.add_init_script(PUSH_SERVICE)
    sign_in(page, "fiete@example.org")
    page.goto("/konto/push/")
    assert violations_at_all_widths(page, "light") == []
    assert page.evaluate("'asked' in window") is False

    with page.expect_response("**/konto/push/einrichtung/") as answer:
        page.click("[data-push-begin]")

    assert answer.value.status == 400  # no such key exists
    page.locator("[data-push-words=failed]").wait_for()
    assert "keinen brauchbaren Schlüssel" in page.locator("[data-push-problem]").inner_text()
    assert page.evaluate("[asked.userVisibleOnly, asked.applicationServerKey.length]") == [True, 65]
    assert "400" in make_page.complaints.pop()
