"""Planning on a phone, by keyboard: a series, a date that differs, who comes; dragging, and what everybody sees."""

from datetime import timedelta

from django.utils import timezone

ROOM = "/arbeitsbereich/wohnprojekt-langer-tisch/kalender/"
ADDRESS_OF_JANA = """
from workspace.calendar.models import Guest
print(Guest.objects.filter(email="jana@example.org").first().get_absolute_url())
"""


def press(page, name):
    with page.expect_navigation():
        page.get_by_role("button", name=name).first.focus()
        page.keyboard.press("Enter")


def follow(page, name):
    with page.expect_navigation():
        page.get_by_role("link", name=name).first.focus()
        page.keyboard.press("Enter")


def unfold(page, name):
    page.locator("summary", has_text=name).first.focus()
    page.keyboard.press("Enter")


def a_monday():
    day = timezone.localdate() + timedelta(days=40)
    return day.replace(day=1) + timedelta(days=(7 - day.replace(day=1).weekday()) % 7)


def test_a_series_is_planned_changed_and_answered(make_page, sign_in, violations):
    first = a_monday()
    fiete = make_page(width=360)
    sign_in(fiete, "fiete@example.org")
    fiete.goto(ROOM)
    follow(fiete, "Termin eintragen")
    press(fiete, "Eintragen")
    fiete.get_by_text("Bitte prüfe deine Eingaben").wait_for()
    fiete.locator("[name=title]").fill("Gartenabend")
    fiete.locator("[name=day]").fill(first.isoformat())
    fiete.locator("[name=starts]").fill("18:00")
    fiete.locator("[name=place]").fill("Streuobstwiese")
    unfold(fiete, "Wiederholt sich")
    fiete.locator("[name=frequency]").select_option("weekly")
    fiete.locator("[name=count]").fill("3")
    unfold(fiete, "Plätze, Aufgaben und Erinnerungen")
    fiete.locator("[name=roles]").fill("2 × Kuchen")
    press(fiete, "Eintragen")
    fiete.get_by_text("„Gartenabend“ steht im Kalender.").wait_for()
    fiete.get_by_text("Jeden Montag, 3 Mal").wait_for()
    assert violations(fiete) == []

    press(fiete, "Ja")
    fiete.get_by_text("Du kommst. Bis dann!").wait_for()
    press(fiete, "Ich mache das")
    fiete.get_by_text("Du machst es. Danke!").wait_for()
    follow(fiete, "Bearbeiten")
    fiete.locator("[name=place]").fill("Gewächshaus")
    press(fiete, "Speichern")
    fiete.get_by_text("Der Termin ist geändert.").wait_for()
    assert "Gewächshaus" in fiete.locator("main").inner_text()
    follow(fiete, "Absagen")
    assert violations(fiete) == []
    press(fiete, "Absagen")
    fiete.get_by_text("Abgesagt: Gartenabend").first.wait_for()
    fiete.goto(f"{ROOM}?ansicht=monat&monat={first:%Y-%m}")
    titles = fiete.locator(".month__events a", has_text="Gartenabend").all_inner_texts()
    assert ["Abgesagt" in title for title in titles] == [True, False, False]


def test_whoever_was_asked_by_mail_answers_without_an_account(make_page, portal, violations):
    """A browser says of each form from where it was sent; a page that hides that from us can send none."""
    jana = make_page(width=360)
    jana.goto(portal.run(ADDRESS_OF_JANA).split()[-1])
    assert violations(jana) == []
    press(jana, "Ja")
    jana.get_by_text("Du kommst. Bis dann!").wait_for()


def test_a_date_is_dragged_to_another_day(make_page, sign_in, violations):
    """What is public stands in the portal's calendar."""
    fiete = make_page()
    sign_in(fiete, "fiete@example.org")
    fiete.goto(f"{ROOM}2/")
    day = fiete.locator(".facts time").first.get_attribute("datetime")[:10]
    fiete.goto(f"{ROOM}?ansicht=monat&monat={day[:7]}")
    link = fiete.locator(f"[data-day='{day}'] [data-drag]", has_text="Offene Tafel")
    to = fiete.locator(f"tr:has([data-day='{day}']) [data-day]:not([data-day='{day}'])").last
    target = to.get_attribute("data-day")
    with fiete.expect_navigation():
        link.drag_to(to)
    fiete.get_by_text("Er ist verschoben:").wait_for()
    assert fiete.locator(f"[data-day='{target}'] [data-drag]", has_text="Offene Tafel").count() == 1
    assert violations(fiete) == []

    anybody = make_page(width=768)
    anybody.goto(f"/termine/?ansicht=monat&monat={target[:7]}")
    follow(anybody, "Offene Tafel: Wir stellen uns vor")
    assert "Anmelden und zusagen" in anybody.locator("main").inner_text()
    assert "Fiete" not in anybody.locator("main").inner_text()
    assert violations(anybody) == []
