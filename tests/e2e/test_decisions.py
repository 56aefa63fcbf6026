"""A poll: asked by keyboard, voted in without script, talked about in a discussion, closed."""

from playwright.sync_api import expect

from tests.e2e.keyboard import Keyboard

WORKSPACE = "/arbeitsbereich/wohnprojekt-langer-tisch/"
ADMIN, MEMBER, GUEST = "fiete@example.org", "jelena@example.org", "antje@example.org"


def vote_while_somebody_reads(voter, reader, address):
    """Looked at again, the discussion has the numbers of now."""
    reader.goto(f"{WORKSPACE}diskussionen/1/")
    seen = reader.locator(".poll-part", has_text="Welche Farbe bekommt die Tür?")
    expect(seen).to_contain_text("2 Stimmen")
    voter.goto(address)
    voter.get_by_label("Blau").select_option("1")
    voter.get_by_role("button", name="Abstimmen").click()
    voter.get_by_text("Deine Stimme zählt.").wait_for()
    reader.evaluate("document.dispatchEvent(new Event('visibilitychange'))")  # looked at again
    expect(seen).to_contain_text("3 Stimmen")


def test_a_poll_from_the_question_to_its_result(make_page, sign_in, violations_at_all_widths):
    one = make_page()
    sign_in(one, ADMIN)
    one.goto(f"{WORKSPACE}umfragen/fragen/neu/")
    keys = Keyboard(one)
    keys.follow("a[href$='/reihenfolge/']")
    keys.write("#id_title", "Welche Farbe bekommt die Tür?")
    keys.write("#id_options", "Rot\nBlau\nGrün")
    one.get_by_label("Anonym: Niemand").check()
    one.get_by_label("Erst am Ende").check()
    one.get_by_role("button", name="Fragen").press("Enter")
    one.get_by_role("heading", name="Welche Farbe bekommt die Tür?", level=1).wait_for()
    address = one.url
    keys.go_to(".poll-vote__place select")
    one.keyboard.press("2")  # "Platz 2" is chosen by the keyboard
    one.get_by_label("Blau").select_option("1")
    assert violations_at_all_widths(one, "light") == []
    one.get_by_role("button", name="Abstimmen").click()
    one.get_by_text("Was, kann niemand herausfinden.").wait_for()

    plain = make_page(width=360, java_script_enabled=False)
    sign_in(plain, MEMBER)
    plain.goto(address)
    plain.get_by_role("button", name="Abstimmen").click()
    assert plain.locator(".error-summary").is_visible()
    plain.get_by_label("Blau").select_option("1")
    plain.get_by_label("Grün").select_option("2")
    plain.get_by_role("button", name="Abstimmen").click()
    assert plain.get_by_text("Das Ergebnis ist am Ende zu sehen").is_visible()
    assert plain.locator("progress").count() == 0

    plain.goto(f"{WORKSPACE}diskussionen/1/")
    plain.get_by_label("Deine Antwort").fill(f"Stimmt ihr auch hier ab? {WORKSPACE}umfragen/fragen/1/ und {address}")
    plain.get_by_role("button", name="Antwort senden").click()
    guest = make_page(width=360, java_script_enabled=False)
    sign_in(guest, GUEST)
    guest.goto(f"{WORKSPACE}diskussionen/1/")
    shown = guest.locator(".poll-part", has_text="Welche Farbe bekommt die Tür?")
    assert shown.locator("progress").count() == 0
    assert shown.get_by_role("link", name="Abstimmen").is_visible()

    vote_while_somebody_reads(guest, one, address)
    one.goto(address)

    one.get_by_role("button", name="Umfrage beenden").click()
    first = one.locator(".poll-bar").first
    first.get_by_text("1. Blau").wait_for()
    assert "vor 2 von 2 anderen" in first.inner_text()
    assert violations_at_all_widths(one, "light") == []
