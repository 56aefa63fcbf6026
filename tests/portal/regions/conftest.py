"""Two neighbours with a page each, and who wants what with them."""

import pytest
from wagtail.models import Page

from home.news.models import NewsIndexPage, NewsPage
from tests.factories.accounts import UserFactory
from tests.factories.regions import ManagerFactory, MunicipalityFactory


@pytest.fixture
def ploen(db):
    return MunicipalityFactory(name="Plön", slug="ploen")


@pytest.fixture
def paul(ploen):
    """The neighbour's manager."""
    return ManagerFactory(user__name="Paul Plön", user__email="paul@example.org", municipalities=[ploen]).user


@pytest.fixture
def portal_admin(db):
    return UserFactory(name="Petra Portal", email="petra@example.org", is_superuser=True, is_staff=True)


@pytest.fixture
def news(home_page):
    return home_page.add_child(instance=NewsIndexPage(title="Neues", slug="neues"))


@pytest.fixture
def make_page(news):
    def make(title, municipality=None, owner=None, live=True, parent=news):
        page = NewsPage(title=title, slug=title.lower().replace(" ", "-"), municipality=municipality, owner=owner)
        page.live = live
        parent.add_child(instance=page)
        page.save_revision(user=owner)
        return Page.objects.get(pk=page.pk).specific

    return make


@pytest.fixture
def kiel_page(make_page, kiel):
    return make_page("Aus Kiel", kiel)


@pytest.fixture
def ploen_page(make_page, ploen):
    return make_page("Aus Plön", ploen)


@pytest.fixture
def maren_client(client, maren):
    client.force_login(maren)
    return client
