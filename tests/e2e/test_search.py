"""Keeping a search on a phone, and what managers add to the search."""


def press(page, name):
    with page.expect_navigation():
        page.get_by_role("button", name=name).click()


def test_a_search_is_kept_changed_and_its_deletion_taken_back(make_page, sign_in, violations):
    page = make_page(width=360)
    sign_in(page, "fiete@example.org")
    page.goto("/suche/?q=Repair&bei=kiel&km=25")

    with page.expect_navigation():
        page.get_by_role("link", name="Suche merken").click()
    assert (page.input_value("#id_q"), page.input_value("#id_ort"), page.input_value("#id_km")) == (
        "Repair", "kiel", "25",
    )  # fmt: skip
    assert violations(page) == []
    press(page, "Suche merken")
    page.locator("li", has_text="Repair").get_by_text("Bis 25 km von Kiel").wait_for()
    assert violations(page) == []

    press(page, "Löschen")
    page.get_by_text("„Repair“ ist gelöscht.").wait_for()
    assert violations(page) == []
    press(page, "Rückgängig")
    page.get_by_role("link", name="Repair", exact=True).wait_for()


def test_a_manager_adds_synonyms_and_the_next_search_finds_by_them(make_page, sign_in, violations):
    page = make_page()
    sign_in(page, "maren@example.org")
    page.goto("/suche/?q=Drahtesel")
    page.get_by_text("0 Treffer für „Drahtesel“").wait_for()

    for path in ("empfehlungen/", "nicht-gefunden/", "synonyme/"):
        page.goto(f"/admin/suche/{path}")
        assert (path, violations(page)) == (path, [])
    page.goto("/admin/suche/synonyme/add/?words=Drahtesel,+&language=de")
    page.fill("[name=words]", f"{page.input_value('[name=words]')}Fahrrad")
    press(page, "Speichern")

    page.goto("/suche/?q=Drahtesel")
    page.locator(".search-list mark", has_text="Fahrrad").first.wait_for()
