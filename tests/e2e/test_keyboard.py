"""A whole visit without a mouse: Tab, Enter, Space and Escape alone, the focus seen at each stop."""

import re

import pytest
from playwright.sync_api import expect

from tests.e2e.axe import violations
from tests.e2e.keyboard import Keyboard

PASSWORD = "fischbrötchen-am-kai"


@pytest.fixture
def keyboard(make_page):
    page = make_page(reduced_motion="reduce")
    page.goto("/")
    return Keyboard(page)


def test_skip_search_and_open_a_result(keyboard):
    page = keyboard.page

    keyboard.press("Tab")
    assert keyboard.is_at(".skip-link")
    page.keyboard.press("Enter")
    assert keyboard.is_at("#content")

    keyboard.write("#hero-search", "Repair")
    keyboard.follow()
    assert "/suche/?q=Repair" in page.url

    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    keyboard.go_to("[href='#results-heading']")
    keyboard.press("Enter")
    title = page.locator("main .row-list h3").first.inner_text()
    keyboard.follow("main .row-list a")
    assert page.locator("main h1").inner_text() == title


def test_what_is_suggested_while_typing_is_chosen_by_arrows(keyboard):
    page = keyboard.page
    page.goto("/suche/")
    field, options = page.locator("#results-search"), page.locator("#results-search-suggestions [role=option]")

    keyboard.write("#results-search", "repa")
    expect(field).to_have_attribute("aria-expanded", "true")
    keyboard.press("ArrowDown")
    expect(options.first).to_have_attribute("aria-selected", "true")
    expect(field).to_have_attribute("aria-activedescendant", options.first.get_attribute("id"))
    assert violations(page) == []

    keyboard.press("Escape")
    expect(field).to_have_attribute("aria-expanded", "false")
    expect(field).to_have_value("repa")

    keyboard.press("ArrowDown")
    title = options.first.locator("span").first.inner_text()
    keyboard.follow()
    assert page.locator("main h1").inner_text() == title


def test_the_menu_of_a_phone_and_the_other_language(make_page):
    page = make_page(width=360, height=740, reduced_motion="reduce")
    page.goto("/")
    keyboard = Keyboard(page)

    keyboard.go_to(".site-drawer > summary")
    keyboard.press("Enter")
    assert page.locator(".site-drawer__panel").is_visible()
    keyboard.press("Escape")
    assert not page.locator(".site-drawer__panel").is_visible()
    assert keyboard.is_at(".site-drawer > summary")

    keyboard.press("Space")
    keyboard.follow(".site-drawer nav a[href='/aktuelles/']")
    assert page.locator("main h1").inner_text() == "Aktuelles"

    keyboard.go_to(".site-drawer > summary")
    keyboard.press("Enter")
    keyboard.follow(".site-drawer a[hreflang=en]")
    assert page.url.endswith("/en/news/")
    assert page.get_attribute("html", "lang") == "en"


def test_questions_open_and_a_video_plays_after_a_press(make_page, portal):
    page = make_page(reduced_motion="reduce")
    page.context.route("https://player.vimeo.com/**", lambda route: route.fulfill(body="<p>A film", status=200))
    page.goto("/alle-bausteine/")
    keyboard = Keyboard(page)

    keyboard.go_to(".accordion__item > summary")
    keyboard.press("Enter")
    assert page.locator(".accordion__body").first.is_visible()
    keyboard.press("Space")
    assert not page.locator(".accordion__body").first.is_visible()

    keyboard.go_to("[data-video]")
    assert make_page.complaints == []
    page.keyboard.press("Enter")
    page.frame_locator(".video iframe").get_by_text("A film").wait_for()
    assert keyboard.is_at(".video iframe")
    assert make_page.complaints.pop().startswith("request to another origin: https://player.vimeo.com/")


def test_register_with_mistakes_then_without_sign_in_edit_the_profile_and_sign_out(keyboard, portal, violations):
    page, address = keyboard.page, "tjark.taste@example.org"

    keyboard.follow(".site-header__tools a[href*='/registrieren/']")
    keyboard.follow("main form button[type=submit]")
    assert keyboard.is_at("[data-error-summary]")
    assert violations(page) == []
    keyboard.press("Tab")
    keyboard.press("Enter")
    assert keyboard.is_at("input[name=name][aria-invalid=true]")

    page.keyboard.type("Tjark Thomsen")
    keyboard.write("input[name=email]", address)
    keyboard.write("input[name=password1]", PASSWORD)
    keyboard.go_to("input[name=consent_privacy]")
    keyboard.press("Space")
    keyboard.follow("main form button[type=submit]")

    text = portal.mails_to(address)[0].get_body(("plain",)).get_content()
    page.goto(re.search(r"https?://\S+", text).group())
    keyboard.follow("main form button[type=submit]")
    page.wait_for_url("**/konto/")
    sign_out(keyboard)

    keyboard.follow(".site-header__tools a[href*='/anmelden/']")
    keyboard.write("input[name=login]", address)
    keyboard.write("input[name=password]", PASSWORD)
    keyboard.follow()
    page.goto("/konto/")

    keyboard.follow("main a[href='/konto/profil/']")
    keyboard.write("input[name=name]", "Tjark Tast")
    keyboard.follow("main form button[type=submit]")
    assert page.input_value("input[name=name]") == "Tjark Tast"
    assert page.locator("[data-error-summary]").count() == 0
    sign_out(keyboard)
    assert page.locator(".site-header__tools a[href*='/anmelden/']").is_visible()


def sign_out(keyboard):
    keyboard.go_to(".site-header__tools .menu > summary")
    keyboard.press("Enter")
    keyboard.follow(".site-header__tools .menu a[href*='/abmelden/']")
    keyboard.follow("main form button[type=submit]")


# Of what has the focus, no part is to be seen beside the bar of the rooms (WCAG 2.2, 2.4.11).
IS_COVERED = """() => {
    const bar = document.querySelector(".workspace-nav");
    const focused = document.activeElement;
    const what = focused.closest("label") || focused;
    return !bar.contains(focused) && what.getBoundingClientRect().top >= bar.getBoundingClientRect().top;
}"""


def test_the_bar_of_a_phone_covers_nothing_that_has_the_focus(make_page, sign_in):
    page = make_page(width=360, reduced_motion="reduce")
    sign_in(page, "fiete@example.org")
    page.goto("/arbeitsbereich/wohnprojekt-langer-tisch/umfragen/termine/neu/")
    title = page.locator("[name=title]")
    title.focus()
    covered = []

    for _ in range(25):
        page.keyboard.press("Tab")
        if page.evaluate(IS_COVERED):
            covered.append(page.evaluate("() => document.activeElement.outerHTML.slice(0, 80)"))

    assert covered == []
    assert page.evaluate("() => scrollY") > 0
