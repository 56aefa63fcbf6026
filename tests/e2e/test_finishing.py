"""From the end of a project to its story: what it has brought, a look at the draft, and where it stands."""


def test_a_project_is_finished_and_its_story_drafted(page, sign_in, violations):
    sign_in(page, "fiete@example.org")
    page.goto("/arbeitsbereich/wohnprojekt-langer-tisch/einstellungen/")
    page.get_by_role("link", name="Abschließen").click()
    first = page.get_by_role("group", name="Zahl 1")
    first.get_by_label("Was?").select_option("people")
    first.get_by_label("Mindestens").fill("40")
    first.get_by_label("Höchstens").fill("60")
    first.get_by_label("Ab Jahr").fill("2025")
    first.get_by_label("Quelle").fill("Unsere Anwesenheitsliste")
    assert violations(page) == []
    page.get_by_role("button", name="Abschließen und weiter zur Geschichte").click()

    page.get_by_role("heading", name="Die Geschichte eures Projekts").wait_for()
    assert violations(page) == []
    page.get_by_role("button", name="Geschichte anlegen lassen").click()

    page.get_by_text("Der Entwurf liegt").wait_for()
    assert violations(page) == []
    page.get_by_role("button", name="Entwurf zurückziehen").click()
    page.get_by_text("Nichts davon ist geblieben").wait_for()
    page.goto("/arbeitsbereich/wohnprojekt-langer-tisch/einstellungen/")
    page.get_by_role("button", name="Weitermachen").click()  # as it was, for the other tests
    page.get_by_text("Es geht weiter").wait_for()
