"""The files of a project in a browser: dropped, interrupted and resumed, by keyboard, and without JavaScript."""

import io
import zipfile

import pytest
from playwright.sync_api import expect

from tests.e2e.keyboard import Keyboard

ROOM = "/arbeitsbereich/werkzeugbus-fuer-gaarden/dokumente/"
PERSON = "fiete@example.org"
PIECE = 2 * 1024 * 1024
LARGE = PIECE + 1024 * 1024
DROP = """([names, size]) => {
    const transfer = new DataTransfer();
    for (const name of names) {
        const content = name.endsWith(".mp4") ? new Uint8Array(size).fill(7) : `Inhalt von ${name}`;
        transfer.items.add(new File([content], name, {lastModified: 1}));
    }
    for (const type of ["dragenter", "dragover", "drop"])
        document.body.dispatchEvent(new DragEvent(type, {bubbles: true, cancelable: true, dataTransfer: transfer}));
}"""


@pytest.fixture
def connection(page, make_page):
    """`connection.lose()`: what is sent of a file after its first piece does not arrive; `connection.come_back()`."""

    class Connection:
        heads = 0

        def lose(self):
            page.route("**/hochladen/*/", self.interrupt)

        def interrupt(self, route):
            offset = route.request.headers.get("upload-offset", "0")
            if route.request.method == "HEAD" or offset != "0":
                route.abort("internetdisconnected")
            else:
                route.continue_()

        def come_back(self):
            page.unroute("**/hochladen/*/")
            page.evaluate("dispatchEvent(new Event('online'))")

    yield Connection()
    make_page.complaints[:] = [each for each in make_page.complaints if "ERR_INTERNET_DISCONNECTED" not in each]


def row(page, name):
    return page.locator(".upload-row", has_text=name)


def names(page):
    return [each.inner_text() for each in page.locator("[data-documents] .file-row__name").all()]


def test_three_files_are_dropped_and_one_goes_on_after_the_connection_was_lost(
    page, sign_in, connection, violations_at_all_widths, portal
):
    sent = []
    page.on("request", lambda request: "/hochladen/" in request.url and sent.append(request))
    sign_in(page, PERSON)
    page.goto(ROOM)
    connection.lose()
    page.evaluate(DROP, [["Plan 10.txt", "Film.mp4", "Plan 2.txt"], LARGE])

    expect(row(page, "Film.mp4")).to_contain_text("Keine Verbindung.")
    expect(row(page, "Plan 2.txt")).to_contain_text("Ist da")
    assert violations_at_all_widths(page, "light") == []
    connection.come_back()
    page.get_by_text("3 Dateien sind da.").first.wait_for()

    expect(page.locator(".file-row", has_text="Plan 10.txt")).to_contain_text("neu")
    dropped = ["Film.mp4", "Plan 2.txt", "Plan 10.txt"]  # among those of the demo
    assert [name for name in names(page) if name in dropped] == dropped
    offsets = [request.headers["upload-offset"] for request in sent if request.method == "PATCH"]
    assert offsets.count("0") == 3  # nothing was sent twice
    assert str(PIECE) in offsets
    page.get_by_role("link", name="Film.mp4", exact=True).click()
    with page.expect_download() as download:
        page.get_by_role("link", name="Herunterladen", exact=True).click()
    assert download.value.path().stat().st_size == LARGE


def test_an_upload_goes_on_after_the_page_was_left(page, sign_in, connection):
    asked = []
    page.on("dialog", lambda dialog: (asked.append(dialog.type), dialog.accept()))
    sign_in(page, PERSON)
    page.goto(ROOM)
    connection.lose()
    page.get_by_role("button", name="Dateien hochladen").click()  # somebody has touched the page
    page.evaluate(DROP, [["Abend.mp4"], LARGE])
    expect(row(page, "Abend.mp4")).to_contain_text("Keine Verbindung.")
    page.reload()
    assert asked == ["beforeunload"]
    page.unroute_all()
    page.goto(ROOM)

    unfinished = row(page, "„Abend.mp4“ ist erst zu 66\xa0% angekommen.")
    unfinished.wait_for()
    with page.expect_file_chooser() as chooser:
        unfinished.get_by_role("button", name="Datei auswählen").click()
    wrong = {"name": "Anders.mp4", "mimeType": "video/mp4", "buffer": b"x"}
    chooser.value.set_files(wrong)
    expect(unfinished).to_contain_text("Das ist eine andere Datei.")
    right = {"name": "Abend.mp4", "mimeType": "video/mp4", "buffer": bytes([7]) * LARGE}
    chooser.value.set_files(right)

    page.locator(".file-row", has_text="Abend.mp4").wait_for()
    page.reload()
    assert page.get_by_text("Noch nicht fertig").is_hidden()


def test_the_same_name_becomes_a_version_and_an_error_is_said(page, sign_in, make_page):
    sign_in(page, PERSON)
    page.goto(ROOM)
    page.evaluate(DROP, [["Liste.txt"], 0])
    page.get_by_text("Eine Datei ist da.").first.wait_for()
    page.evaluate(DROP.replace("Inhalt von", "Anderes in"), [["Liste.txt"], 0])
    expect(row(page, "Liste.txt").last).to_contain_text("Ist da, als Version 2")

    page.route(
        "**/hochladen/", lambda route: route.fulfill(status=413, body="Kein Platz mehr.", content_type="text/plain")
    )
    page.evaluate(DROP, [["Zuviel.txt"], 0])
    failed = row(page, "Zuviel.txt")
    expect(failed).to_contain_text("Kein Platz mehr.")
    page.unroute_all()
    failed.get_by_role("button", name="Noch einmal").click()
    page.locator(".file-row", has_text="Zuviel.txt").wait_for()
    make_page.complaints[:] = [each for each in make_page.complaints if "413" not in each]


def test_by_keyboard_alone(page, sign_in, violations):
    sign_in(page, PERSON)
    page.goto(ROOM)
    page.evaluate(DROP, [["Tasten.txt"], 0])
    page.locator(".file-row", has_text="Tasten.txt").wait_for()
    keyboard = Keyboard(page)

    page.goto(ROOM)
    keyboard.follow(f"a[href='{ROOM}ordner/neu/']")
    keyboard.write("input[name=name]", "Mit Tasten")
    keyboard.follow()
    assert page.locator("h1").inner_text().strip() == "Mit Tasten"
    page.goto(ROOM)
    box = page.locator(".file-row", has_text="Tasten.txt").locator("input")
    keyboard.go_to(f".file-row input[name=d][value='{box.get_attribute('value')}']")
    keyboard.press("Space")
    expect(page.locator("[data-choice-count]")).to_have_text("1 ausgewählt")
    assert violations(page) == []
    keyboard.follow("button[value=move]")
    keyboard.go_to("select[name=to]")
    page.keyboard.type("Mit Tasten")
    keyboard.follow("main form.panel button[type=submit]")
    assert "Tasten.txt" not in names(page)
    keyboard.follow(".post-undo button")

    assert "Tasten.txt" in names(page)


def test_everything_works_without_javascript(make_page, sign_in):
    page = make_page(java_script_enabled=False)
    sign_in(page, PERSON)
    page.goto(ROOM)
    page.set_input_files("#upload-file", {"name": "Ohne.txt", "mimeType": "text/plain", "buffer": b"Moin"})
    page.get_by_role("button", name="Hochladen").click()
    expect(page.get_by_role("status").filter(has_text="„Ohne.txt“ ist da.")).to_be_visible()

    page.get_by_role("link", name="Neuer Ordner").click()
    page.get_by_label("Name des Ordners").fill("Ohne Skript")
    page.get_by_role("button", name="Ordner anlegen").click()
    page.goto(ROOM)
    page.get_by_label("„Ohne.txt“ auswählen").check()
    page.get_by_role("button", name="Verschieben").click()
    page.get_by_label("Ordner", exact=True).select_option(label="Ohne Skript")
    page.get_by_role("button", name="Verschieben").click()
    expect(page.get_by_role("status").filter(has_text="„Ohne.txt“ ist jetzt in „Ohne Skript“.")).to_be_visible()

    page.get_by_label("Den Ordner „Ohne Skript“ auswählen").check()
    with page.expect_download() as download:
        page.get_by_role("button", name="Als ZIP-Datei").click()
    archive = zipfile.ZipFile(io.BytesIO(download.value.path().read_bytes()))
    assert archive.namelist() == ["Ohne Skript/Ohne.txt"]

    page.goto(ROOM)
    page.get_by_role("link", name="Ohne Skript").click()
    page.get_by_role("link", name="Ohne.txt", exact=True).click()
    page.set_input_files("#upload-file", {"name": "Ohne.txt", "mimeType": "text/plain", "buffer": b"Moin moin"})
    page.get_by_label("Was gibt es Neues?").fill("Doppelt")
    page.get_by_role("button", name="Hochladen").click()
    expect(page.locator("#versionen")).to_contain_text("Doppelt")
    page.get_by_role("button", name="Wieder zur aktuellen machen").click()
    expect(page.locator("#versionen h3").first).to_contain_text("Version 3")
    page.get_by_role("button", name="Ich arbeite jetzt daran").click()
    expect(page.get_by_text("Du arbeitest gerade an dieser Datei.")).to_be_visible()
    page.get_by_role("button", name="Ich bin fertig").click()

    page.get_by_role("button", name="In den Papierkorb").click()
    page.get_by_role("link", name="Papierkorb", exact=True).click()
    page.locator("li", has_text="Ohne.txt").get_by_role("button", name="Zurückholen").click()
    page.goto(ROOM)
    page.get_by_role("link", name="Ohne Skript").click()
    assert names(page) == ["Ohne.txt"]
