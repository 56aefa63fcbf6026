"""One page for all strangers, and not a byte of it for or from anybody else."""

from concurrent.futures import ThreadPoolExecutor

import pytest
from django.contrib.messages.storage.cookie import CookieStorage
from django.http import HttpResponse
from django.test import RequestFactory
from django.urls import resolve

from initiatives.ideas.choices import Status
from portal.base.shared_pages.middleware import SharedPagesMiddleware
from tests.factories.ideas import IdeaFactory, listed
from tests.factories.pages import FormPageFactory, StandardPageFactory
from tests.portal.base.shared_pages.clock import kept_in, stranger

HOSTILE = {
    "Accept-Language": "en",
    "Cookie": "theme=evil; django_language=en",
    "Referer": "https://evil.example/",
    "User-Agent": "<script>evil</script>",
    "X-Forwarded-For": "6.6.6.6",
    "X-Forwarded-Host": "evil.example",
    "X-Forwarded-Proto": "https",
    "X-Original-URL": "/evil/",
    "X-Rewrite-URL": "/evil/",
    "X-HTTP-Method-Override": "POST",
    "If-Modified-Since": "Fri, 27 Nov 2099 12:00:00 GMT",
    "Accept": "application/json",
}


@pytest.fixture
def shelf(monkeypatch, settings):
    return kept_in(monkeypatch, settings)


@pytest.fixture
def client():
    return stranger()


@pytest.fixture
def page(home_page):
    return StandardPageFactory(parent=home_page, slug="ueber", title="Über uns")


def said(answer):
    """Its headers, but for what each request has of its own."""
    return {name: value for name, value in answer.headers.items() if name != "X-Request-ID"}


def rename(page, title):
    page.title = title
    page.save_revision().publish()


def test_a_page_at_hand_costs_no_query(client, page, shelf, query_count):
    first = client.get("/ueber/")

    with query_count() as queries:
        second, other = client.get("/ueber/"), stranger().get("/ueber/")

    assert len(queries) == 0
    assert second.content == other.content == first.content
    assert said(second) == said(other) == said(first)


def test_a_change_is_seen_after_a_second_at_the_latest(client, page, shelf):
    client.get("/ueber/")
    rename(page, "Über alle")

    assert "Über uns" in client.get("/ueber/").content.decode()
    shelf.clock.now += 1.0
    assert "Über alle" in client.get("/ueber/").content.decode()


def test_who_signs_in_sees_a_change_at_once_and_leaves_nothing_behind(client, page, shelf, anna):
    stranger().get("/ueber/")
    rename(page, "Über alle")
    client.force_login(anna)
    before = dict(shelf._pages)

    answer = client.get("/ueber/").content.decode()

    assert "Über alle" in answer
    assert "Anna" in answer
    assert shelf._pages == before


def test_a_message_is_for_one_person(client, page, shelf):
    client.cookies[CookieStorage.cookie_name] = "anything"

    client.get("/ueber/")

    assert shelf._pages == {}


def test_a_form_is_for_one_person(client, home_page, shelf):
    FormPageFactory(parent=home_page, slug="kontakt")

    tokens = {stranger().get("/kontakt/").cookies["csrftoken"].value for _ in range(2)}

    assert len(tokens) == 2
    assert shelf._pages == {}


def test_an_idea_is_one_page_for_all_strangers(client, idea, shelf):
    client.get(idea.get_absolute_url())

    assert [key for key in shelf._pages if idea.get_absolute_url() in key]
    assert idea.author.email not in client.get(idea.get_absolute_url()).content.decode()


def test_a_draft_is_kept_for_nobody(client, anna, page, shelf):
    draft = IdeaFactory(author=anna, status=Status.DRAFT)
    client.force_login(anna)

    assert client.get(draft.get_absolute_url()).status_code == 200
    assert stranger().get(draft.get_absolute_url()).status_code == 404
    assert shelf._pages == {}


def test_a_page_that_was_taken_offline_is_gone_after_a_second(client, page, shelf):
    client.get("/ueber/")
    page.unpublish()
    shelf.clock.now += 1.0

    assert client.get("/ueber/").status_code == 404


@pytest.mark.parametrize("header", HOSTILE)
def test_a_header_has_no_say_in_what_others_get(page, shelf, settings, header):
    settings.PAGE_CACHE = False
    expected = stranger().get("/ueber/")
    settings.PAGE_CACHE = True

    stranger().get("/ueber/", headers={header: HOSTILE[header]})
    after = stranger().get("/ueber/")

    assert list(shelf._pages) == ["http://testserver/ueber/?"]
    assert after.content == expected.content
    assert said(after) == said(expected)


def test_another_host_gets_and_leaves_nothing(page, shelf):
    stranger().get("/ueber/")
    before = dict(shelf._pages)

    answer = stranger().get("/ueber/", headers={"Host": "evil.example"})

    assert shelf._pages == before
    assert "evil.example" not in stranger().get("/ueber/").content.decode()
    assert answer.headers["Cache-Control"] == "public, no-cache"


def test_what_an_address_may_ask_for_is_kept_apart(home_page, idea, shelf):
    listed(IdeaFactory(title="Bänke am Deich", author=idea.author))
    for address in ("/ideen/", "/ideen/?ort=kiel", "/ideen/?q=Bänke", "/ideen/?utm_source=x"):
        stranger().get(address)

    assert sorted(shelf._pages) == ["http://testserver/ideen/?", "http://testserver/ideen/?ort=kiel"]
    assert "Bänke" in stranger().get("/ideen/").content.decode()
    assert "Bänke" not in stranger().get("/ideen/?ort=kiel").content.decode()


def test_each_language_has_its_own(home_page, idea, shelf):
    german, english = stranger().get("/ideen/"), stranger().get("/en/ideen/", headers={"Accept-Language": "de"})

    assert (german.headers["Content-Language"], english.headers["Content-Language"]) == ("de", "en")
    assert len(shelf._pages) == 2


class Kitchen:
    """Stands for everything inside of the middleware: makes the page when all have asked for it."""

    def __init__(self, waiting):
        self.made = 0
        self.waiting = waiting
        self.middleware = SharedPagesMiddleware(self)

    def __call__(self, request):
        request.resolver_match = resolve("/ideen/")
        answer = self.middleware.process_view(request, None, (), {})
        if answer is not None:
            return answer
        self.made += 1
        self.waiting()
        return HttpResponse(f"made {self.made}")


def ideas():
    return RequestFactory().get("/ideen/", headers={"Host": "testserver"})


def test_of_many_who_ask_at_once_one_makes_it(settings, monkeypatch):
    shelf, everybody = kept_in(monkeypatch, settings), []
    begin = shelf.begin

    def counted(key):
        everybody.append(key)
        return begin(key)

    def until_all_have_asked():
        while len(everybody) < 8:
            pass

    monkeypatch.setattr(shelf, "begin", counted)
    kitchen = Kitchen(until_all_have_asked)

    with ThreadPoolExecutor(8) as threads:
        answers = list(threads.map(lambda _: kitchen.middleware(ideas()), range(8)))

    assert kitchen.made == 1
    assert [answer.content for answer in answers] == [b"made 1"] * 8


def test_when_it_fails_the_next_one_makes_it(settings, monkeypatch):
    def fail():
        raise RuntimeError

    shelf = kept_in(monkeypatch, settings)
    kitchen = Kitchen(fail)
    with pytest.raises(RuntimeError):
        kitchen.middleware(ideas())
    kitchen.waiting = lambda: None

    assert kitchen.middleware(ideas()).content == b"made 2"
    assert shelf._makings == {}
