"""The cast, and a portal to play in."""

import gc
from contextlib import contextmanager
from pathlib import Path
from time import monotonic

import pytest
from django.core.cache import cache
from django.core.files.storage import storages
from django.db import connection, transaction
from django.http import HttpResponse
from django.test.utils import CaptureQueriesContext
from django.utils import translation
from xdist.scheduler import LoadFileScheduling

from portal.base.models import PortalDocument
from portal.base.models.edition import clear_shelves
from tests import migrated, stamps, statements
from tests.factories.accounts import UserFactory
from tests.factories.ideas import IdeaFactory, listed
from tests.factories.pages import front_page
from tests.factories.regions import ManagerFactory, MunicipalityFactory
from tests.indexing import indexes
from tests.logged import errors
from tests.simultaneous import new_rows_removed
from tests.undefined import EmptyString, watch

TOGETHER = "tests/home/demo/loaded/"
FIRST = ("/e2e/test_every_page.py", "/access/test_access.py", "/e2e/")


def pytest_addoption(parser):
    parser.addoption("--database-only", action="store_true", help="leave out the tests that may not touch the database")
    parser.addoption("--note-statements", type=Path, metavar="FOLDER", help="note what each test asks of the database")
    parser.addoption("--second-database", type=Path, metavar="FOLDER", help="leave out what shows nothing new by them")


def pytest_itemcollected(item):
    if "/tests/e2e/" in item.path.as_posix():
        item.add_marker(pytest.mark.browser)


@pytest.hookimpl(tryfirst=True)
def pytest_runtest_setup(item):
    indexes.wanted = item.get_closest_marker("indexed") is not None


@pytest.hookimpl(optionalhook=True)
def pytest_xdist_make_scheduler(config, log):
    return FilesAndFolders(config, log) if config.getvalue("dist") == "loadfile" else None


class FilesAndFolders(LoadFileScheduling):
    """Whole files, and a whole folder where what its files share takes longer to make than the tests."""

    def _split_scope(self, nodeid):
        return TOGETHER if nodeid.startswith(TOGETHER) else super()._split_scope(nodeid)


@pytest.hookimpl(trylast=True)
def pytest_collection_modifyitems(config, items):
    """For a second database: pytest-django fails a test that touches one without asking, so the rest proves nothing."""
    if config.getoption("database_only"):
        leave_out(config, items, [item for item in items if not asks_for_the_database(item)])
    if notes := config.getoption("second_database"):
        known = statements.left_out(statements.read(notes))
        leave_out(config, items, [item for item in items if item.nodeid in known])
    begin_with_the_longest(items)


def leave_out(config, items, some):
    config.hook.pytest_deselected(items=some)
    gone = set(some)
    items[:] = [item for item in items if item not in gone]


def pytest_collection_finish():
    """What has been imported and collected stays: looking through it for garbage again and again takes an eighth of the
    time of a run."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(50_000, 20, 100)


def asks_for_the_database(item):
    marks = {mark.name for mark in item.iter_markers()}
    return "django_db_setup" in item.fixturenames or not marks.isdisjoint({"django_db", "postgresql", "redis"})


def is_alone(item):
    """Whether it stays in its own thread, process and transaction."""
    marks = {mark.name for mark in item.iter_markers()}
    together = {"committed", "transactional_db", "live_server"}.intersection(item.fixturenames)
    return not together and marks.isdisjoint({"postgresql", "redis", "search_server", "own_process", "browser"})


def begin_with_the_longest(items):
    """What takes longest begins first, so that no process has nothing to do at the end.

    While the first process fills the portal of the browser's tests, the second has something else to do.
    """
    items.sort(
        key=lambda item: next((place for place, part in enumerate(FIRST) if part in item.path.as_posix()), len(FIRST))
    )


@pytest.fixture(scope="session")
def django_db_keepdb(request, django_db_modify_db_settings):
    """On SQLite the tests begin with a copy of a migrated database; "keep" says that there is one already."""
    settings = connection.settings_dict
    if connection.vendor != "sqlite" or request.config.getvalue("create_db"):
        return request.config.getvalue("reuse_db")
    migrated.copy_to(Path(settings["TEST"]["NAME"]))
    return True


@pytest.fixture(scope="session", autouse=True)
def _indexes():
    with indexes.watched():
        yield


@pytest.fixture(scope="session")
def _notes(request):
    folder = request.config.getoption("note_statements")
    if folder is None:
        yield None
        return
    notes = statements.Notes(folder)
    with notes.watched():
        yield notes


@pytest.fixture(autouse=True)
def _noted(request, _notes):
    begun = monotonic()
    yield
    if _notes is not None and asks_for_the_database(request.node):
        _notes.end(request.node.nodeid, monotonic() - begun, is_alone=is_alone(request.node))


@pytest.fixture(autouse=True)
def _empty_cache():
    """Wagtail keeps the paths of the sites in the cache, and the portal what belongs to an edition, beyond a test."""
    cache.clear()
    clear_shelves()


@pytest.fixture(autouse=True)
def _in_german():
    """A request in English leaves its language behind; every test starts in German."""
    with translation.override("de"):
        yield


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


@pytest.fixture(scope="session")
def shared(django_db_setup, django_db_blocker):
    """`with shared():` in a fixture of a module: what is made in it is there for all its tests, and then gone."""

    @contextmanager
    def shared():
        with django_db_blocker.unblock(), transaction.atomic():
            cache.clear()
            clear_shelves()
            yield
            transaction.set_rollback(True)

    return shared


@pytest.fixture
def home_page(db):
    """A portal with its front page at `/`."""
    return front_page()


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
def bare_refusals(monkeypatch):
    """For tests that ask hundreds of times whether somebody is let in: a refusal is a word instead of a page."""

    def refuse(status):
        return lambda request, exception: HttpResponse("refused", status=status)

    monkeypatch.setattr("portal.urls.handler403", refuse(403), raising=False)
    monkeypatch.setattr("portal.urls.handler404", refuse(404), raising=False)


@pytest.fixture
def maren(db, kiel):
    """The climate manager of Kiel."""
    return ManagerFactory(user__name="Maren Matthiesen", user__email="maren@example.org", municipalities=[kiel]).user


@pytest.fixture
def idea(anna, kiel, home_page):
    """Anna's, in Kiel, published."""
    return listed(IdeaFactory(title="Trinkbrunnen am Hafen", author=anna, municipality=kiel))


@pytest.fixture
def guards():
    """What a form sends besides that was opened a minute ago."""
    return stamps.guards()


@pytest.fixture
def commit(django_capture_on_commit_callbacks):
    """`with commit():` does at its end what waits for the end of the transaction, mails for instance."""
    return lambda: django_capture_on_commit_callbacks(execute=True)


@pytest.fixture
def committed(django_db_setup, django_db_blocker):
    """What the test writes is seen by other connections; see `tests.simultaneous`."""
    with django_db_blocker.unblock(), new_rows_removed():
        yield
