"""From the front page to a workspace of one's own, on a phone and without an account."""

import re
import time

import pytest

PASSWORD = "fischbrötchen-am-kai"
MINUTES = 5


@pytest.fixture
def phone(make_page):
    return make_page(width=360)


def go_on(page):
    with page.expect_navigation():
        page.locator("main form button.btn-lg[type=submit]").click()


def test_a_newcomer_starts_a_project_in_three_screens(phone, portal, violations):
    page, address, began = phone, "gesche.neu@example.org", time.monotonic()
    page.goto("/")
    page.get_by_role("link", name="Projekt starten").click()
    page.get_by_label("Wie heißt euer Projekt?").fill("Reparaturtreff Dietrichsdorf")
    page.get_by_label("Worum geht es, in ein, zwei Sätzen?").fill("Samstags reparieren wir, was andere wegwerfen.")
    assert violations(page) == []
    page.wait_for_timeout(2100)  # nobody types as fast as a machine
    go_on(page)
    page.get_by_label("Wo?", exact=True).select_option(label="Kiel")
    assert violations(page) == []
    go_on(page)
    page.get_by_label("Wir suchen Leute, die mitmachen").check()
    assert violations(page) == []
    go_on(page)

    page.fill("input[name=name]", "Gesche Groth")
    page.fill("input[name=email]", address)
    page.fill("input[name=password1]", PASSWORD)
    page.check("input[name=consent_privacy]")
    with page.expect_navigation():
        page.locator("main form button[type=submit]").first.click()
    text = portal.mails_to(address)[0].get_body(("plain",)).get_content()
    page.goto(re.search(r"https?://\S+", text).group())
    with page.expect_navigation():
        page.locator("main form button[type=submit]").first.click()
    page.get_by_role("heading", name="Alles ist da").wait_for()
    go_on(page)

    page.get_by_role("heading", name="Moin Gesche!").wait_for()
    assert page.url.endswith("/arbeitsbereich/reparaturtreff-dietrichsdorf/")
    assert violations(page) == []
    assert time.monotonic() - began < MINUTES * 60


def test_a_workspace_is_used_by_keyboard(page, sign_in, violations):
    sign_in(page, "fiete@example.org")
    page.goto("/arbeitsbereich/")
    page.get_by_role("link", name="Wohnprojekt Langer Tisch").focus()
    page.keyboard.press("Enter")
    page.get_by_role("heading", name="Moin Fiete!").wait_for()
    rooms = page.get_by_role("navigation", name="Räume des Projekts")
    rooms.locator("summary").focus()
    page.keyboard.press("Enter")
    assert violations(page) == []
    page.keyboard.press("Escape")
    assert rooms.get_by_role("link", name="Einstellungen").is_hidden()
    page.keyboard.press("Enter")
    rooms.get_by_role("link", name="Einstellungen").focus()
    page.keyboard.press("Enter")

    page.get_by_role("heading", name="Einstellungen", exact=True).wait_for()


LINES_OF_ROOMS = """() => new Set(
    [...document.querySelectorAll(".workspace-nav__list > li")]
        .map((room) => room.getBoundingClientRect()).filter((box) => box.width).map((box) => Math.round(box.top))
).size"""


def test_the_rooms_of_a_workspace_stand_in_one_line(page, sign_in):
    sign_in(page, "fiete@example.org")
    for address in ("/arbeitsbereich/wohnprojekt-langer-tisch/", "/en/arbeitsbereich/wohnprojekt-langer-tisch/"):
        page.goto(address)
        for width in (320, 360, 768, 1024, 1280):
            page.set_viewport_size({"width": width, "height": 700})
            assert (address, width, page.evaluate(LINES_OF_ROOMS)) == (address, width, 1)


def test_a_preview_leaves_the_form_to_be_saved(page, sign_in):
    sign_in(page, "fiete@example.org")
    page.goto("/arbeitsbereich/wohnprojekt-langer-tisch/seite/")
    with page.context.expect_page() as opened:
        page.get_by_role("button", name="Vorschau").click()
    opened.value.get_by_role("heading", name="Wohnprojekt Langer Tisch").first.wait_for()

    page.get_by_role("button", name="Speichern").click()

    page.get_by_text("Deine Seite ist geändert").or_(page.get_by_text("Eure Seite ist geändert")).first.wait_for()
