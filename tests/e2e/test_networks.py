"""A project asks to join a network; its admin takes it on, and the page shows it."""


def press(page, name):
    with page.expect_navigation():
        page.get_by_role("button", name=name).click()


def test_a_project_asks_and_the_network_takes_it_on(make_page, sign_in, violations):
    fiete = make_page(width=360)
    sign_in(fiete, "fiete@example.org")
    fiete.goto("/netzwerke/klimanetz-kiel/")
    with fiete.expect_navigation():
        fiete.get_by_role("link", name="Mit eurem Projekt dabei sein").click()
    fiete.get_by_label("Deine Nachricht").fill("Wir bauen an der Hörn.")
    press(fiete, "Mitmachen anfragen")
    fiete.get_by_text("noch keine Antwort").wait_for()
    assert violations(fiete) == []

    maren = make_page()
    sign_in(maren, "maren@example.org")
    maren.goto("/netzwerke/klimanetz-kiel/projekte/")
    maren.get_by_text("Wir bauen an der Hörn.").wait_for()
    assert violations(maren) == []
    press(maren, "Aufnehmen")

    anybody = make_page()
    anybody.goto("/netzwerke/klimanetz-kiel/")
    anybody.get_by_role("link", name="Wohnprojekt Langer Tisch").wait_for()
    anybody.get_by_role("link", name="Offener Abend am langen Tisch").wait_for()
