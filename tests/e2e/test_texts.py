"""Writing a text together, in two browser windows: seen at once, undone by oneself only, kept without a connection."""

import re

import pytest
from playwright.sync_api import expect

from tests.e2e.keyboard import Keyboard
from tests.e2e.neighbours import NEIGHBOURS

ROOM = "/arbeitsbereich/wohnprojekt-langer-tisch/texte/"
FIETE, (JELENA, ANTJE) = "fiete@example.org", NEIGHBOURS
BODY = ".text-body"
SLOWLY = 30  # milliseconds between keys, as a fast person types
STATE = "[data-state-words]"
# Without the others' cursors.
WRITTEN = """() => {
    const copy = document.querySelector(".text-body").cloneNode(true);
    copy.querySelectorAll(".text-cursor").forEach(cursor => cursor.remove());
    return [...copy.children].map(block => block.textContent).join("|");
}"""


PASTE = """html => {
    const clipboardData = new DataTransfer();
    clipboardData.setData("text/html", html);
    const event = new ClipboardEvent("paste", {clipboardData, bubbles: true, cancelable: true});
    document.querySelector(".text-body").dispatchEvent(event);
}"""
PASTE_TEXT = PASTE.replace("text/html", "text/plain")
ITEM = (
    "<p class=MsoListParagraph style='margin-left:36.0pt;mso-list:l0 level1 lfo1'><![if !supportLists]>"
    "<span style='mso-list:Ignore'>·<span style='font:7.0pt \"Times New Roman\"'>&nbsp;&nbsp; </span></span><![endif]>"
    "{}<o:p></o:p></p>"
)
FROM_WORD = (
    "<html xmlns:o='urn:schemas-microsoft-com:office:office'><head><style><!-- h1 {color:red} --></style></head>"
    f"<body style='tab-interval:35.4pt'><h1 style='color:red'>Einkauf</h1>{ITEM.format('Mehl')}{ITEM.format('Zucker')}"
    "</body></html>"
)


@pytest.fixture
def new_text(sign_in):
    """Somebody begins a text; its address."""

    def begin(page, title="Protokoll vom Plenum"):
        sign_in(page, FIETE)
        page.goto(f"{ROOM}neu/")
        page.locator("main input[name=title]").fill(title)
        page.locator("main form button[type=submit]").click()
        page.locator(BODY).wait_for()
        return page.url

    return begin


@pytest.fixture
def windows(make_page, sign_in, new_text):
    """The same text in Fiete's window and in Jelena's."""
    fiete, jelena = make_page(), make_page(color_scheme="dark")
    address = new_text(fiete)
    sign_in(jelena, JELENA)
    jelena.goto(address)
    jelena.locator(BODY).wait_for()
    return fiete, jelena


def write(page, words):
    page.locator(BODY).focus()
    page.keyboard.press("Control+End")
    page.keyboard.type(words, delay=SLOWLY)


def test_two_write_at_once_and_see_each_other(windows):
    fiete, jelena = windows

    write(fiete, "# Beschlüsse\nDer Tisch wird lang.")
    expect(jelena.locator(f"{BODY} h2")).to_have_text("Beschlüsse")
    write(jelena, "\nEs gibt Kuchen.")

    expect(fiete.locator(BODY)).to_contain_text("Es gibt Kuchen.")
    expect(fiete.locator("[data-people] li")).to_have_count(2)
    expect(fiete.locator(".text-cursor__name")).to_contain_text("Jelena")
    expect(fiete.locator(STATE)).to_have_text("Gespeichert")
    expect(jelena.locator("[data-outline] a")).to_have_text("Beschlüsse")
    jelena.reload()
    expect(jelena.locator(f"{BODY} p").last).to_contain_text("Es gibt Kuchen.")


def test_five_windows_end_with_the_same_text(page, new_text):
    address = new_text(page)
    pages = [page, *(page.context.new_page() for _each in range(4))]
    for each in pages[1:]:
        each.goto(address)
        each.locator(BODY).wait_for()

    for words in ("# Tag ", "eins ", "zwei ", "drei "):
        for number, each in enumerate(pages):
            each.locator(BODY).focus()
            each.keyboard.insert_text(f"{words}{number} ")
            each.keyboard.press("Enter")

    for each in pages:
        expect(each.locator(BODY)).to_contain_text("drei 4")
        expect(each.locator(STATE)).to_have_text("Gespeichert")
    written = {each.evaluate(WRITTEN) for each in pages}
    assert len(written) == 1
    assert all(f"{words} {number} " in written.copy().pop() for words in ("eins", "drei") for number in range(5))


def test_who_writes_in_a_line_goes_on_there_when_it_becomes_a_heading(windows):
    fiete, jelena = windows
    write(fiete, "Erste\nZweite")
    expect(jelena.locator(f"{BODY} p")).to_have_count(2)
    jelena.locator(BODY).focus()
    for key in ("Control+Home", "End"):
        jelena.keyboard.press(key)
    jelena.keyboard.type(" Zeile", delay=SLOWLY)
    expect(fiete.locator(BODY)).to_contain_text("Erste Zeile")

    for key in ("Control+Home", "Alt+1"):
        fiete.keyboard.press(key)
    expect(jelena.locator(f"{BODY} h2")).to_be_visible()
    jelena.keyboard.type(" geht weiter", delay=SLOWLY)

    expect(fiete.locator(f"{BODY} h2")).to_contain_text("Erste Zeile geht weiter")


def test_undo_undoes_ones_own(windows):
    fiete, jelena = windows
    write(fiete, "Eins.")
    expect(jelena.locator(BODY)).to_contain_text("Eins.")
    write(jelena, " Zwei.")
    expect(fiete.locator(BODY)).to_contain_text("Zwei.")

    fiete.keyboard.press("Control+z")

    expect(jelena.locator(BODY)).not_to_contain_text("Eins.")
    expect(jelena.locator(BODY)).to_contain_text("Zwei.")


def test_what_is_written_without_a_connection_stays_and_comes_back(windows, make_page):
    fiete, jelena = windows
    write(fiete, "Vorher.")
    expect(jelena.locator(BODY)).to_contain_text("Vorher.")

    jelena.context.set_offline(True)
    write(jelena, " Unterwegs.")
    expect(jelena.locator(STATE)).to_contain_text("Keine Verbindung")
    write(fiete, "\nIm Büro.")
    jelena.context.set_offline(False)

    for page in windows:
        expect(page.locator(BODY)).to_contain_text("Unterwegs.")
        expect(page.locator(BODY)).to_contain_text("Im Büro.")
        expect(page.locator(STATE)).to_have_text("Gespeichert")
    make_page.complaints[:] = [each for each in make_page.complaints if "WebSocket" not in each]


def test_what_was_written_before_a_window_was_closed_without_a_connection_is_sent_later(windows, make_page):
    fiete, jelena = windows
    jelena.context.set_offline(True)
    write(jelena, "Im Zug geschrieben.")
    expect(jelena.locator(STATE)).to_contain_text("Keine Verbindung")
    address, context = jelena.url, jelena.context
    jelena.close()
    context.set_offline(False)

    context.new_page().goto(address)

    expect(fiete.locator(BODY)).to_contain_text("Im Zug geschrieben.")
    make_page.complaints[:] = [each for each in make_page.complaints if "WebSocket" not in each]


def test_everything_by_keyboard(page, new_text):
    new_text(page)
    keyboard = Keyboard(page)
    write(page, "Einladung")
    page.keyboard.press("Alt+F10")
    keyboard.look()
    while not keyboard.is_at("[data-command=heading-1]"):
        keyboard.press("ArrowRight")
    page.keyboard.press("Enter")
    expect(page.locator("[data-command=heading-1]")).to_have_attribute("aria-pressed", "true")
    keyboard.press("Escape")
    write(page, "\n- Kuchen\nmokwi")
    page.keyboard.press("Control+Shift+ArrowLeft")
    page.wait_for_timeout(SLOWLY)
    page.keyboard.press("Control+k")
    page.wait_for_timeout(SLOWLY)
    page.keyboard.type("mokwi.de")
    page.keyboard.press("Enter")

    expect(page.locator(f"{BODY} h2")).to_have_text("Einladung")
    expect(page.locator(f"{BODY} li")).to_have_text(["Kuchen", "mokwi"])
    expect(page.locator(f"{BODY} li a")).to_have_attribute("href", "https://mokwi.de")
    keyboard.press("Escape")
    keyboard.press("Tab")
    assert not keyboard.is_at(BODY)


def test_what_is_pasted_from_word_keeps_its_shape_and_loses_its_looks(page, new_text):
    """The policy for content would complain of its styles in the console."""
    new_text(page)
    page.locator(BODY).focus()
    page.evaluate(PASTE, FROM_WORD)

    expect(page.locator(f"{BODY} h2")).to_have_text("Einkauf")
    expect(page.locator(f"{BODY} ul li")).to_have_text(["Mehl", "Zucker"])
    assert page.locator(f"{BODY} [style]").count() == 0


def test_the_sign_of_each_item_may_be_typed(page, new_text):
    new_text(page)

    write(page, "- Kuchen\n- Kaffee\n\n1. Kommen\n2. Essen\n\n[ ] Spülen\n[x] Backen")

    lists = page.locator(f"{BODY} > ul, {BODY} > ol")
    expect(lists).to_have_text(["KuchenKaffee", "KommenEssen", "SpülenBacken"])
    expect(page.locator(f"{BODY} li")).to_have_count(6)
    expect(page.locator(f"{BODY} li[data-checked=true]")).to_have_text("Backen")


def test_addresses_that_are_typed_or_pasted_become_links(page, new_text):
    new_text(page)

    write(page, "Stimmt ab: https://mokwi.example/1/ bis Freitag\n(https://mokwi.example/2/)\n")
    page.evaluate(PASTE_TEXT, "Mehr auf https://mokwi.example/3/, und dort.")
    page.keyboard.type(" Danke")

    links = page.locator(f"{BODY} a")
    expect(links).to_have_text([f"https://mokwi.example/{number}/" for number in (1, 2, 3)])
    expect(page.locator(f"{BODY} p").last).to_have_text("Mehr auf https://mokwi.example/3/, und dort. Danke")


def test_how_many_were_replaced_stays_to_be_read(page, new_text):
    new_text(page)
    write(page, "Kuchen und kuchen")
    page.keyboard.press("Control+f")
    page.keyboard.type("kuchen")
    expect(page.locator("[data-find-count]")).to_have_text("2-mal gefunden")
    page.locator("[data-find] [name=instead]").fill("Torte")

    page.locator("[data-find=all]").click()
    page.wait_for_timeout(600)

    expect(page.locator("[data-find-count]")).to_have_text("2-mal ersetzt")
    expect(page.locator(BODY)).to_have_text("Torte und Torte")


OPENS_AT_ONCE = """([body, key]) => {
  const pressed = { key, ctrlKey: true, bubbles: true, cancelable: true };
  document.querySelector(body).dispatchEvent(new KeyboardEvent("keydown", pressed));
  return document.activeElement.name;
}"""


@pytest.mark.parametrize(("key", "field"), [("f", "what"), ("k", "address")])
def test_whoever_types_quickly_types_into_what_a_key_opens(page, new_text, key, field):
    new_text(page)
    write(page, "Kuchen")
    page.keyboard.press("Shift+Home")

    assert page.evaluate(OPENS_AT_ONCE, [BODY, key]) == field

    if key == "f":
        expect(page.locator("[data-find] [name=what]")).to_have_value("Kuchen")


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_nothing_stands_in_the_way(make_page, new_text, violations, scheme):
    page = make_page(width=360, color_scheme=scheme)
    new_text(page, "Tagesordnung")
    write(page, "# Punkte\n[ ] Kuchen backen\n\nHallo @Je")
    page.locator("[data-mentions] [role=option]").first.wait_for()
    assert violations(page) == []
    page.keyboard.press("Enter")
    expect(page.locator(f"{BODY} .mention")).to_contain_text("@Jelena")
    page.locator("[data-command=callout]").click()
    page.locator("[data-act=find]").click()
    page.keyboard.type("kuchen")
    expect(page.locator("[data-find-count]")).to_have_text("Einmal gefunden")
    assert violations(page) == []
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    page.keyboard.press("Escape")
    for name in ("link", "help"):
        page.locator(f"[data-act={name}]").click()
        page.locator(f"[data-{name}-dialog][open]").wait_for()
        assert violations(page) == []
        page.keyboard.press("Escape")


def test_guests_read_along(make_page, sign_in, new_text):
    fiete, antje = make_page(), make_page()
    address = new_text(fiete)
    write(fiete, "Für alle zu lesen.")
    sign_in(antje, ANTJE)
    antje.goto(address)

    expect(antje.locator(BODY)).to_contain_text("Für alle zu lesen.")
    expect(antje.locator(BODY)).to_have_attribute("contenteditable", "false")
    expect(antje.get_by_role("toolbar")).to_have_accessible_name("Kommentare")
    expect(antje.locator(STATE)).to_have_text("Du kannst hier mitlesen und kommentieren.")


def test_without_javascript_the_text_is_read(make_page, sign_in, new_text):
    page = make_page()
    address = new_text(page)
    write(page, "Steht da.")
    expect(page.locator(STATE)).to_have_text("Gespeichert")
    plain = make_page(java_script_enabled=False)
    sign_in(plain, JELENA)
    plain.goto(re.sub(r"#.*", "", address))

    expect(plain.locator("main")).to_contain_text("Steht da.")
    expect(plain.locator("[data-text-editor]")).to_be_hidden()
