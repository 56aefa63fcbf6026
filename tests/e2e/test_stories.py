"""Stories in a browser: comparing pictures by keyboard, finding by facts, and doing it too."""

GARDEN = "/geschichten/vom-parkplatz-zum-garten/"
BOXES = """new Set([...document.querySelectorAll(".comparison img")].map(
    (picture) => JSON.stringify(picture.getBoundingClientRect()))).size"""
SHARE = "getComputedStyle(document.querySelector('.comparison')).getPropertyValue('--before')"


def test_before_and_after_are_compared_by_keyboard(page):
    page.goto(GARDEN)
    slider = page.get_by_role("slider", name="Wie viel vom Vorher zu sehen ist")
    slider.focus()
    assert page.evaluate(BOXES) == 1

    page.keyboard.press("ArrowRight")
    one_step = page.evaluate(SHARE), slider.get_attribute("aria-valuetext")
    page.keyboard.press("End")
    at_the_end = page.evaluate(SHARE), slider.get_attribute("aria-valuetext")
    page.keyboard.press("Home")

    assert one_step == ("55%", "55 % vorher")
    assert at_the_end == ("100%", "100 % vorher")
    assert page.evaluate(SHARE) == "0%"


def test_without_script_both_pictures_are_there_with_their_captions(make_page):
    page = make_page(java_script_enabled=False)
    page.goto(GARDEN)
    before, after = (page.locator(f".comparison__{name} img").bounding_box() for name in ("before", "after"))

    assert before["x"] + before["width"] <= after["x"]
    assert page.locator(".comparison__slider").is_hidden()
    assert [each.split()[0] for each in page.locator(".comparison figcaption").all_inner_texts()] == [
        "Vorher",
        "Nachher",
    ]


def test_a_fact_is_chosen_in_place(page):
    page.goto("/geschichten/")
    page.evaluate("window.stillHere = true")

    page.select_option("#filter-kosten", "500")
    page.wait_for_url("**/geschichten/?kosten=500")
    page.wait_for_selector(".directory__chips")

    assert page.evaluate("window.stillHere")
    assert page.inner_text("#results-heading") == f"{page.locator('.card').count()} Geschichten"
    assert page.locator(".directory__chips a").inner_text().splitlines()[-1] == "bis 500 €"


def test_somebody_does_it_too_without_script_and_takes_it_back(make_page, sign_in):
    page = make_page(java_script_enabled=False)
    sign_in(page, "fiete@example.org")
    page.goto(GARDEN)
    page.get_by_role("link", name="Das machen wir auch").last.click()
    page.select_option("#id_municipality", label="Plön")
    page.fill("#id_group", "Hinterhof 12")

    page.click("main form button[type=submit]")
    row = page.locator(".row-list li", has_text="Hinterhof 12")
    assert page.url.endswith("/konto/nachgemacht/")
    assert row.inner_text().startswith("Zwölf Parkplätze, ein Garten")
    page.goto(GARDEN)
    assert "1 Ort hat es vor" in page.inner_text("#copy")
    page.goto("/konto/nachgemacht/")
    row.get_by_role("button").click()

    assert row.count() == 0


def test_the_forms_of_a_story_are_accessible(make_page, violations_at_all_widths):
    page = make_page()
    found = {}

    for path in ("nachmachen/", "nachricht/"):
        page.goto(GARDEN + path)
        found[path] = violations_at_all_widths(page, "light")
        page.click("main form button[type=submit]")
        found[f"{path} with mistakes"] = violations_at_all_widths(page, "light")

    assert {path: lines for path, lines in found.items() if lines} == {}
