"""German is complete: nothing missing, nothing fuzzy, placeholders kept, catalogue compiled."""

import ast
import re
import shutil
import subprocess
import sys
from pathlib import Path

import polib
import pytest

from tests.needs import needs

ROOT = Path(__file__).resolve().parent.parent.parent
CATALOGUE = ROOT / "locale" / "de" / "LC_MESSAGES" / "django.po"
GETTEXT = {"_", "gettext", "gettext_lazy", "ngettext", "pgettext", "npgettext"}
USED_ALONE = re.compile(r'(?:\b(?:_|gettext|gettext_lazy)\(\s*|{%\s*translate )"([^"]+)"(?! context)')
PLACEHOLDER = re.compile(r"%\([a-z_]+\)[sd]|%[sd]|\{[a-z_]*\}")


@pytest.fixture(scope="module")
def catalogue():
    return polib.pofile(str(CATALOGUE))


def texts_of(entry):
    return list(entry.msgstr_plural.values()) if entry.msgid_plural else [entry.msgstr]


def test_every_text_has_a_german_translation(catalogue):
    assert [entry.msgid for entry in catalogue if not entry.obsolete and not all(texts_of(entry))] == []


def test_no_translation_is_fuzzy(catalogue):
    assert [entry.msgid for entry in catalogue if entry.fuzzy] == []


def test_placeholders_survive_translation(catalogue):
    changed = []
    for entry in catalogue:
        wanted = set(PLACEHOLDER.findall(entry.msgid_plural or entry.msgid))
        if any(set(PLACEHOLDER.findall(text)) - wanted for text in texts_of(entry)) or (
            not entry.msgid_plural and set(PLACEHOLDER.findall(entry.msgstr)) != wanted
        ):
            changed.append(entry.msgid)
    assert changed == []


def test_no_text_hides_in_an_f_string():
    """`makemessages` does not look into them, and so nobody would miss the German."""
    hidden = [
        f"{file.relative_to(ROOT)}:{call.lineno}"
        for app in ("portal", "search", "initiatives", "workspace", "home")
        for file in (ROOT / app).rglob("*.py")
        for text in ast.walk(ast.parse(file.read_text(encoding="utf-8")))
        if isinstance(text, ast.JoinedStr)
        for call in ast.walk(text)
        if isinstance(call, ast.Call) and getattr(call.func, "id", "") in GETTEXT
    ]

    assert hidden == []


def test_no_text_is_counted_and_used_alone(catalogue):
    """Python 3.11 finds a text that has a plural by its number alone: without one it would stay English."""
    counted = {entry.msgid for entry in catalogue if entry.msgid_plural and not entry.msgctxt and not entry.obsolete}
    used = [
        f"{path.relative_to(ROOT)}: {text}"
        for folder in ("portal", "search", "initiatives", "workspace", "home", "templates")
        for path in (ROOT / folder).rglob("*.*")
        if path.suffix in {".py", ".html", ".txt"}
        for text in USED_ALONE.findall(path.read_text(encoding="utf-8"))
        if text in counted
    ]

    assert used == []


def test_the_compiled_catalogue_is_that_of_the_source(catalogue):
    compiled = polib.mofile(str(CATALOGUE.with_suffix(".mo")))

    assert {(entry.msgctxt, entry.msgid): texts_of(entry) for entry in compiled} == {
        (entry.msgctxt, entry.msgid): texts_of(entry) for entry in catalogue if not entry.obsolete
    }


def test_every_text_of_the_code_stands_in_the_catalogue(catalogue, tmp_path):
    """Collects the texts of a copy anew, as `make messages` does."""
    needs("msgfmt")
    copy = tmp_path / "copy"
    tracked = subprocess.run(["git", "ls-files"], cwd=ROOT, check=True, capture_output=True, text=True).stdout
    for file in tracked.splitlines():
        if file.endswith((".py", ".html", ".txt", ".po")) and not file.startswith(("tests/", "static/")):
            target = copy / file
            target.parent.mkdir(parents=True, exist_ok=True)
            shutil.copy(ROOT / file, target)
    subprocess.run(
        [
            sys.executable,
            "manage.py",
            "makemessages",
            "-l",
            "de",
            "--no-obsolete",
            "--no-wrap",
            "--add-location",
            "file",
        ],
        cwd=copy,
        check=True,
        capture_output=True,
    )
    collected = polib.pofile(str(copy / "locale" / "de" / "LC_MESSAGES" / "django.po"))

    assert {entry.msgid for entry in collected} == {entry.msgid for entry in catalogue}
