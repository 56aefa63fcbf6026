"""Ideas in a browser: the form, the draft that survives signing up, support and comment without a script, the desk."""

import pytest
from playwright.sync_api import expect

TITLE = "Eine Sonnenbank am Schwanenweg"
TOKEN = (
    "from portal.moderation.links import token_of; from portal.moderation.models import Report; "
    "print(token_of(Report.objects.latest('pk')))"
)
CASES = "from portal.moderation.models import Case as C; print(*C.objects.open().values_list('pk', flat=True))"


def write_idea(page, title):
    page.goto("/ideen/neu/")
    page.fill("#id_title", title)
    page.fill("#id_text", "Morgens scheint dort die Sonne, und niemand kann sitzen.")
    page.wait_for_timeout(2100)  # nobody types as fast as a machine


def test_what_exists_appears_while_the_title_is_typed(page):
    page.goto("/ideen/neu/")
    page.locator("#id_title").press_sequentially("Ein Trinkbrunnen für die Kiellinie")

    page.locator("#alike a", has_text="Trinkbrunnen an der Kiellinie").wait_for()


def test_a_click_on_the_map_sets_the_place(page):
    page.goto("/ideen/neu/")
    page.locator("[data-pick-point] .map.is-ready").click(position={"x": 200, "y": 100})

    assert page.input_value("#id_latitude").startswith("54.")
    page.click("[data-clear-point]")
    assert page.input_value("#id_latitude") == ""


def test_by_keyboard_the_middle_of_the_map_is_the_place(page):
    page.goto("/ideen/neu/")
    page.locator("[data-pick-point] .map.is-ready").wait_for()
    middle = page.locator("[data-take-middle]")
    middle.press("Enter")
    longitude = page.input_value("#id_longitude")
    page.locator("[data-clear-point]").press("Enter")

    assert page.evaluate("document.activeElement.hasAttribute('data-take-middle')")
    page.locator("[data-pick-point] .map").press("ArrowRight")
    middle.press("Enter")  # while the map still glides
    expect(page.locator("#id_longitude")).not_to_have_value("")
    page.locator(".leaflet-pan-anim").wait_for(state="detached")
    taken = float(page.input_value("#id_longitude"))
    page.locator("[data-clear-point]").press("Enter")
    middle.press("Enter")
    assert taken > float(longitude)
    assert taken == float(page.input_value("#id_longitude"))


def test_the_chosen_municipality_moves_the_map(page):
    page.goto("/ideen/neu/")
    map_ = page.locator("[data-pick-point] .map.is-ready")
    map_.wait_for()
    page.select_option("#id_municipality", label="Eckernförde")
    box = map_.bounding_box()
    map_.click(position={"x": box["width"] / 2, "y": box["height"] / 2})

    assert page.input_value("#id_latitude").startswith("54.4")
    assert page.input_value("#id_longitude").startswith("9.8")


def test_a_draft_waits_for_whoever_signs_in(page, sign_in, violations):
    write_idea(page, TITLE)
    page.click("main form button[type=submit]")
    page.wait_for_url("**/ideen/aufgehoben/")

    sign_in(page, "fiete@example.org")
    page.goto("/konto/ideen/")
    page.locator("li", has_text=TITLE).get_by_role("link").first.click()
    page.get_by_text("Das ist ein Entwurf").wait_for()
    assert violations(page) == []
    page.goto("/konto/ideen/")
    page.locator("li", has_text=TITLE).get_by_role("button", name="Idee einreichen").click()

    page.get_by_text("Danke!").first.wait_for()
    assert page.locator("h1").inner_text() == TITLE


def test_support_and_comment_without_a_script(make_page, sign_in):
    page = make_page(java_script_enabled=False)
    sign_in(page, "fiete@example.org")
    page.goto("/ideen/6/")
    page.get_by_role("button", name="Unterstützen").click()
    page.get_by_role("button", name="Ich bin dafür").wait_for()
    page.fill("#comment_text", "Da bin ich *dabei*, ohne Skript.")
    page.get_by_role("button", name="Kommentieren").click()

    page.locator(".comment em", has_text="dabei").wait_for()
    page.get_by_role("button", name="Ich bin dafür").click()
    page.get_by_role("button", name="Unterstützen").wait_for()


@pytest.mark.parametrize("width", [360, 1280])
def test_the_pages_of_managers_are_accessible(make_page, sign_in, violations, width):
    page = make_page(width=width)
    sign_in(page, "maren@example.org")

    in_review, refused = "/ideen/35/", "/ideen/36/"
    for path in (
        *("/ideen/1/", "/ideen/1/bearbeitung/", "/ideen/1/stand/", "/ideen/1/zusammenfuehrung/"),
        *(in_review, refused),
    ):
        page.goto(path)
        assert (path, violations(page)) == (path, [])
        assert page.evaluate("document.documentElement.scrollWidth") <= width


def test_titles_have_room_in_the_list_of_the_admin(page, sign_in):
    sign_in(page, "maren@example.org")
    page.goto("/admin/initiatives_ideas/idea/")

    title, table = (page.locator(each).first.bounding_box() for each in ("td.field-title", "table.listing"))
    filters = page.locator(".changelist-filter").bounding_box()
    assert title["width"] >= 200
    assert table["x"] + table["width"] <= filters["x"]


def test_the_desk_by_keyboard(page, sign_in, portal):
    sign_in(page, "maren@example.org")
    page.goto("/admin/schreibtisch/")
    page.wait_for_load_state("networkidle")
    page.keyboard.press("j")
    page.keyboard.press("Enter")
    page.wait_for_url("**/schreibtisch/*/")
    page.keyboard.press("2")
    page.fill("textarea[name=reason]", "")
    page.select_option("[data-desk-modules]", label="Bitte genauer")
    assert "Wo genau" in page.input_value("textarea[name=reason]")
    page.keyboard.press("Escape")
    before = portal.run(CASES).split()

    page.locator("[data-desk-key='2']").click()
    page.wait_for_load_state("networkidle")

    assert len(portal.run(CASES).split()) == len(before) - 1


def test_the_desk_has_no_accessibility_violation(page, sign_in, violations, portal):
    sign_in(page, "admin@example.org")
    first = portal.run(CASES).split()[0]

    for path in ("/admin/schreibtisch/", f"/admin/schreibtisch/{first}/"):
        page.goto(path)
        page.wait_for_load_state("networkidle")
        assert (path, [line for line in violations(page) if "desk" in line or "form" in line]) == (path, [])


def test_who_reports_without_an_account_hears_and_objects(make_page, sign_in, violations, portal):
    citizen, manager = make_page(width=360), make_page()
    citizen.goto("/ideen/3/")
    title = citizen.locator("h1").inner_text()
    citizen.locator("main").get_by_role("link", name="Melden").first.click()
    citizen.check("input[value=false]")
    citizen.fill("#id_email", "egon@example.org")
    citizen.check("#id_good_faith")
    citizen.wait_for_timeout(2100)  # nobody types as fast as a machine
    citizen.get_by_role("button", name="Meldung abschicken").click()
    citizen.get_by_text("Danke.").first.wait_for()

    sign_in(manager, "admin@example.org")
    manager.goto("/admin/schreibtisch/?because=reported")
    manager.get_by_role("link", name=title).click()
    manager.fill("#id_reason", "Das stimmt so.")
    manager.get_by_role("button", name="So lassen").click()
    manager.get_by_text("Entschieden").first.wait_for()

    citizen.goto(f"/meldungen/{portal.run(TOKEN).strip()}/")  # as in the mail
    assert violations(citizen) == []
    assert citizen.evaluate("document.documentElement.scrollWidth") <= 360
    citizen.fill("#id_text", "Die Zahl ist erfunden.")
    citizen.get_by_role("button", name="Widersprechen").click()

    citizen.get_by_text("Die Zahl ist erfunden.").wait_for()
    manager.goto("/admin/schreibtisch/?because=objected")
    manager.get_by_role("link", name=title).wait_for()
