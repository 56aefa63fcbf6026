"""What a page of somebody else cannot do: sign a person out, or show the portal in a frame."""

import pytest
from django.test import Client

from tests.access.addresses import every_address
from tests.factories.accounts import UserFactory
from tests.factories.pages import front_page

FRAMED = {"maps:embedded"}
NOT_PAGES = {"text/html; charset=utf-8", "text/html"}


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
