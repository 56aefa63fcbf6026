import pytest
from django.core.exceptions import PermissionDenied
from django.db import OperationalError
from django.test import Client
from django.urls import path

from portal import urls


def broken(request):
    raise ValueError("broken on purpose")


def without_database(request):
    raise OperationalError("no database")


def forbidden(request):
    raise PermissionDenied


urlpatterns = [
    path("broken/", broken),
    path("without-database/", without_database),
    path("forbidden/", forbidden),
    *urls.urlpatterns,
]
handler400 = urls.handler400
handler500 = urls.handler500


@pytest.fixture
def visitor():
    return Client(raise_request_exception=False)


@pytest.mark.parametrize(
    ("accepted", "language"), [("de", '<html lang="de">'), ("en", '<html lang="en">'), ("fr", '<html lang="de">')]
)
@pytest.mark.urls(__name__)
def test_an_error_of_ours_is_answered_in_the_readers_language_without_the_database(
    visitor, logged_errors, accepted, language
):
    # No `db` fixture: a query would fail the test.
    response = visitor.get("/broken/", headers={"accept-language": accepted})

    assert response.status_code == 500
    assert language in response.content.decode()
    assert "broken on purpose" not in response.content.decode()
    assert logged_errors.pop() == "django.request: Internal Server Error: /broken/"


@pytest.mark.urls(__name__)
def test_a_silent_database_is_answered_with_503(visitor, logged_errors):
    response = visitor.get("/without-database/")

    assert response.status_code == 503
    assert response.headers["Retry-After"] == "120"
    assert response.headers["Cache-Control"] == "no-store"
    assert logged_errors.pop() == "django.request: Service Unavailable: /without-database/"


@pytest.mark.urls(__name__)
def test_what_is_forbidden_is_answered_in_the_look_of_the_portal(visitor, home_page):
    response = visitor.get("/forbidden/", headers={"accept-language": "en"})

    assert response.status_code == 403
    assert 'class="site-header"' in response.content.decode()


def test_a_missing_page_offers_the_search(visitor, home_page):
    response = visitor.get("/gibt-es-nicht/")

    assert response.status_code == 404
    assert 'id="error-search"' in response.content.decode()


@pytest.fixture
def development(settings):
    settings.DEBUG = True
    settings.MIDDLEWARE = [*settings.MIDDLEWARE, "portal.base.middleware.OwnErrorPagesMiddleware"]


def test_development_shows_the_portals_own_page_too(client, home_page, development):
    response = client.get("/gibt-es-nicht/")

    assert response.status_code == 404
    assert 'id="error-search"' in response.content.decode()


@pytest.mark.urls(__name__)
def test_development_says_that_the_database_is_silent_and_why(visitor, development, logged_errors):
    response = visitor.get("/without-database/")

    assert response.status_code == 503
    assert response.headers["Retry-After"] == "120"
    assert logged_errors == [
        "portal.base.middleware: The database does not answer",
        "django.request: Service Unavailable: /without-database/",
    ]
    logged_errors.clear()


def test_maintenance_closes_the_portal_for_everybody(client, settings, logged_errors):
    settings.MAINTENANCE = True

    response = client.get("/en/", headers={"accept-language": "de"})

    assert response.status_code == 503
    assert response.headers["Retry-After"] == "120"
    assert '<html lang="en">' in response.content.decode()
    assert logged_errors.pop() == "django.request: Service Unavailable: /en/"


def test_without_maintenance_the_portal_is_open(client, home_page, settings):
    settings.MAINTENANCE = False

    assert client.get("/").status_code == 200
