"""The cast, and a portal to play in."""

from pathlib import Path

import pytest
from django.core.cache import cache
from django.core.files.storage import storages
from django.db import connection
from django.test.utils import CaptureQueriesContext
from wagtail.models import Page, Site

from home.models import HomePage
from portal.base.models import PortalDocument
from portal.base.models.edition import clear_shelves
from tests import migrated
from tests.factories.accounts import UserFactory
from tests.factories.regions import ManagerFactory, MunicipalityFactory
from tests.logged import errors
from tests.undefined import EmptyString, watch


def pytest_itemcollected(item):
    if "/tests/e2e/" in item.path.as_posix():
        item.add_marker(pytest.mark.browser)


@pytest.hookimpl(trylast=True)
def pytest_collection_modifyitems(items):
    """What takes longest begins first, so that no process has nothing to do at the end."""
    items.sort(key=lambda item: ("/tests/e2e/" not in item.path.as_posix(), "every_page" not in item.path.name))


@pytest.fixture(scope="session")
def django_db_keepdb(request, django_db_modify_db_settings):
    """On SQLite the tests begin with a copy of a migrated database; "keep" says that there is one already."""
    settings = connection.settings_dict
    if connection.vendor != "sqlite" or request.config.getvalue("create_db"):
        return request.config.getvalue("reuse_db")
    migrated.copy_to(Path(settings["TEST"]["NAME"]))
    return True


@pytest.fixture(autouse=True)
def _empty_cache():
    """Wagtail keeps the paths of the sites in the cache, and the portal what belongs to an edition, beyond a test."""
    cache.clear()
    clear_shelves()


@pytest.fixture(autouse=True)
def _one_storage_for_documents():
    """A test that changed the settings leaves new storages behind; the fields still hold the first ones."""
    storages._storages["documents"] = PortalDocument._meta.get_field("file").storage


@pytest.fixture(autouse=True)
def logged_errors():
    """An error in the log fails the test; one that expects it takes its line out: `logged_errors.pop() == "…"`."""
    with errors() as lines:
        yield lines
    if lines:
        pytest.fail("Errors in the log:\n" + "\n".join(lines), pytrace=False)


@pytest.fixture(scope="session")
def _undefined():
    return EmptyString()


@pytest.fixture(autouse=True)
def undefined_variables(_undefined):
    """A variable that one of our templates was not given fails the test, see `tests.undefined`."""
    noted = watch(_undefined)
    yield noted
    if noted:
        pytest.fail("Undefined in templates:\n" + "\n".join(sorted(set(noted))), pytrace=False)


@pytest.fixture
def home_page(db):
    """A portal with its front page at `/`."""
    Page.objects.filter(depth=2).delete()
    root = Page.objects.get(depth=1)
    home = root.add_child(instance=HomePage(title="MokWi KielRegion", slug="home"))
    Site.objects.update_or_create(is_default_site=True, defaults={"root_page": home, "hostname": "localhost"})
    return home


@pytest.fixture
def kiel(db):
    return MunicipalityFactory(name="Kiel", slug="kiel")


@pytest.fixture
def anna(db):
    return UserFactory(name="Anna Ahrens", email="anna@example.org")


@pytest.fixture
def ben(db):
    return UserFactory(name="Ben Behrens", email="ben@example.org")


@pytest.fixture
def clara(db):
    """The stranger."""
    return UserFactory(name="Clara Claussen", email="clara@example.org")


@pytest.fixture
def query_count(db):
    """`with query_count() as queries:`, then `len(queries)`; for comparing 1 row with 30."""
    return lambda: CaptureQueriesContext(connection)


@pytest.fixture
def queries_of(client, query_count):
    """How many queries a page costs once this process has kept what belongs to the edition."""

    def visit(address):
        response = client.get(address)
        assert response.status_code == 200
        b"".join(response)  # a file is read, and closed, at its end

    def count(address):
        visit(address)  # the very first visit makes the settings, which begins an edition
        visit(address)
        with query_count() as queries:
            visit(address)
        return len(queries)

    return count


@pytest.fixture
def maren(db, kiel):
    """The climate manager of Kiel."""
    return ManagerFactory(user__name="Maren Matthiesen", user__email="maren@example.org", municipalities=[kiel]).user
