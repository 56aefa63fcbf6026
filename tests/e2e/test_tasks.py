"""The tasks of a project in a browser: added, ordered and done without leaving the page, by keyboard and by mouse."""

import pytest

ROOM = "/arbeitsbereich/wohnprojekt-langer-tisch/aufgaben/"
BUS = "/arbeitsbereich/werkzeugbus-fuer-gaarden/aufgaben/"
PERSON = "fiete@example.org"


@pytest.fixture
def stays(page):
    """Whether the page is still the one on which this was called first."""

    def mark():
        page.evaluate("window.isStillThere = true")
        return lambda: page.evaluate("window.isStillThere === true")

    return mark


def titles(page, within="#tasks"):
    return [each.inner_text() for each in page.locator(f"{within} .task__title").all()]


def struck_through(page):
    return [
        each.inner_text()
        for each in page.locator("#tasks .task__title").all()
        if "line-through" in each.evaluate("title => getComputedStyle(title).textDecorationLine")
    ]


def drag(page, title, target, *, below=4):
    grip = page.locator(".task", has_text=title).locator("[data-task-grip]")
    grip.scroll_into_view_if_needed()
    start, end = grip.bounding_box(), target.bounding_box()
    page.mouse.move(start["x"] + start["width"] / 2, start["y"] + start["height"] / 2)
    page.mouse.down()
    page.mouse.move(end["x"] + 30, end["y"] + below, steps=6)
    with page.expect_response(lambda response: "/platz/" in response.url):
        page.mouse.up()


def test_tasks_by_keyboard(page, sign_in, stays):
    sign_in(page, PERSON)
    page.goto(BUS)
    page.get_by_label("Neue Aufgabe").fill("Führerscheine zählen")
    page.keyboard.press("Enter")
    page.get_by_text("„Führerscheine zählen“ steht auf der Liste.").wait_for()
    assert titles(page)[-1] == "Führerscheine zählen"

    is_still_there = stays()
    page.get_by_role("button", name="„Führerscheine zählen“ nach oben").focus()
    page.keyboard.press("Enter")
    page.get_by_text("„Führerscheine zählen“ steht jetzt vor").wait_for(state="attached")
    assert titles(page)[-2] == "Führerscheine zählen"
    assert page.evaluate("document.activeElement.textContent") == "„Führerscheine zählen“ nach oben"

    page.get_by_role("button", name="„Führerscheine zählen“ als erledigt abhaken").focus()
    page.keyboard.press("Enter")
    page.get_by_text("„Führerscheine zählen“ ist erledigt.").wait_for()
    assert "Führerscheine zählen" not in titles(page)
    assert struck_through(page) == []
    assert is_still_there()


def test_steps_are_ticked_without_a_new_page(page, sign_in, stays):
    sign_in(page, PERSON)
    page.goto(ROOM)
    page.get_by_role("link", name="Satzung der Genossenschaft gegenlesen").click()
    is_still_there = stays()
    page.get_by_role("checkbox", name="Kaffee").focus()
    page.keyboard.press("Space")
    page.locator("[role=checkbox][aria-checked=true]", has_text="Kaffee").wait_for()

    assert page.evaluate("document.activeElement.textContent") == "Kaffee"
    assert is_still_there()
    page.reload()
    assert page.get_by_role("checkbox", name="Kaffee").get_attribute("aria-checked") == "true"


def test_tasks_are_dragged_in_the_list_and_between_columns(page, sign_in, stays, violations):
    sign_in(page, PERSON)
    page.set_viewport_size({"width": 1280, "height": 1600})
    page.goto(ROOM)
    is_still_there = stays()
    drag(page, "Einen langen Tisch bauen", page.locator(".task", has_text="Protokoll des Plenums"))
    page.get_by_text("„Einen langen Tisch bauen“ steht jetzt vor").wait_for(state="attached")
    shown = titles(page)
    assert shown.index("Einen langen Tisch bauen") + 1 == shown.index("Protokoll des Plenums verschicken")

    drag(page, "Kuchenplan", page.locator(".task", has_text="Bodengutachten"))
    page.get_by_text("„Kuchenplan bis Weihnachten“ steht jetzt vor").wait_for(state="attached")
    assert page.get_by_role("heading", name="In keiner Liste").count() == 0
    assert is_still_there()

    page.goto(f"{ROOM}?ansicht=tafel")
    drag(page, "Bodengutachten", page.locator("#column-doing"), below=50)
    page.locator("[data-status=doing] .task", has_text="Bodengutachten").wait_for()
    page.reload()
    assert "Bodengutachten anfragen" in titles(page, "[data-status=doing]")
    assert struck_through(page) == titles(page, "[data-status=done]")
    assert violations(page) == []


def test_a_drag_that_is_given_up_changes_nothing(page, sign_in):
    sign_in(page, PERSON)
    page.goto(BUS)
    before = titles(page)
    grip = page.locator("[data-task-grip]").first
    start, end = grip.bounding_box(), page.locator(".task").last.bounding_box()
    page.mouse.move(start["x"] + 10, start["y"] + 10)
    page.mouse.down()
    page.mouse.move(end["x"] + 30, end["y"] + end["height"] - 2, steps=5)
    assert titles(page) != before
    page.keyboard.press("Escape")
    page.mouse.up()

    assert titles(page) == before
    page.reload()
    assert titles(page) == before


def test_without_javascript_every_button_works(make_page, sign_in):
    page = make_page(java_script_enabled=False)
    sign_in(page, PERSON)
    page.goto(BUS)
    first, second = titles(page)[:2]
    page.get_by_role("button", name=f"„{second}“ nach oben").click()
    assert titles(page)[:2] == [second, first]
    assert not page.locator("[data-task-grip]").first.is_visible()
