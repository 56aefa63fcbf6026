import pytest

from tests.factories.pages import StandardPageFactory


@pytest.fixture
def page(home_page):
    page = StandardPageFactory(parent=home_page, title="Nur für Eingeweihte", slug="intern", introduction="Geheimes")
    page.view_restrictions.create(restriction_type="password", password="moin-moin")
    return page


def test_a_page_with_a_password_shows_nothing_of_itself(client, page):
    html = client.get("/intern/").content.decode()

    assert "Geheimes" not in html
    assert "Eingeweihte" not in html
    assert 'class="panel panel--narrow"' in html


def test_the_password_opens_it(client, page):
    action = client.get("/intern/").context["action_url"]

    response = client.post(action, {"password": "moin-moin", "return_url": "/intern/"}, follow=True)

    assert "Geheimes" in response.content.decode()


def test_a_wrong_password_is_named_in_the_summary(client, page):
    action = client.get("/intern/").context["action_url"]

    response = client.post(action, {"password": "falsch", "return_url": "/intern/"})

    assert "data-error-summary" in response.content.decode()
