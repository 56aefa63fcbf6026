"""A project with its public page, in a portal that has a list of stories."""

import pytest
from wagtail.models import Collection, Page
from wagtail.rich_text import RichText

from initiatives.models import InitiativePage
from portal.regions.workflows import ensure_approval_workflow
from tests.factories.initiatives import InitiativeIndexPageFactory, InitiativePageFactory
from tests.factories.pages import front_page
from tests.factories.stories import StoryIndexPageFactory

BODY = [
    ("text", RichText("<h2>Der Anfang</h2><p>Wir <b>reparieren</b>.</p>")),
    ("quote", {"text": "Geht doch.", "name": ""}),
]


@pytest.fixture
def page(project, home_page):
    page = InitiativePageFactory(parent=InitiativeIndexPageFactory(parent=home_page), title="Reparaturtreff")
    page.body = BODY
    page.save_revision().publish()
    project.page = InitiativePage.objects.get(pk=page.pk)
    project.save()
    return project.page


@pytest.fixture
def stories(home_page):
    ensure_approval_workflow()
    return StoryIndexPageFactory(parent=home_page)


@pytest.fixture
def committed_home(committed):
    """A front page that other connections see; the rows that were there before are afterwards as they were."""
    kept = [*Page.objects.filter(depth__lte=2), *Collection.objects.filter(depth=1)]
    yield front_page()
    for row in kept:
        row.save_base(raw=True)
