"""A member and somebody who came by a link write together; then the link is taken back."""

import time

import pytest
from playwright.sync_api import expect

from tests.e2e.test_texts import BODY, FIETE, ROOM, STATE, write

SECONDS_TO_WITHDRAW = 5
SECONDS_TO_FILL_IN = 2.2
IN_THE_BROWSER = "async () => (await indexedDB.databases()).map(each => each.name)"


@pytest.fixture
def share(make_page, sign_in):
    """Fiete begins a text and makes a link to it; his window, the address of the text, and that of the link."""

    def begin(right="write", width=1280):
        fiete = make_page(width=width)
        sign_in(fiete, FIETE)
        fiete.goto(f"{ROOM}neu/")
        fiete.locator("main input[name=title]").fill("Rede der Bürgermeisterin")
        fiete.locator("main form button[type=submit]").click()
        fiete.locator(BODY).wait_for()
        text = fiete.url
        fiete.get_by_role("link", name="Teilen").click()
        fiete.locator(f"input[value={right}]").check()
        fiete.locator("main form button[type=submit]").first.click()
        link = fiete.locator(".copy-row input").input_value()
        return fiete, text, link

    return begin


def come(page, link, name="Ida"):
    page.goto(link)
    time.sleep(SECONDS_TO_FILL_IN)
    page.locator("main input[name=name]").fill(name)
    page.locator("main form button[type=submit]").click()
    page.locator(BODY).wait_for()


def test_they_write_together_until_the_link_is_taken_back(share, make_page, violations_at_all_widths):
    fiete, text, link = share()
    fiete.goto(text)
    fiete.locator(BODY).wait_for()
    ida = make_page()
    ida.goto(link)
    assert violations_at_all_widths(ida, "light") == []
    come(ida, link)

    write(fiete, "Moin, Ida.")
    expect(ida.locator(BODY)).to_contain_text("Moin, Ida.")
    write(ida, " Moin, Fiete.")
    expect(fiete.locator(BODY)).to_contain_text("Moin, Fiete.")
    expect(fiete.locator("[data-people]")).to_contain_text("Ida (Link)")
    expect(fiete.locator(".text-cursor__name")).to_contain_text("Ida (Link)")
    expect(ida.locator(STATE)).to_have_text("Gespeichert")
    assert violations_at_all_widths(ida, "light") == []
    expect(ida.locator("[data-act=mention]")).to_have_count(0)
    expect(ida.locator("[data-act=picture]")).to_be_hidden()
    assert ida.evaluate(IN_THE_BROWSER) == []

    fiete.goto(f"{text}teilen/")
    fiete.get_by_role("button", name="Zurücknehmen").click()
    taken_back = time.monotonic()
    expect(ida.locator(STATE)).to_contain_text("Dieser Link gilt nicht mehr", timeout=SECONDS_TO_WITHDRAW * 1000)
    assert time.monotonic() - taken_back < SECONDS_TO_WITHDRAW
    expect(ida.locator(BODY)).to_contain_text("Moin, Ida. Moin, Fiete.")
    expect(ida.locator(BODY)).to_have_attribute("contenteditable", "false")
    assert ida.goto(link).status == 410
    fiete.goto(text)
    expect(fiete.locator(BODY)).to_contain_text("Moin, Ida. Moin, Fiete.")
    make_page.complaints[:] = [each for each in make_page.complaints if "status of 410" not in each]


def test_to_read_on_a_phone(share, make_page, violations_at_all_widths):
    fiete, text, link = share("read")
    fiete.goto(text)
    fiete.locator(BODY).wait_for()
    ida = make_page(width=360, color_scheme="dark")

    come(ida, link)
    write(fiete, "Nur zum Lesen.")

    expect(ida.locator(BODY)).to_contain_text("Nur zum Lesen.")
    expect(ida.locator(STATE)).to_have_text("Du kannst hier mitlesen.")
    expect(ida.locator(BODY)).to_have_attribute("contenteditable", "false")
    assert violations_at_all_widths(ida, "dark") == []
