"""News of a project in a browser: written with a picture, made public, found by everybody, deleted and taken back."""

from home.demo.media import PICTURES

ROOM = "/arbeitsbereich/wohnprojekt-langer-tisch/neuigkeiten/"
PUBLIC = "/projekte/wohnprojekt-langer-tisch/neuigkeiten/"
PERSON = "fiete@example.org"
TITLE = "Richtfest mit Blaskapelle"


def test_a_post_from_the_form_to_everybody_and_back(page, make_page, sign_in, violations):
    sign_in(page, PERSON)
    page.goto(ROOM)
    page.get_by_role("link", name="Beitrag schreiben").click()
    page.get_by_label("Titel, wenn es einen braucht").fill(TITLE)
    page.get_by_label("Was gibt es Neues?").fill("Am **Samstag** um elf. Bringt Kuchen mit.")
    page.get_by_label("Bild", exact=True).set_input_files(PICTURES / "hof.webp")
    page.get_by_label("Was das Bild zeigt").first.fill("Der Hof, auf dem wir feiern")
    page.get_by_label("Für alle: auf unserer Seite und in unserem Feed").check()
    assert violations(page) == []
    page.get_by_role("button", name="Mitteilen").click()
    page.get_by_text("Dein Beitrag ist da.").wait_for()

    stranger = make_page()
    stranger.goto(PUBLIC)
    stranger.get_by_role("link", name=TITLE).click()
    picture = stranger.get_by_role("img", name="Der Hof, auf dem wir feiern")
    picture.scroll_into_view_if_needed()
    stranger.wait_for_function("picture => picture.complete && picture.naturalWidth > 0", arg=picture.element_handle())

    page.get_by_role("button", name="Löschen").click()
    page.get_by_text(f"„{TITLE}“ ist gelöscht.").wait_for()
    assert stranger.request.get(stranger.url).status == 404

    page.get_by_role("button", name="Rückgängig").click()
    page.get_by_text("Der Beitrag ist wieder da.").wait_for()
    assert stranger.request.get(stranger.url).status == 200
