"""What must hold on every type of page: accessible, valid, in one language, narrow and wide, light and dark."""

import json
import subprocess
from pathlib import Path

import pytest

from tests.needs import needs

CHECKER = Path(__file__).resolve().parent.parent / "html" / "node_modules" / "vnu-jar" / "build" / "dist" / "vnu.jar"
PHONE, DESKTOP = 360, 1280
BESIDE_PAGES = {
    "sign-in": "/konto/anmelden/",
    "register": "/konto/registrieren/",
    "forgotten password": "/konto/passwort/vergessen/",
    "search": "/suche/?q=Repair",
    "search without a hit": "/suche/?q=Xylophonkarawane",
    "sign-in in English": "/en/konto/anmelden/",
    "search in English": "/en/suche/?q=Repair",
    "month of events": "/termine/?ansicht=monat",
}
SIGNED_IN = {
    "profile": "/konto/",
    "edit profile": "/konto/profil/",
    "sessions": "/konto/sitzungen/",
    "security": "/konto/sicherheit/",
    "authenticator app": "/konto/sicherheit/app/",
    "e-mail": "/konto/e-mail/",
    "password": "/konto/passwort/",
    "my data": "/konto/meine-daten/",
    "delete": "/konto/loeschen/",
}
CITIZEN = "fiete@example.org"


@pytest.fixture(scope="module")
def addresses(portal):
    return {**portal.addresses(), **BESIDE_PAGES}


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [PHONE, DESKTOP])
def test_no_page_has_an_accessibility_violation(make_page, addresses, violations, width, scheme):
    page = make_page(width=width, color_scheme=scheme)
    found = {}

    for name, path in addresses.items():
        page.goto(path)
        found[f"{name} {path}"] = violations(page)

    assert {name: lines for name, lines in found.items() if lines} == {}


@pytest.mark.parametrize("width", [PHONE, DESKTOP])
def test_no_page_of_the_account_has_an_accessibility_violation(make_page, sign_in, violations, width):
    page = make_page(width=width)
    sign_in(page, CITIZEN)
    found = {}

    for name, path in SIGNED_IN.items():
        page.goto(path)
        found[f"{name} {path} {page.url}"] = violations(page)

    assert {name: lines for name, lines in found.items() if lines} == {}


@pytest.mark.parametrize("width", [320, PHONE, 768, DESKTOP])
def test_no_page_scrolls_sideways(make_page, addresses, width):
    page = make_page(width=width)
    wider = []

    for path in addresses.values():
        page.goto(path)
        if page.evaluate("document.documentElement.scrollWidth") > width:
            wider.append(path)

    assert wider == []


def test_every_page_is_valid_html(page, addresses, tmp_path):
    java = needs("java")
    if not CHECKER.exists():
        needs("vnu.jar")
    for number, path in enumerate(addresses.values()):
        body = page.request.get(path).text()
        (tmp_path / f"{number:03}{path.strip('/').replace('/', '_').partition('?')[0]}.html").write_text(body, "utf-8")

    checked = subprocess.run(
        [java, "-jar", str(CHECKER), "--format", "json", "--exit-zero-always", "--skip-non-html", str(tmp_path)],
        capture_output=True,
        text=True,
        check=True,
    )

    complaints = json.loads(checked.stderr or checked.stdout)["messages"]
    assert [
        f"{Path(each['url']).name}:{each.get('lastLine')} {each['message']} {each.get('extract', '')}"
        for each in complaints
        if each["type"] == "error"
    ] == []


def test_no_cookie_is_set_for_a_reader(make_page, addresses):
    page = make_page()

    for name, path in addresses.items():
        if "/konto/" not in path and "FormPage" not in name:
            page.goto(path)

    assert page.context.cookies() == []


def test_the_portal_of_the_tests_keeps_its_files_to_itself(portal):
    """Else they would lie among those of the developer's own portal."""
    assert list((portal.directory / "private" / "original_images").iterdir()) != []
    assert list((portal.directory / "media" / "images").iterdir()) != []
