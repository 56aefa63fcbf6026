"""Coming into a project by a link, on a phone and without an account; and what its admins do with people."""

import re

import pytest

PASSWORD = "fischbrötchen-am-kai"
ROOM = "/arbeitsbereich/wohnprojekt-langer-tisch/menschen/"


@pytest.fixture
def office(page, sign_in):
    """Fiete, an admin of the project, at a desk."""
    sign_in(page, "fiete@example.org")
    return page


def press(page, name):
    with page.expect_navigation():
        page.get_by_role("button", name=name, exact=True).click()


def test_a_newcomer_comes_in_by_a_link(office, make_page, portal, violations):
    office.goto(f"{ROOM}einladungen/")
    office.get_by_label("Wie viele dürfen ihn nutzen?").fill("1")
    press(office, "Link erstellen")
    office.context.grant_permissions(["clipboard-write"])
    office.get_by_role("button", name="Kopieren").click()
    office.get_by_text("Kopiert").wait_for()
    assert violations(office) == []
    link = office.get_by_label("0 von 1 genutzt").input_value()

    phone, address = make_page(width=360), "nele.neu@example.org"
    phone.goto(link)
    assert violations(phone) == []
    with phone.expect_navigation():
        phone.locator("main a.btn-primary").click()
    phone.fill("input[name=name]", "Nele Neu")
    phone.fill("input[name=email]", address)
    phone.fill("input[name=password1]", PASSWORD)
    phone.check("input[name=consent_privacy]")
    with phone.expect_navigation():
        phone.locator("main form button[type=submit]").first.click()
    text = portal.mails_to(address)[0].get_body(("plain",)).get_content()
    phone.goto(re.search(r"https?://\S+", text).group())
    with phone.expect_navigation():
        phone.locator("main form button[type=submit]").first.click()
    assert phone.url == link
    with phone.expect_navigation():
        phone.locator("main form button[type=submit]").click()

    phone.get_by_role("heading", name="Moin Nele!").wait_for()
    assert make_page().request.get(link).status == 410


def test_pages_that_ask_first_are_read_by_everybody(office, violations):
    office.goto(f"{ROOM}?rolle=gaeste")
    office.get_by_role("link", name="Verwalten").first.click()
    office.get_by_role("button", name="Speichern").wait_for()
    person = office.url
    for page in (person, f"{person}entfernung/", f"{person}uebergabe/"):
        office.goto(page)
        assert violations(office) == []
