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


TEXTS = {path.relative_to(ROOT / "templates").as_posix(): path.read_text("utf-8") for path in TEMPLATES}
WITH_TOKEN = {name for name, text in TEXTS.items() if "{% csrf_token %}" in text}


def found(look):
    """What stands where it must not, by the name of the template: all of them in one test, there are hundreds."""
    return {name: lines for name, text in TEXTS.items() if (lines := look(name, text))}


@pytest.mark.parametrize("forbidden", [INLINE_SCRIPT, HANDLER, UNESCAPED], ids=["script", "handler", "unescaped"])
def test_no_template_has_inline_script(forbidden):
    assert found(lambda name, text: forbidden.findall(text)) == {}


def test_no_page_has_inline_style():
    """Mail may: mail programs know no style sheets."""
    assert found(lambda name, text: MAIL not in f"/{name}" and INLINE_STYLE.findall(TAG.sub("", text))) == {}


def test_a_form_that_is_included_gets_the_token_passed_on():
    """`only` leaves it out, and without it no button works."""

    def without_token(name, text):
        included = INCLUDE.findall(text)
        return [path for path, given in included if path in WITH_TOKEN and "csrf_token=" not in given]

    assert found(without_token) == {}
