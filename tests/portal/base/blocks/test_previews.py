"""The previews as the editor's choice of blocks asks for them."""

from urllib.parse import urlencode

import pytest
from django.urls import reverse

from home.models import StandardPage
from portal.base.blocks import ContentBlock
from tests.factories.accounts import UserFactory


@pytest.fixture
def editor(client, home_page):
    client.force_login(UserFactory(is_superuser=True, is_staff=True))
    return client


@pytest.mark.parametrize("name", list(ContentBlock().child_blocks))
def test_a_preview_wears_the_look_of_the_portal_and_keeps_its_rules(editor, name):
    block = StandardPage._meta.get_field("body").stream_block.child_blocks[name]

    response = editor.get(f"{reverse('wagtailadmin_block_preview')}?{urlencode({'id': block.definition_prefix})}")

    html = response.content.decode()
    assert response.status_code == 200
    assert "/static/build/main.css" in html
    assert ("style=" in html, "<script>" in html) == (False, False)


def test_a_stranger_sees_no_preview(client, home_page, clara):
    client.force_login(clara)

    assert client.get(reverse("wagtailadmin_block_preview")).status_code == 403
