"""Two people who discuss: each sees at once what the other one says; without script, by keyboard, without sockets."""

import re

from playwright.sync_api import expect

from tests.e2e.keyboard import Keyboard

ROOM = "/arbeitsbereich/wohnprojekt-langer-tisch/diskussionen/"
MEMBER, OTHER, GUEST = "fiete@example.org", "jelena@example.org", "antje@example.org"
TALK = "Wie oft wollen wir zusammen essen?"


def begin(page, title):
    """A discussion of one's own."""
    page.goto(f"{ROOM}neu/")
    page.get_by_label("Worum geht es?").fill(title)
    page.get_by_label("Was möchtest du sagen?").fill("Was meint ihr?")
    page.get_by_role("button", name="Diskussion beginnen").click()
    page.get_by_role("heading", name=title, level=1).wait_for()
    return re.sub(r"[?#].*", "", page.url)


def say(page, text):
    page.get_by_label("Deine Antwort").fill(text)
    page.get_by_role("button", name="Antwort senden").click()
    page.locator("article.reply").get_by_text(text).wait_for()


def reply_with(page, text):
    return page.locator("article.reply").filter(has_text=text)


def test_two_windows_talk(make_page, sign_in, violations_at_all_widths):
    one, other = make_page(), make_page(width=360)
    sign_in(one, MEMBER)
    sign_in(other, OTHER)
    talk = begin(one, "Wohin mit den Rädern?")
    other.goto(ROOM)
    assert violations_at_all_widths(other, "light") == []
    other.set_viewport_size({"width": 360, "height": 900})
    other.get_by_role("link", name="Wohin mit den Rädern?").click()
    other.get_by_text("Neu ab hier").wait_for()

    say(other, "In den Schuppen.")
    reply_with(one, "In den Schuppen.").wait_for()
    assert one.url.startswith(talk)  # without loading anything again
    mine = reply_with(one, "In den Schuppen.")
    mine.locator("summary", has_text="Reagieren").click()
    with other.expect_response(lambda response: "/neues/" in response.url):
        mine.get_by_role("button", name="Gute Idee").click()
    reply_with(other, "In den Schuppen.").get_by_role("button", name="Gute Idee: 1").wait_for()

    with one.expect_response(lambda response: response.url.endswith("/entwurf/")):
        mine.get_by_role("link", name="Antworten").click()
        one.get_by_label("Deine Antwort").fill("Der ist voll, @Clara")
    second = one.context.new_page()
    second.goto(talk)
    assert second.get_by_label("Deine Antwort").input_value() == "Der ist voll, @Clara"
    second.close()
    one.get_by_role("button", name="Antwort senden").click()
    one.get_by_text("So heißt niemand in diesem Projekt, deshalb erfährt niemand davon: @Clara").wait_for()
    with other.expect_response(lambda response: response.url.endswith("/gelesen/")):
        reply_with(other, "Der ist voll").scroll_into_view_if_needed()
    other.goto(ROOM)
    assert other.locator(".topic", has_text="Wohin mit den Rädern?").locator(".topic__unread").count() == 0

    one.locator("summary", has_text="Etwas anhängen").click()
    one.get_by_role("group", name="Dokumente", exact=True).wait_for()
    reply_with(one, "Der ist voll").locator("summary").last.click()
    assert violations_at_all_widths(one, "light") == []


def test_who_writes_in_a_discussion_hears_that_it_is_deleted(make_page, sign_in):
    one, other = make_page(), make_page(width=360)
    sign_in(one, MEMBER)
    sign_in(other, OTHER)
    talk = begin(one, "Noch ein Sofa?")
    other.goto(talk)
    other.get_by_label("Deine Antwort").fill("Ja, aber ein kleines.")
    said = other.get_by_text("Jemand hat diese Diskussion gelöscht.")
    expect(said).to_be_hidden()

    one.locator("summary", has_text="Mehr zu dieser Diskussion").click()
    one.get_by_role("button", name="Diskussion löschen").click()
    expect(said).to_be_visible()
    expect(other.get_by_label("Deine Antwort")).to_have_value("Ja, aber ein kleines.")

    one.get_by_role("button", name="Rückgängig").click()
    expect(said).to_be_hidden()


def test_return_looks_for_things_to_attach_where_they_are_looked_for_and_sends_elsewhere(page, sign_in):
    sign_in(page, MEMBER)
    page.goto(f"{ROOM}neu/")
    page.get_by_label("Was möchtest du sagen?").fill("Steht alles im Haushalt.")
    page.locator("summary", has_text="Etwas anhängen").click()
    page.get_by_label("Konzept für die Stadt.pdf").wait_for()
    page.get_by_label("In Namen, Beschreibungen und Texten suchen").fill("haushalt")
    page.keyboard.press("Enter")
    expect(page.get_by_label("Konzept für die Stadt.pdf")).to_have_count(0)
    page.get_by_role("group", name="Dokumente").get_by_label("Haushalt.xlsx").check()

    page.get_by_label("Worum geht es?").fill("Was kostet es?")
    page.keyboard.press("Enter")

    page.get_by_role("heading", name="Was kostet es?", level=1).wait_for()
    page.locator("article.reply").get_by_role("link", name="Haushalt.xlsx").wait_for()


def test_nothing_can_be_ticked_while_things_to_attach_are_looked_for(page, sign_in):
    sign_in(page, MEMBER)
    page.goto(f"{ROOM}neu/")
    page.locator("summary", has_text="Etwas anhängen").click()
    box = page.get_by_label("Haushalt.xlsx")
    box.wait_for()
    asked = []

    def wait(route):
        asked.append(route)

    page.route("**/neu/", wait)
    page.get_by_label("In Namen, Beschreibungen und Texten suchen").fill("haushalt")
    page.keyboard.press("Enter")

    expect(box).to_be_disabled()

    asked[0].continue_()
    expect(page.get_by_label("Konzept für die Stadt.pdf")).to_have_count(0)
    box.check()
    expect(box).to_be_checked()


def test_without_sockets_the_page_asks_by_itself(make_page, sign_in):
    one, other = make_page(width=1279), make_page()
    sign_in(one, MEMBER)
    sign_in(other, OTHER)
    talk = begin(other, "Wer hat eine Leiter?")
    one.clock.install()
    one.route_web_socket("**/live/", lambda socket: socket.close())
    one.goto(talk)
    say(other, "Ich habe eine.")

    one.clock.fast_forward(21_000)

    reply_with(one, "Ich habe eine.").wait_for()


def test_without_script_everything_is_a_form_or_a_link(make_page, sign_in):
    plain = make_page(width=360, java_script_enabled=False)
    sign_in(plain, GUEST)
    plain.goto(ROOM)
    plain.get_by_role("link", name=TALK).click()
    thea = plain.locator("article.reply").first
    thea.get_by_role("link", name="Antworten").click()
    assert plain.locator("blockquote.reply__quoted").inner_text().startswith("Thea")
    say(plain, "Sonntags auf jeden Fall.")

    mine = reply_with(plain, "Sonntags auf jeden Fall.")
    mine.locator("summary", has_text="Reagieren").click()
    mine.get_by_role("button", name="Ich bin dabei").click()
    reply_with(plain, "Sonntags auf jeden Fall.").get_by_role("button", name="Ich bin dabei: 1").wait_for()
    mine.locator("details.menu--end summary").click()
    mine.get_by_role("link", name="Bearbeiten").click()
    plain.get_by_label("Deine Antwort").fill("Sonntags, und mittwochs.")
    plain.get_by_role("button", name="Speichern").click()
    changed = reply_with(plain, "Sonntags, und mittwochs.")
    changed.get_by_role("link", name="geändert").click()
    plain.get_by_text("Sonntags auf jeden Fall.").wait_for()
    plain.go_back()
    changed.locator("details.menu--end summary").click()
    changed.get_by_role("button", name="Löschen").click()
    plain.get_by_text("Dieser Beitrag wurde gelöscht.").wait_for()
    plain.get_by_role("button", name="Rückgängig").click()
    reply_with(plain, "Sonntags, und mittwochs.").wait_for()


def test_by_keyboard(page, sign_in):
    sign_in(page, MEMBER)
    talk = begin(page, "Welche Farbe hat die Tür?")
    page.goto(talk)
    keyboard = Keyboard(page)
    keyboard.go_to("article.reply .reactions summary")
    page.keyboard.press("Enter")
    keyboard.press("Tab")
    page.keyboard.press("Enter")
    page.locator("article.reply").get_by_role("button", name="Dafür: 1").wait_for()
    keyboard.write("#reply_text", "Blau")
    keyboard.follow("[data-reply-form] button[type=submit]")
    reply_with(page, "Blau").wait_for()
    assert page.url.endswith("#beitrag-1")
