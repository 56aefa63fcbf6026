"""Comments on passages, in two browser windows: seen at once, following their passage, by mouse and by keys."""

import pytest
from playwright.sync_api import expect

from tests.e2e.test_texts import (  # noqa: F401  # fixtures
    ANTJE,
    BODY,
    FIETE,
    JELENA,
    PASTE_TEXT,
    SLOWLY,
    STATE,
    new_text,
    write,
)

MARK = f"{BODY} mark.text-passage"
THREADS = "[data-open-threads] > [data-thread]"
DIALOG = "[data-comment-dialog]"
SAID = "[data-announcer]"
# Down the page, whatever else stands between.
ORDER = """() => [...document.querySelectorAll(".text-paper, .poll-part, [data-comments]")]
    .sort((one, other) => one.getBoundingClientRect().top - other.getBoundingClientRect().top)
    .map(each => each.className.split(" ")[0])"""
# The others' cursors break a mark in two.
MARKED = """words => {
    const marks = [...document.querySelectorAll(".text-body mark.text-passage")];
    return words === marks.map(each => each.textContent).join("").trim();
}"""
# The editor may set its own selection anew before it has read this one: what does not stay is selected again.
SELECT = """async words => {
    const find = () => {
        const walker = document.createTreeWalker(document.querySelector(".text-body"), NodeFilter.SHOW_TEXT);
        while (walker.nextNode()) if (walker.currentNode.data.includes(words)) return walker.currentNode;
    };
    for (let tries = 0; tries < 20; tries++) {
        const node = find();
        if (!node) return false;
        const at = node.data.indexOf(words);
        getSelection().setBaseAndExtent(node, at, node, at + words.length);
        for (let frames = 0; frames < 3; frames++) await new Promise(requestAnimationFrame);
        if (getSelection().toString() === words) return true;
    }
    return false;
}"""


@pytest.fixture
def windows(make_page, sign_in, new_text):  # noqa: F811  # a fixture
    """The same text in the window of Fiete, who works along, and of Antje, a guest."""
    fiete, antje = make_page(), make_page(color_scheme="dark")
    address = new_text(fiete)
    write(fiete, "Wir pflanzen Bäume am Rand.\nDanach gibt es Suppe.")
    expect(fiete.locator(STATE)).to_have_text("Gespeichert")
    sign_in(antje, ANTJE)
    antje.goto(address)
    expect(antje.locator(BODY)).to_contain_text("Suppe")
    return fiete, antje


def select(page, words):
    page.locator(BODY).focus() if page.locator(f"{BODY}[contenteditable=true]").count() else None
    assert page.evaluate(SELECT, words)
    page.wait_for_timeout(SLOWLY)


def sees(page, words):
    page.wait_for_function(MARKED, arg=words)


def comment(page, words, about):
    select(page, about)
    page.locator("[data-act=comment]:visible").click()
    expect(page.locator(f"{DIALOG} q")).to_have_text(about)
    page.locator(f"{DIALOG} textarea").fill(words)
    page.locator(f"{DIALOG} [type=submit]").click()
    expect(page.locator(DIALOG)).to_be_hidden()


def test_a_comment_is_answered_follows_its_passage_and_is_resolved(windows):
    fiete, antje = windows

    comment(fiete, "Welche Sorte?", "Bäume am Rand")
    sees(antje, "Bäume am Rand")
    expect(antje.locator(SAID)).to_have_text("Fiete hat kommentiert: Welche Sorte?")
    antje.locator(f"{THREADS} summary").click()
    antje.locator(f"{THREADS} textarea").fill("Linden, bitte.")
    antje.locator(f"{THREADS} [data-say] [type=submit]").click()
    expect(fiete.locator(f"{THREADS} [data-comment]")).to_have_count(2)
    expect(fiete.locator(THREADS)).to_contain_text("Linden, bitte.")

    fiete.locator(BODY).focus()
    fiete.keyboard.press("Control+Home")
    fiete.keyboard.type("Heute: 😀 ", delay=SLOWLY)
    expect(antje.locator(BODY)).to_contain_text("Heute")
    sees(antje, "Bäume am Rand")
    select(fiete, "am Rand")
    fiete.keyboard.press("ArrowLeft")
    fiete.keyboard.type("dicht ", delay=SLOWLY)
    sees(antje, "Bäume dicht am Rand")

    fiete.locator(f"{THREADS} [data-resolve] button").click()
    expect(antje.locator(MARK)).to_have_count(0)
    expect(antje.locator("[data-resolved]")).to_contain_text("Erledigt (1)")
    expect(fiete.locator("[data-undo]")).to_be_focused()
    fiete.keyboard.press("Enter")
    sees(antje, "Bäume dicht am Rand")
    expect(fiete.locator(THREADS)).to_be_focused()


def test_a_passage_stays_when_its_line_is_written_anew(windows):
    """A line that is broken in two or becomes a heading has new letters in Yjs; so has what was undone."""
    fiete, antje = windows
    comment(fiete, "Wann?", "am Rand")
    sees(antje, "am Rand")

    select(fiete, "m Rand")
    fiete.keyboard.press("ArrowLeft")
    fiete.keyboard.type("XX", delay=SLOWLY)
    sees(antje, "aXXm Rand")
    fiete.keyboard.press("Home")
    fiete.keyboard.press("Alt+2")
    expect(antje.locator(f"{BODY} h3")).to_contain_text("aXXm Rand")
    sees(antje, "aXXm Rand")
    select(fiete, "Rand")
    fiete.keyboard.press("ArrowLeft")
    fiete.keyboard.press("Enter")
    expect(antje.locator(f"{BODY} h3")).to_have_count(2)
    sees(antje, "aXXm Rand")
    select(fiete, "aXXm")
    fiete.keyboard.press("Backspace")
    sees(antje, "Rand")
    for headings in (2, 1):
        fiete.keyboard.press("Control+z")
        expect(antje.locator(f"{BODY} h3")).to_have_count(headings)
        sees(antje, "aXXm Rand")

    gone = antje.locator(f"{THREADS} [data-gone]")
    expect(gone).to_be_hidden()
    for words in ("Rand", "aXXm"):
        select(fiete, words)
        fiete.keyboard.press("Backspace")
    expect(gone).to_be_visible()
    expect(gone).to_have_text("Die Stelle gibt es nicht mehr: am Rand")
    sees(antje, "")


def test_guests_comment_by_keyboard_without_selecting(windows):
    fiete, antje = windows
    antje.locator("body").focus()

    antje.keyboard.press("Control+Alt+m")
    expect(antje.locator(f"{DIALOG} [name=words]")).to_be_focused()
    antje.keyboard.type("Kuchen")
    antje.keyboard.press("Tab")
    antje.keyboard.type("Mit Brot?")
    antje.keyboard.press("Tab")
    antje.keyboard.press("Enter")
    expect(antje.locator(f"{DIALOG} [data-error]")).to_have_text("Diese Worte stehen nicht im Text.")
    expect(antje.locator(f"{DIALOG} [name=words]")).to_be_focused()
    antje.keyboard.press("Control+a")
    antje.keyboard.type("gibt es suppe")
    antje.keyboard.press("Enter")

    expect(antje.locator(THREADS)).to_be_focused()
    expect(fiete.locator(MARK)).to_have_text("gibt es Suppe")
    antje.keyboard.press("Escape")
    expect(antje.locator(MARK)).to_be_focused()
    antje.keyboard.press("Control+Alt+PageDown")
    expect(antje.locator(SAID)).to_have_text("Kommentar 1 von 1, Antje zu „gibt es Suppe“: Mit Brot?")


def test_everything_by_keyboard(windows):
    fiete, _antje = windows
    fiete.locator(BODY).focus()
    fiete.keyboard.press("Control+Home")
    fiete.keyboard.press("Control+Alt+m")
    expect(fiete.locator(f"{DIALOG} q")).to_have_text("Wir")
    expect(fiete.locator(f"{DIALOG} textarea")).to_be_focused()
    fiete.keyboard.type("Alle?")
    fiete.keyboard.press("Escape")
    fiete.keyboard.press("Control+Alt+m")
    expect(fiete.locator(f"{DIALOG} textarea")).to_have_value("Alle?")
    expect(fiete.locator(f"{DIALOG} textarea")).to_be_focused()
    fiete.keyboard.press("Tab")
    fiete.keyboard.press("Enter")

    expect(fiete.locator(MARK)).to_have_text("Wir")
    expect(fiete.locator(BODY)).to_be_focused()
    fiete.keyboard.press("Control+End")
    fiete.keyboard.press("Control+Alt+PageUp")
    expect(fiete.locator(SAID)).to_have_text("Kommentar 1 von 1, Fiete zu „Wir“: Alle?")
    fiete.keyboard.press("Control+Alt+m")
    expect(fiete.locator(THREADS)).to_be_focused()
    fiete.keyboard.press("Escape")
    expect(fiete.locator(BODY)).to_be_focused()


def test_typed_words_stay_when_a_request_fails_and_when_others_speak(windows, make_page):
    fiete, antje = windows
    comment(fiete, "Eins", "Suppe")
    expect(antje.locator(THREADS)).to_have_count(1)
    antje.locator(f"{THREADS} summary").click()
    area = antje.locator(f"{THREADS} textarea")
    area.fill("Meine Worte")

    antje.route("**/antwort/", lambda route: route.abort())
    antje.locator(f"{THREADS} [data-say] [type=submit]").click()
    expect(antje.locator(f"{THREADS} [data-say] [data-error]")).to_contain_text("keine Verbindung")
    expect(area).to_have_value("Meine Worte")
    expect(area).to_be_focused()
    comment(fiete, "Zwei", "Bäume")
    expect(antje.locator(THREADS)).to_have_count(2)
    expect(area.first).to_have_value("Meine Worte")
    expect(area.first).to_be_focused()
    fiete.locator(f"{THREADS} [data-resolve] button").first.click()
    expect(antje.locator(f"{THREADS} [data-error]").first).to_contain_text("Kopiere deine Worte")
    expect(area.first).to_have_value("Meine Worte")
    make_page.complaints[:] = [each for each in make_page.complaints if "ERR_FAILED" not in each]


@pytest.mark.parametrize("width", [360, 1280])
def test_nothing_stands_in_the_way(make_page, new_text, violations, width):  # noqa: F811  # a fixture
    page = make_page(width=width)
    address = new_text(page)
    write(page, "Ein Fest im Hof")
    page.evaluate(PASTE_TEXT, f" {address.partition('texte/')[0]}umfragen/fragen/1/")
    page.keyboard.type(" fragt", delay=SLOWLY)
    expect(page.locator(STATE)).to_have_text("Gespeichert")
    page.reload()
    expect(page.locator(BODY)).to_contain_text("fragt")
    expect(page.locator(".poll-part")).to_have_count(1)
    assert page.evaluate(ORDER) == (
        ["text-paper", "poll-part", "text-comments"] if width == 360 else ["text-paper", "text-comments", "poll-part"]
    )
    select(page, "Fest")
    page.locator("[data-act=comment]:visible").click()
    page.locator(f"{DIALOG} textarea").fill("Wann?")
    assert violations(page) == []
    page.locator(f"{DIALOG} [type=submit]").click()
    expect(page.locator(MARK)).to_have_text("Fest")
    assert violations(page) == []
    page.locator("[data-close-drawer]").click() if width == 360 else None
    page.locator(MARK).click()
    expect(page.locator(THREADS)).to_be_in_viewport()
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    assert violations(page) == []


def test_without_javascript_it_is_read_answered_and_resolved(make_page, sign_in, new_text):  # noqa: F811  # a fixture
    page = make_page()
    address = new_text(page)
    write(page, "Ein Fest im Hof")
    expect(page.locator(STATE)).to_have_text("Gespeichert")
    comment(page, "Wann?", "Fest")
    plain = make_page(java_script_enabled=False)
    sign_in(plain, JELENA)
    plain.goto(address)

    expect(plain.locator("main mark")).to_have_text("Fest")
    plain.locator(".text-reference").click()
    plain.locator(f"{THREADS} summary").click()
    plain.locator(f"{THREADS} textarea").fill("Im Mai.")
    plain.locator(f"{THREADS} .text-thread__answer [type=submit]").click()
    expect(plain.locator(THREADS)).to_contain_text("Im Mai.")
    expect(page.locator(THREADS)).to_contain_text("Im Mai.")
    plain.locator(f"{THREADS} [data-resolve] button").click()
    expect(plain.locator("main mark")).to_have_count(0)
    expect(page.locator(MARK)).to_have_count(0)
