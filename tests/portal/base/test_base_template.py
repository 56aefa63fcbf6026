"""The frame of every page: what it holds, and what it weighs."""

import gzip
import re

import pytest

from portal.settings.env import BASE_DIR

TOTAL_BUDGET = 180_000
SCRIPT_BUDGET = 60_000


@pytest.fixture
def front_page(client, home_page):
    return client.get("/").content.decode()


def served(html):
    """The files of the bundle that a first visit asks for."""
    names = set(re.findall(r'(?:href|src)="/static/([^"#]+)', html))
    return {name: (BASE_DIR / "static" / name).read_bytes() for name in names}


def weight(files):
    return sum(len(data) if name.endswith("woff2") else len(gzip.compress(data)) for name, data in files.items())


def test_a_first_visit_stays_in_its_budget(front_page):
    files = served(front_page)

    assert {"build/main.css", "build/main.js", "build/sprite.svg"} <= set(files)
    assert weight(files) + len(gzip.compress(front_page.encode())) <= TOTAL_BUDGET


def test_scripts_stay_in_their_budget(front_page):
    scripts = {name: data for name, data in served(front_page).items() if name.endswith(".js")}

    assert weight(scripts) <= SCRIPT_BUDGET


def test_the_font_is_small_and_free():
    fonts = BASE_DIR / "static" / "build" / "fonts"

    assert (fonts / "atkinson-hyperlegible-next.woff2").stat().st_size < 60_000
    assert "SIL Open Font License" in (fonts / "LICENSE.txt").read_text(encoding="utf-8")


def test_nothing_is_written_into_the_page_that_the_content_policy_forbids(front_page):
    script = r"<script(?![^>]*\ssrc=)(?! type=.application/ld\+json.)"  # structured data is not run

    assert re.findall(rf"<style|\sstyle=|{script}|\son[a-z]+=|javascript:", front_page) == []


def test_nothing_is_asked_of_another_origin(front_page):
    assert re.findall(r'(?:src|href)="(?:https?:)?//(?!localhost)', front_page) == []


def test_a_visitor_gets_no_cookie(client, home_page):
    assert dict(client.get("/").cookies) == {}


def test_the_skip_link_leads_to_the_content(front_page):
    body = front_page.split("<body", 1)[1]

    assert re.search(r'<a class="skip-link" href="#content">', body).start() < body.index("<header")
    assert front_page.count('id="content"') == 1


def test_a_signed_in_person_finds_the_way_out(client, home_page, anna):
    client.force_login(anna)

    html = client.get("/").content.decode()

    assert "/konto/logout/" in html or "abmelden" in html
    assert ">Anna<" in html


def test_stylesheets_ask_for_nothing_outside():
    for sheet in (BASE_DIR / "static" / "build").glob("*.css"):
        assert re.findall(r"url\(\"?(?:https?:)?//", sheet.read_text(encoding="utf-8")) == []
