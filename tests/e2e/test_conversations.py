"""Two windows that talk, somebody without a mouse, and somebody without JavaScript."""

from playwright.sync_api import expect

from home.demo.media import PICTURES
from tests.e2e.keyboard import Keyboard

LIST = "/nachrichten/"
FIETE, JELENA, ANTJE = "fiete@example.org", "jelena@example.org", "antje@example.org"


def open_talk(page, name):
    page.goto(LIST)
    page.get_by_role("link", name=name, exact=True).click()
    page.get_by_label("Deine Nachricht").wait_for()


def say(page, text):
    page.get_by_label("Deine Nachricht").fill(text)
    page.get_by_role("button", name="Senden").click()


def test_two_windows_talk_without_reloading(make_page, sign_in, violations):
    fiete, jelena = make_page(), make_page(width=360)
    sign_in(fiete, FIETE)
    sign_in(jelena, JELENA)
    open_talk(fiete, "Jelena Marić")
    open_talk(jelena, "Fiete Brodersen")

    say(fiete, "Ich habe drübergelesen: *alles gut*.")
    jelena.get_by_text("Ich habe drübergelesen: alles gut.").wait_for()
    fiete.locator("[data-read]", has_text="Gelesen").wait_for()
    expect(fiete.get_by_label("Deine Nachricht")).to_have_value("")

    jelena.get_by_text("Dateien anhängen").first.click()
    jelena.locator("input[type=file]").set_input_files(PICTURES / "hof.webp")
    say(jelena, "Schau, der Hof: https://example.org/hof")
    jelena.get_by_text("können Nachrichten keine Links enthalten").wait_for()
    say(jelena, "Schau, der Hof!")  # the picture is still chosen
    picture = fiete.get_by_role("img", name="hof.webp")
    picture.wait_for()
    fiete.wait_for_function("picture => picture.complete && picture.naturalWidth > 0", arg=picture.element_handle())

    mine = jelena.locator(".talk-line--own", has_text="Schau, der Hof!")
    mine.get_by_text("Was du mit dieser Nachricht tun kannst").click(force=True)
    assert violations(jelena) == []
    mine.get_by_role("button", name="Für alle löschen").click()
    jelena.get_by_role("button", name="Rückgängig").wait_for()
    picture.wait_for(state="detached")
    assert violations(fiete) == []


def test_where_sockets_are_blocked_a_page_asks_every_twenty_seconds(make_page, sign_in):
    fiete, jelena = make_page(), make_page(width=375)  # a window of its own: its clock is set
    jelena.route_web_socket("**/live/", lambda socket: socket.close())
    jelena.clock.install()
    sign_in(fiete, FIETE)
    sign_in(jelena, JELENA)
    open_talk(fiete, "Jelena Marić")
    open_talk(jelena, "Fiete Brodersen")
    theirs = jelena.get_by_text("Hörst du mich auch ohne Leitung?")

    say(fiete, "Hörst du mich auch ohne Leitung?")
    fiete.get_by_text("Hörst du mich auch ohne Leitung?").wait_for()
    assert theirs.count() == 0
    jelena.clock.run_for(20_500)

    theirs.wait_for()
    fiete.locator("[data-read]", has_text="Gelesen").wait_for()


def test_by_keyboard_somebody_writes_changes_and_deletes(page, sign_in):
    sign_in(page, FIETE)
    page.goto(LIST)
    keys = Keyboard(page)
    keys.follow("a[href^='/nachrichten/3/']")
    keys.write("textarea[name=text]", "Klappt es?")
    page.keyboard.press("Control+Enter")
    mine = page.locator(".talk-line--own", has_text="Klappt es?")
    mine.wait_for()

    number = mine.get_attribute("data-message")
    page.locator("h1").click()
    keys.go_to(f"#nachricht-{number} summary")
    keys.press("Enter")
    keys.follow(f"#nachricht-{number} a[href$='bearbeitung/']")
    keys.write("textarea[name=text]", "Klappt Freitag?")
    keys.follow("main button[type=submit]")
    page.get_by_text("Klappt Freitag?").wait_for()
    keys.go_to(f"#nachricht-{number} summary")
    keys.press("Enter")
    keys.follow(f"#nachricht-{number} button[type=submit]")

    assert page.locator(f"#nachricht-{number}").inner_text().count("Nachricht gelöscht") == 1


def test_without_javascript_all_of_it_works(make_page, sign_in):
    page = make_page(width=360, java_script_enabled=False)
    sign_in(page, ANTJE)
    page.goto(f"{LIST}neu/")
    page.get_by_label("Quirin Moll").check()
    page.get_by_label("Thea Nissen").check()
    page.get_by_label("Titel der Gruppe").fill("Ohne Skript")
    page.get_by_label("Deine Nachricht").fill("Das geht auch so.")
    page.get_by_role("button", name="Senden").click()
    say(page, "Und noch etwas.")
    assert page.locator(".talk-line--own").count() == 2

    page.get_by_role("button", name="Verlassen").click()
    assert page.get_by_role("link", name="Ohne Skript").count() == 0
    page.get_by_role("button", name="Rückgängig").click()
    page.get_by_role("link", name="Ohne Skript").click()
    assert page.get_by_text("Und noch etwas.").count() == 1
