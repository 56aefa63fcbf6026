"""Which policy for content stands on which page."""

from django.urls import reverse

from home.models import StandardPage
from tests.factories.accounts import UserFactory


def directives(response):
    parts = response.headers["Content-Security-Policy"].split("; ")
    return {part.split(" ")[0]: part.split(" ")[1:] for part in parts}


def test_the_portal_allows_no_script_or_style_in_its_pages(client, home_page):
    policy = directives(client.get("/"))

    assert (policy["script-src"], policy["style-src"]) == (["'self'"], ["'self'"])


def test_pages_open_sockets_to_the_portal_only(client, home_page, settings):
    policy = directives(client.get("/"))

    host = settings.WAGTAILADMIN_BASE_URL.removeprefix("http://")
    assert policy["connect-src"] == ["'self'", f"ws://{host}"]


def test_the_admin_allows_both_and_nothing_from_elsewhere(client, home_page):
    client.force_login(UserFactory(is_superuser=True))

    policy = directives(client.get("/admin/"))

    assert policy["script-src"] == policy["style-src"] == ["'self'", "'unsafe-inline'"]
    assert policy["img-src"] == ["'self'", "data:", "blob:"]
    assert (policy["default-src"], policy["object-src"]) == (["'self'"], ["'none'"])


def test_pages_shown_in_the_admin_keep_the_policy_of_the_portal(client, home_page):
    client.force_login(UserFactory(is_superuser=True))
    page = home_page.add_child(instance=StandardPage(title="Entwurf", slug="entwurf"))
    page.save_revision()

    policy = directives(client.get(reverse("wagtailadmin_pages:view_draft", args=[page.pk])))

    assert policy["script-src"] == ["'self'"]


def test_what_only_looks_like_the_admin_has_the_strict_policy(client, home_page):
    assert directives(client.get("/admin-x/"))["script-src"] == ["'self'"]
