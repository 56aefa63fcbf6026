"""What the attacks of tests/home/demo/loaded/test_hostile.py have found, each one alone."""

import pytest

from portal.base.middleware import MalformedRequestMiddleware
from tests.factories.accounts import UserFactory
from tests.factories.regions import TopicFactory


@pytest.fixture
def admin(client, home_page):
    client.force_login(UserFactory(is_superuser=True))
    return client


def test_a_passkey_that_is_json_without_an_end(client, home_page):
    answer = client.post("/konto/anmelden/passkey/", {"credential": "[" * 3000})

    assert answer.status_code == 400
    assert "Anfrage" in answer.text


@pytest.mark.parametrize(
    "asked", ["(a+)+$", "accounts:delete", "konto", "//example.org/", "https://example.org/", "/\\a.b"]
)
def test_after_following_nothing_but_a_path_of_the_portal_leads_on(client, home_page, anna, asked):
    client.force_login(anna)
    topic = TopicFactory()

    answer = client.post(f"/konto/gefolgt/thema/{topic.pk}/", {"folgen": "ja", "next": asked})

    assert (answer.status_code, answer.url) == (302, topic.get_absolute_url())


def test_a_page_of_a_list_in_the_admin_that_is_no_number(admin):
    assert admin.get("/admin/portal_moderation/textmodule/", {"page": "x"}).status_code == 400


def test_a_form_of_the_admin_without_what_it_sends(admin, home_page):
    assert admin.post(f"/admin/pages/add/home/standardpage/{home_page.pk}/", {"title": "x"}).status_code == 400


@pytest.mark.parametrize("path", ["choose-external-link/", "snippets/choose/search/promotion/create/"])
def test_a_chooser_of_the_admin_that_was_sent_nothing(admin, path):
    assert admin.post(f"/admin/{path}").status_code == 400


def test_what_else_is_missing_is_not_the_senders_mistake(rf):
    with pytest.raises(AttributeError) as raised:
        None.startswith("/")

    answered = MalformedRequestMiddleware(rf.get).process_exception(rf.post("/admin/"), raised.value)
    assert answered is None


def test_what_calls_itself_for_ever_is_not_the_senders_mistake(rf):
    def endless():
        return endless()

    with pytest.raises(RecursionError) as raised:
        endless()

    answered = MalformedRequestMiddleware(endless).process_exception(rf.get("/"), raised.value)
    assert answered is None
