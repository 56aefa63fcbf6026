"""What a page of somebody else cannot do: send a form in a person's name, or show the portal in a frame."""

import pytest
from django.db import connection
from django.http import HttpResponse
from django.test import Client
from django.test.utils import CaptureQueriesContext

from tests.access.addresses import every_address
from tests.factories.accounts import UserFactory
from tests.factories.pages import front_page

FRAMED = {"maps:embedded"}
NOT_PAGES = {"text/html; charset=utf-8", "text/html"}
TAKEN_WITHOUT_A_TOKEN = {
    "newsletters:subscribe": "does nothing in anybody's name; what was given has to be confirmed by mail",
    "newsletters:end": "a mail program sends it, without a cookie (RFC 8058); whoever has the key may",
    "mailing:unsubscribe": "the same, with a signature",
}


@pytest.fixture
def forged(db):
    """A browser in which an administrator is signed in, on a page of somebody else."""
    front_page()
    client = Client(enforce_csrf_checks=True)
    client.force_login(UserFactory(is_superuser=True))
    return client


def test_a_token_of_another_site_is_not_enough(forged):
    forged.get("/konto/profil/")
    answer = forged.post(
        "/konto/abmelden/", headers={"Origin": "https://boese.example", "Referer": "https://boese.example/"}
    )

    assert answer.status_code == 403


def no_token(request, reason):
    return HttpResponse("CSRF", status=403)


def is_refused(answer):
    """By Django before the view, or by what Wagtail's API in the admin is made with, in its own words."""
    return answer.status_code == 403 and (answer.content == b"CSRF" or b'"CSRF Failed: ' in answer.content)


def test_nothing_is_taken_without_a_token(forged, settings, bare_refusals):
    """Each address, whether it has a form or not: refused before anything is done."""
    settings.CSRF_FAILURE_VIEW = "tests.access.test_forged.no_token"
    addresses = {each.name: each.path for each in every_address()}
    with CaptureQueriesContext(connection) as queries:
        answers = {name: forged.post(path) for name, path in addresses.items() if name not in TAKEN_WITHOUT_A_TOKEN}

    assert len(answers) > 500
    assert {name for name, answer in answers.items() if not is_refused(answer)} == set()
    assert [query["sql"] for query in queries if not query["sql"].startswith("SELECT")] == []
    assert {name for name in TAKEN_WITHOUT_A_TOKEN if is_refused(forged.post(addresses[name]))} == set()


def test_every_address_is_complete():
    """Else it would lead nowhere, and be refused for that."""
    assert [each for each in every_address() if set(each.path) & set("(?\\[")] == []


def test_no_page_is_shown_in_a_frame_of_others(client, db, bare_refusals):
    front_page()
    pages = {}
    for each in every_address():
        answer = client.get(each.path)
        b"".join(answer)
        if answer.status_code == 200 and answer.get("Content-Type") in NOT_PAGES:
            pages[each.name] = answer

    assert len(pages) > 20
    assert {name for name, answer in pages.items() if "X-Frame-Options" not in answer} == FRAMED
    open_to = {
        name for name, answer in pages.items() if "frame-ancestors 'self'" not in answer["Content-Security-Policy"]
    }
    assert open_to == FRAMED
    assert {name for name, answer in pages.items() if answer["X-Content-Type-Options"] != "nosniff"} == set()
