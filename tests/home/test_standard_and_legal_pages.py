import pytest
from django.core.exceptions import ValidationError

from home.models import LegalPage
from portal.base.models import PortalSettings
from tests.factories.pages import FormPageFactory, LegalPageFactory, StandardPageFactory

BODY = '[{"type": "text", "value": "<h2>Anfang &amp; Ende</h2><p>a</p><h2>Anfang &amp; Ende</h2>"}]'


def test_a_long_page_lists_its_headings(client, home_page):
    page = StandardPageFactory(parent=home_page, body=BODY, show_contents=True)

    response = client.get(page.url)

    assert [entry.anchor for entry in response.context["contents"]] == ["anfang-ende", "anfang-ende-2"]
    html = response.content.decode()
    assert '<a href="#anfang-ende">Anfang &amp; Ende</a>' in html
    assert html.count('<h2 id="anfang-ende">') == 1


def test_a_page_shows_only_public_pages_below_it(client, home_page):
    page = StandardPageFactory(parent=home_page)
    child = StandardPageFactory(parent=page, title="Fragen")
    StandardPageFactory(parent=page, title="Entwurf", live=False)
    hidden = StandardPageFactory(parent=page, title="Geheim")
    hidden.view_restrictions.create(restriction_type="login")

    response = client.get(page.url)

    assert response.context["children"] == [child]


def test_pages_below_cost_the_same_for_one_and_thirty(home_page, queries_of):
    page = StandardPageFactory(parent=home_page)
    StandardPageFactory(parent=page)
    one = queries_of(page.url)
    StandardPageFactory.create_batch(29, parent=page)

    assert queries_of(page.url) == one


def test_there_is_one_legal_page_of_a_kind(home_page):
    LegalPageFactory(parent=home_page)
    second = LegalPage(title="Impressum 2", slug="impressum-2", kind="imprint", locale=home_page.locale)

    with pytest.raises(ValidationError) as refused:
        second.clean()

    assert set(refused.value.error_dict) == {"kind"}


def test_the_accessibility_page_leads_to_its_form(client, home_page):
    form = FormPageFactory(parent=home_page, title="Barriere melden", slug="barriere-melden")
    page = LegalPageFactory(parent=home_page, title="Barrierefreiheit", kind="accessibility", report_form=form)

    assert client.get(page.url).context["report_url"] == "/barriere-melden/"


def test_without_a_form_the_accessibility_page_names_the_address(client, home_page):
    portal = PortalSettings.for_site(home_page.get_site())
    portal.contact_email = "klima@example.org"
    portal.save()
    page = LegalPageFactory(parent=home_page, title="Barrierefreiheit", kind="accessibility")

    assert 'href="mailto:klima@example.org"' in client.get(page.url).content.decode().split("<footer")[0]


@pytest.mark.parametrize("title", ["🌻 Garten", "مرحبا", "<b>fett</b>"])
def test_odd_titles_are_shown_escaped(client, home_page, title):
    page = StandardPageFactory(parent=home_page, title=title, slug="odd")

    assert client.get(page.url).context["page"].title == title


def test_a_title_of_5000_characters_is_refused(home_page):
    with pytest.raises(ValidationError):
        StandardPageFactory(parent=home_page, title="x" * 5_000, slug="long")
