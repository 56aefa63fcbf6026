"""Borrowing a cargo bike: found on the front page, asked for by keyboard, promised, and seen by nobody else."""

from datetime import timedelta

from django.utils import timezone

ROOM = "/arbeitsbereich/wohnprojekt-langer-tisch/ausleihe/"


def press(page, name):
    with page.expect_navigation():
        page.get_by_role("button", name=name).first.focus()
        page.keyboard.press("Enter")


def follow(page, name):
    with page.expect_navigation():
        page.get_by_role("link", name=name).first.focus()
        page.keyboard.press("Enter")


def test_a_bike_is_asked_for_and_promised(make_page, sign_in, violations):
    day = timezone.localdate() + timedelta(days=20)
    fiete = make_page(width=360)
    sign_in(fiete, "fiete@example.org")
    fiete.goto("/")
    follow(fiete, "Sieh nach, was es gibt")
    follow(fiete, "Lastenrad „Lotte“")
    fiete.goto(f"{fiete.url}?monat={day:%Y-%m}&tag={day}")
    assert fiete.get_by_label("Von").input_value() == day.isoformat()
    fiete.get_by_label("Wofür?").fill("Sperrmüll, leider")
    press(fiete, "Anfragen")
    fiete.get_by_text("Sobald jemand antwortet, erfährst du es.").wait_for()
    assert violations(fiete) == []

    maren = make_page()
    sign_in(maren, "maren@example.org")
    maren.goto("/ausleihe/")
    follow(maren, "Ansehen und antworten")
    assert violations(maren) == []
    maren.get_by_role("listitem").filter(has_text="Sperrmüll").get_by_role("link").click()
    maren.get_by_label("Ein Wort dazu").fill("Gern!")
    press(maren, "Zusagen")
    maren.get_by_text("Zugesagt. Wer gefragt hat, erfährt es.").wait_for()

    fiete.reload()
    fiete.get_by_text("Der Schlüssel liegt an der Information").wait_for()
    anybody = make_page(width=768)
    anybody.goto(f"/ausleihe/1/?monat={day:%Y-%m}")
    cell = anybody.locator("td", has=anybody.locator(f"time[datetime='{day}']"))
    assert "belegt" in cell.inner_text()
    assert "Fiete" not in anybody.locator("main").inner_text()


def test_an_admin_answers_and_lends_something_else(make_page, sign_in, violations):
    """What it lends, and the request that waits on its home."""
    fiete = make_page()
    sign_in(fiete, "fiete@example.org")
    fiete.goto("/arbeitsbereich/wohnprojekt-langer-tisch/")
    follow(fiete, "Acht Biertischgarnituren")
    press(fiete, "Absagen")
    fiete.get_by_text("Abgesagt. Wer gefragt hat, erfährt es.").wait_for()
    fiete.goto(ROOM)
    follow(fiete, "Etwas verleihen")
    press(fiete, "Verleihen")
    fiete.get_by_text("Bitte prüfe deine Eingaben").wait_for()
    fiete.get_by_label("Name").fill("Waffeleisen")
    press(fiete, "Verleihen")
    fiete.get_by_text("„Waffeleisen“ kann jetzt ausgeliehen werden.").wait_for()
    assert violations(fiete) == []
