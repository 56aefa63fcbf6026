"""What an answer says to browsers and caches on the way."""

import gzip

import pytest

from tests.factories.pages import FormPageFactory, StandardPageFactory

PRIVATE = "private, no-cache"


@pytest.fixture
def page(home_page):
    return StandardPageFactory(parent=home_page, slug="ueber", title="Über uns")


def test_a_page_for_everybody_may_be_kept_and_is_asked_for_each_time(client, page):
    answer = client.get("/ueber/")

    assert answer.headers["Cache-Control"] == "public, no-cache"
    assert answer.headers["Vary"] == "Accept-Encoding, Cookie, HX-Request"
    assert answer.headers["ETag"].startswith('W/"')
    assert answer.headers["Content-Length"] == str(len(answer.content))
    assert "script-src 'self'" in answer.headers["Content-Security-Policy"]
    assert answer.headers["X-Frame-Options"] == "DENY"
    assert answer.headers["Content-Language"] == "de"


@pytest.mark.parametrize("form", ["{}", 'W/"other", {}', "*"])
def test_who_has_the_page_gets_no_second_copy(client, page, form):
    etag = client.get("/ueber/").headers["ETag"]

    answer = client.get("/ueber/", headers={"If-None-Match": form.format(etag)})

    assert (answer.status_code, answer.content) == (304, b"")
    assert answer.headers["ETag"] == etag
    assert answer.headers["Cache-Control"] == "public, no-cache"
    assert answer.headers["Vary"] == "Accept-Encoding, Cookie, HX-Request"


def test_who_has_an_older_page_gets_the_new_one(client, page):
    etag = client.get("/ueber/").headers["ETag"]
    page.title = "Über alle"
    page.save_revision().publish()

    answer = client.get("/ueber/", headers={"If-None-Match": etag})

    assert answer.status_code == 200
    assert "Über alle" in answer.content.decode()
    assert answer.headers["ETag"] != etag


def test_who_signs_in_gets_a_page_of_their_own_whatever_they_have(client, page, anna):
    etag = client.get("/ueber/").headers["ETag"]
    client.force_login(anna)

    answer = client.get("/ueber/", headers={"If-None-Match": etag})

    assert answer.status_code == 200
    assert answer.headers["Cache-Control"] == PRIVATE
    assert "ETag" not in answer.headers


def test_a_page_with_a_form_is_for_one_person(client, home_page):
    FormPageFactory(parent=home_page, slug="kontakt")

    answer = client.get("/kontakt/")

    assert "csrftoken" in answer.cookies
    assert answer.headers["Cache-Control"] == PRIVATE
    assert "ETag" not in answer.headers


def test_a_form_that_is_open_elsewhere_stays_valid(client, home_page, page):
    FormPageFactory(parent=home_page, slug="kontakt")
    token = client.get("/kontakt/").cookies["csrftoken"].value

    assert "csrftoken" not in client.get("/ueber/").cookies
    assert client.get("/kontakt/").cookies["csrftoken"].value == token


@pytest.mark.parametrize("headers", [{"HX-Request": "true"}, {"Range": "bytes=0-9"}, {"X-Requested-With": "fetch"}])
def test_who_asks_for_a_part_gets_an_answer_for_one_person(client, page, headers):
    assert client.get("/ueber/", headers=headers).headers["Cache-Control"] == PRIVATE


def test_what_is_not_there_is_not_kept(client, home_page):
    answer = client.get("/gibt-es-nicht/")

    assert answer.status_code == 404
    assert answer.headers["Cache-Control"] == PRIVATE


def test_what_says_itself_how_long_it_may_be_kept_is_left_alone(client, home_page):
    assert client.get("/theme.css").headers["Cache-Control"].startswith("public, max-age=")
    assert client.get("/health/live").headers["Cache-Control"] == "no-store"


def test_a_program_gets_its_answer_marked_too(client, home_page):
    assert client.get("/suche/feed.atom").headers["Cache-Control"] == "private"


def test_head_says_the_same_as_get(client, page):
    whole, head = client.get("/ueber/"), client.head("/ueber/")

    assert {**head.headers, "X-Request-ID": ""} == {**whole.headers, "X-Request-ID": ""}


def test_a_page_comes_compressed_to_whom_that_is_welcome(client, page):
    plain, packed = client.get("/ueber/"), client.get("/ueber/", headers={"Accept-Encoding": "br, gzip"})

    assert packed.headers["Content-Encoding"] == "gzip"
    assert gzip.decompress(packed.content) == plain.content
    assert packed.headers["Content-Length"] == str(len(packed.content))
    assert packed.headers["ETag"] == plain.headers["ETag"]
