"""What the processes of one portal share: Redis is a cache for all of them."""

import re
from contextlib import ExitStack
from dataclasses import replace
from urllib.parse import urlencode
from urllib.request import HTTPCookieProcessor, Request, build_opener

import pytest

from tests.e2e.portal import PASSWORD, free_port, serve
from tests.needs import needs

pytestmark = pytest.mark.redis
WRONG_PASSWORDS = 5  # allauth's limit for one account
PUBLISH = """
from home.news.models import NewsPage
page = NewsPage.objects.live().filter(locale__language_code="de").latest("date")
page.title = "Frisch aus einem anderen Prozess"
page.save_revision().publish()
"""


@pytest.fixture(scope="module")
def servers(portal):
    """Two web servers of the same portal, behind a proxy that names the reader's address."""
    needs("redis")
    environment = {**portal.environment, "TRUSTED_PROXY_COUNT": "1"}
    pair = [replace(portal, url=f"http://127.0.0.1:{free_port()}", environment=environment) for _ in range(2)]
    with ExitStack() as running:
        for each in pair:
            server = serve(each, "wsgi")
            running.callback(server.wait, 20)
            running.callback(server.terminate)
        yield [each.url for each in pair]


@pytest.fixture
def reader(browser, servers):
    context = browser.new_context(locale="de-DE")
    context.set_default_timeout(15_000)
    yield context.new_page()
    context.close()


def refusal(server, address, password):
    """What the form for signing in says. The host is the same for all servers, as behind a proxy."""
    browser = build_opener(HTTPCookieProcessor())
    url = f"{server}/konto/anmelden/"
    headers = {"Host": "localhost", "X-Forwarded-For": "203.0.113.7"}
    form = browser.open(Request(url, headers=headers)).read().decode()
    token = re.search(r'name="csrfmiddlewaretoken" value="(\w+)"', form)[1]
    data = urlencode({"csrfmiddlewaretoken": token, "login": address, "password": password}).encode()
    answer = browser.open(Request(url, data, headers)).read().decode()
    return re.search(r"data-error-summary.*?<li[^>]*>(.*?)</li>", answer, re.DOTALL)[1]


def test_wrong_passwords_count_whichever_process_is_asked(servers):
    refusals = [
        refusal(servers[number % 2], "niemand@example.org", "falsches-passwort")
        for number in range(WRONG_PASSWORDS + 1)
    ]

    assert len(set(refusals[:WRONG_PASSWORDS])) == 1
    assert refusals[-1] != refusals[0]


def test_who_signed_in_at_one_process_is_known_to_the_other(reader, servers):
    reader.goto(f"{servers[0]}/konto/anmelden/")
    reader.fill("input[name=login]", "fiete@example.org")
    reader.fill("input[name=password]", PASSWORD)
    with reader.expect_navigation():
        reader.click("main form button[type=submit]")

    reader.goto(f"{servers[1]}/konto/")

    assert reader.url == f"{servers[1]}/konto/"


def test_what_one_process_publishes_stands_on_the_front_page_of_the_others_at_once(reader, servers, portal):
    for server in servers:  # now both have drawn their sections, and keep them for a minute
        reader.goto(server)

    portal.run(PUBLISH)

    for server in servers:
        reader.goto(server)
        assert reader.get_by_text("Frisch aus einem anderen Prozess").count() == 1
