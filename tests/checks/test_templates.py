"""The Content-Security-Policy forbids what these templates must not contain."""

import re
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent.parent
TEMPLATES = sorted((ROOT / "templates").rglob("*.html"))
MAIL = "/mail/"

INLINE_SCRIPT = re.compile(r"<script(?![^>]*\bsrc=)(?![^>]*type=\"application/(ld\+)?json\")[^>]*>", re.IGNORECASE)
INLINE_STYLE = re.compile(r"<style\b|\sstyle=", re.IGNORECASE)
HANDLER = re.compile(r"<[^>]+\son[a-z]+=", re.IGNORECASE)
TAG = re.compile(r"{%.*?%}", re.DOTALL)
INCLUDE = re.compile(r'{% include "([^"]+)"([^%]*) only %}')
UNESCAPED = re.compile(r"\|\s*safe\b|autoescape off|javascript:", re.IGNORECASE)


def name(path):
    return path.relative_to(ROOT).as_posix()


@pytest.mark.parametrize("template", TEMPLATES, ids=name)
@pytest.mark.parametrize("forbidden", [INLINE_SCRIPT, HANDLER, UNESCAPED], ids=["script", "handler", "unescaped"])
def test_no_template_has_inline_script(template, forbidden):
    assert forbidden.findall(template.read_text("utf-8")) == []


@pytest.mark.parametrize("template", [path for path in TEMPLATES if MAIL not in path.as_posix()], ids=name)
def test_no_page_has_inline_style(template):
    """Mail may: mail programs know no style sheets."""
    assert INLINE_STYLE.findall(TAG.sub("", template.read_text("utf-8"))) == []


WITH_TOKEN = {
    path.relative_to(ROOT / "templates").as_posix()
    for path in TEMPLATES
    if "{% csrf_token %}" in path.read_text("utf-8")
}


@pytest.mark.parametrize("template", TEMPLATES, ids=name)
def test_a_form_that_is_included_gets_the_token_passed_on(template):
    """`only` leaves it out, and without it no button works."""
    included = INCLUDE.findall(template.read_text("utf-8"))

    assert [path for path, given in included if path in WITH_TOKEN and "csrf_token=" not in given] == []
