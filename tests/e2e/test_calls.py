"""Answering a call in a browser: a citizen answers, the initiative's contact accepts, the citizen sees it."""

import re
from urllib.parse import urlencode

import pytest

from tests.e2e.portal import PASSWORD

CITIZEN, CONTACT = "fiete@example.org", "hanne.kontakt@example.org"
CALLS = {True: "Kuchen backen für den Reparaturfreitag", False: "Wer kennt sich mit Nähmaschinen aus?"}
WORDS = "Ich bin jeden zweiten Freitag dabei."
# The address that stands as contact at the initiative's page belongs to an account and is confirmed.
MAKE_THE_CONTACT = f"""
from initiatives.models import InitiativePage
from portal.accounts.models import User
from portal.accounts.services import confirm_address
InitiativePage.objects.filter(slug="repair-cafe-eckernfoerde").update(contact_email="{CONTACT}")
confirm_address(user=User.objects.create_user("{CONTACT}", "{PASSWORD}", name="Hanne Kontakt"))
"""
ADMIN_LISTS = ["/admin/initiatives_calls/call/", "/admin/initiatives_calls/answer/"]


@pytest.fixture(scope="module")
def contact(portal):
    portal.run(MAKE_THE_CONTACT)
    return CONTACT


def open_call(page, title):
    """As somebody does who looks for its title; gives its address."""
    page.goto(f"/mitmachen/?{urlencode({'q': title})}")
    page.get_by_role("link", name=title).click()
    page.wait_for_url(re.compile(r"/mitmachen/\d+/$"))
    return page.url


@pytest.mark.parametrize("script", [True, False], ids=["with a script", "without"])
def test_an_answer_is_accepted_by_the_contact_and_the_citizen_sees_it(make_page, sign_in, contact, script):
    title = CALLS[script]
    citizen, decider = make_page(width=360, java_script_enabled=script), make_page(java_script_enabled=script)
    sign_in(citizen, CITIZEN)
    call = open_call(citizen, title)
    citizen.fill("main textarea[name=message]", WORDS)
    citizen.get_by_role("button", name="Ich bin dabei").click()
    citizen.get_by_text("Deine Zusage ist abgeschickt.").wait_for()

    sign_in(decider, contact)
    decider.goto(f"{call}antworten/")
    row = decider.locator(".answer-row", has_text=WORDS)
    row.locator("textarea").fill("Wunderbar, bis Freitag!")
    row.get_by_role("button", name="Annehmen").click()
    decider.get_by_text("Angenommen. Die Person bekommt eine Mail.").wait_for()

    citizen.goto("/konto/zusagen/")
    answer = citizen.locator("main li", has_text=title)
    assert answer.locator(".badge").inner_text() == "Angenommen"
    assert "Wunderbar, bis Freitag!" in answer.inner_text()


@pytest.mark.parametrize("width", [360, 1280])
def test_answering_and_deciding_are_accessible(make_page, sign_in, violations, contact, width):
    page = make_page(width=width)
    sign_in(page, contact)
    call = open_call(page, CALLS[True])

    for path in (call, f"{call}antworten/", f"{call}antwort/", f"{call}bearbeitung/", "/konto/zusagen/"):
        page.goto(path)
        assert (path, violations(page)) == (path, [])
        assert page.evaluate("document.documentElement.scrollWidth") <= width


def test_the_lists_of_the_admin_are_accessible(page, sign_in, violations):
    sign_in(page, "admin@example.org")

    for path in ADMIN_LISTS:
        page.goto(path)
        page.wait_for_load_state("networkidle")
        assert (path, violations(page)) == (path, [])
