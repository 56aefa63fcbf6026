"""The previews of the front page's sections, as the editor's choice of blocks asks for them."""

from urllib.parse import urlencode

import pytest
from django.urls import reverse

from home.models import HomePage
from tests.factories.accounts import UserFactory
from tests.factories.events import EventIndexPageFactory, EventPageFactory
from tests.factories.pages import NewsIndexPageFactory, NewsPageFactory

SECTIONS = ["featured_pages", "newest", "upcoming_events", "steps", "where_do_i_fit", "partners"]


@pytest.mark.parametrize("name", SECTIONS)
@pytest.mark.parametrize("filled", [False, True])
def test_each_section_of_the_front_page_shows_an_example(client, home_page, name, filled):
    if filled:
        NewsPageFactory(parent=NewsIndexPageFactory(parent=home_page))
        EventPageFactory(parent=EventIndexPageFactory(parent=home_page))
    block = HomePage._meta.get_field("sections").stream_block.child_blocks[name]
    client.force_login(UserFactory(is_superuser=True))

    response = client.get(f"{reverse('wagtailadmin_block_preview')}?{urlencode({'id': block.definition_prefix})}")

    html = response.content.decode()
    assert response.status_code == 200
    assert html.count("<h2") == 1
    assert ("style=" in html, "<script>" in html) == (False, False)
