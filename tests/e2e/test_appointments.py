"""Finding a date: picked by keyboard, answered on a phone without scripts, chosen, and in the calendar."""

import datetime

from playwright.sync_api import expect

ROOM = "/arbeitsbereich/wohnprojekt-langer-tisch/umfragen/"
FREE = ".picker__day:not(.is-past) input"


def press(page, name):
    with page.expect_navigation():
        page.get_by_role("button", name=name).first.focus()
        page.keyboard.press("Enter")


def postpone_to_plan_b(page):
    """The second date is named, and one press postpones to it with all who come."""
    coming, when = page.locator("main").get_by_text("Kommen (2)"), page.locator("main dd").first
    expect(coming).to_be_visible()
    before = when.inner_text()
    with page.expect_navigation():
        page.get_by_role("link", name="Plan B nennen").click()
    later = datetime.datetime.now().astimezone() + datetime.timedelta(days=70)
    page.locator("[name=day]").fill(f"{later:%Y-%m-%d}")
    press(page, "Plan B speichern")
    press(page, "Auf Plan B verschieben")
    expect(when).not_to_have_text(before)
    expect(when).to_contain_text(f" {later.day}. ")
    expect(coming).to_be_visible()


def test_a_date_is_asked_for_answered_and_chosen(make_page, sign_in, violations):
    fiete = make_page()
    sign_in(fiete, "fiete@example.org")
    fiete.goto(f"{ROOM}termine/neu/")
    fiete.get_by_label("Worum geht es?").fill("Richtfest planen")
    fiete.locator("button[name=do][value^='month:']").last.focus()
    title = fiete.locator("#picker-month")
    before = title.inner_text()
    fiete.keyboard.press("Enter")
    expect(title).not_to_have_text(before)
    for number in (2, 4, 9):
        fiete.locator(FREE).nth(number).focus()
        fiete.keyboard.press("Space")
    fiete.get_by_text("3 Tage gewählt").wait_for()
    fiete.locator(".picked input[type=time]").first.fill("18:15")
    fiete.get_by_role("button", name="auf alle Tage übertragen").press("Enter")
    expect(fiete.locator(".picked input[type=time]").last).to_have_value("18:15")
    assert violations(fiete) == []
    press(fiete, "Alle fragen")
    fiete.locator("input[type=radio][value=yes]").nth(0).focus()
    fiete.keyboard.press("Space")
    fiete.locator("input[type=radio][value=yes]").nth(1).focus()
    fiete.keyboard.press("ArrowRight")
    fiete.get_by_text("2 von 3").wait_for()
    press(fiete, "Meine Antwort senden")
    fiete.get_by_text("Danke, deine Antwort ist gespeichert.").wait_for()
    assert violations(fiete) == []
    address = fiete.url

    jelena = make_page(width=360, java_script_enabled=False)
    sign_in(jelena, "jelena@example.org")
    jelena.goto(address)
    assert jelena.locator("fieldset.date").count() == 3
    box = jelena.locator(".choice").first.bounding_box()
    assert box["height"] >= 48
    jelena.locator("fieldset.date").first.get_by_label("Ja").check()
    press(jelena, "Meine Antwort senden")
    jelena.get_by_text("Danke, deine Antwort ist gespeichert.").wait_for()

    fiete.goto(f"{address}abschluss/")
    assert violations(fiete) == []
    press(fiete, "Dieser Termin wird es")
    fiete.get_by_text("Der Termin steht fest und ist im Kalender.").wait_for()
    with fiete.expect_navigation():
        fiete.get_by_role("link", name="Zum Termin im Kalender").click()
    fiete.get_by_role("heading", name="Richtfest planen").first.wait_for()
    postpone_to_plan_b(fiete)


def test_somebody_from_outside_answers_by_the_link(make_page, sign_in, violations):
    jelena = make_page()
    sign_in(jelena, "jelena@example.org")
    jelena.goto(f"{ROOM}termine/1/")
    jelena.locator("#link summary").click()
    link = jelena.locator("#outside-link").input_value()

    anybody = make_page(width=360)
    anybody.goto(link)
    assert violations(anybody) == []
    assert "Quirin" not in anybody.locator("main").inner_text()
    anybody.get_by_label("Dein Name").fill("Wiebke Weiß")
    anybody.locator("fieldset.date").first.get_by_label("Ja").check()
    anybody.wait_for_timeout(2_100)  # faster is a machine
    press(anybody, "Meine Antwort senden")
    anybody.get_by_text("Das ist deine Seite, Wiebke Weiß.").wait_for()
    assert anybody.locator("fieldset.date").first.get_by_label("Ja").is_checked()
    assert anybody.evaluate("document.documentElement.scrollWidth") <= 360
