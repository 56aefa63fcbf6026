"""The bell rings in an open page, and leads to the thing by keyboard; without JavaScript to the page of all."""

import re

NEWS, WISHES, FEEDS = "/konto/neuigkeiten/", "/konto/benachrichtigungen/", "/konto/feeds/"
TELL = """
from portal.activity.fanning import fan_out
from portal.activity.models import Event
fan_out(Event.objects.order_by("-pk").first().pk)
"""
"""What a worker does."""
FIETE, JELENA = "fiete@example.org", "jelena@example.org"


def number_on(page):
    found = page.locator(".bell__number")
    return int(found.inner_text()) if found.count() else 0


def test_it_rings_while_the_page_is_open_and_leads_to_the_thing_by_keyboard(portal, make_page, sign_in, violations):
    fiete, jelena = make_page(), make_page()
    sign_in(fiete, FIETE)
    sign_in(jelena, JELENA)
    fiete.goto(NEWS)
    if number_on(fiete):
        fiete.get_by_role("button", name="Alles als gelesen markieren").first.click()
        fiete.get_by_text("Als gelesen markiert.").wait_for()
    assert number_on(fiete) == 0

    jelena.goto("/nachrichten/")
    jelena.get_by_role("link", name="Fiete Brodersen", exact=True).click()
    jelena.get_by_label("Deine Nachricht").fill("Kommst du am Samstag?")
    jelena.get_by_role("button", name="Senden").click()
    jelena.get_by_text("Kommst du am Samstag?").first.wait_for()
    portal.run(TELL)

    fiete.locator(".bell__number", has_text="1").wait_for()
    assert "1 ungelesen" in fiete.locator("#bell-status").inner_text()
    fiete.set_viewport_size({"width": 320, "height": 700})
    name, bell = (fiete.locator(part).bounding_box() for part in (".brand__name", ".bell__button"))
    assert name["x"] + name["width"] <= bell["x"]
    fiete.set_viewport_size({"width": 1280, "height": 900})
    fiete.locator(".bell summary").focus()
    fiete.keyboard.press("Enter")
    line = fiete.locator(".bell__list .heard").first
    line.wait_for()
    assert "Jelena" in line.inner_text()
    assert violations(fiete) == []
    fiete.keyboard.press("Tab")
    fiete.keyboard.press("Enter")
    fiete.get_by_text("Kommst du am Samstag?").wait_for()
    fiete.locator(".bell__number").wait_for(state="detached")


def test_without_javascript_all_is_read_and_that_is_taken_back(make_page, sign_in):
    page = make_page(java_script_enabled=False)
    sign_in(page, FIETE)
    page.goto(NEWS)
    page.locator(".bell summary").click()
    page.get_by_role("link", name="Alles, was neu für dich ist").click()
    assert page.url.endswith(NEWS)
    before = number_on(page)

    if before:
        page.get_by_role("button", name="Alles als gelesen markieren").click()
        assert number_on(page) == 0
        page.get_by_role("button", name="Rückgängig").click()
    assert number_on(page) == before


def test_somebody_chooses_how_to_hear_and_gets_a_feed(page, sign_in, violations_at_all_widths):
    sign_in(page, FIETE)
    page.goto(WISHES)
    page.locator("details.wishes summary").evaluate_all("all => all.forEach(each => each.parentElement.open = true)")
    assert violations_at_all_widths(page, "light") == []
    page.get_by_label("Höchstens eine am Tag").check()
    page.get_by_role("button", name="Speichern").click()
    page.get_by_text("Gespeichert.").wait_for()
    assert page.get_by_label("Höchstens eine am Tag").is_checked()

    page.goto(NEWS)
    assert violations_at_all_widths(page, "dark") == []
    page.goto(FEEDS)
    page.get_by_role("button", name=re.compile("Adresse anlegen ?: Neu für dich")).click()
    address = page.get_by_label(re.compile("Geheime Adresse ?: Neu für dich")).input_value()
    assert violations_at_all_widths(page, "light") == []
    assert page.request.get(address).headers["content-type"].startswith("application/atom+xml")
