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
    "where do I fit": "/wo-passe-ich/",
    "the last question": "/wo-passe-ich/?frage=5",
    "what fits": "/wo-passe-ich/ergebnis/?lust=1&lust=2&zeit=11&wie=19",
    "what fits no answer": "/wo-passe-ich/ergebnis/",
    "municipalities": "/orte/",
    "municipality": "/orte/kiel/",
    "county": "/orte/kreis-ploen/",
    "topics": "/themen/",
    "topic": "/themen/natur/",
    "told of a copy": "/nachmachen/gesendet/",
    "missing page": "/gibt-es-nicht/",
    "calls": "/mitmachen/",
    "calls that fit": "/mitmachen/?zeit=two_hours&wann=on_saturdays&bei=preetz&km=10&q=bahnhof",
    "no call that fits": "/mitmachen/?q=Xylophonkarawane&zeit=nie",
    "offers": "/mitmachen/?richtung=angebote",
    "a call": "/mitmachen/1/",
    "ideas": "/ideen/",
    "ideas on the map": "/ideen/?ansicht=karte&status=taken_up",
    "no idea that fits": "/ideen/?q=Xylophonkarawane",
    "an answered idea": "/ideen/1/",
    "a realised idea": "/ideen/14/",
    "a declined idea": "/ideen/5/",
    "an archived idea": "/ideen/18/",
    "an idea that is overdue": "/ideen/7/",
    "a withdrawn idea": "/ideen/31/",
    "a project that starts": "/ideen/8/",
    "submit an idea": "/ideen/neu/",
    "report an idea": "/melden/idee/1/",
    "start a project": "/projekte/neu/",
    "a project": "/projekte/wohnprojekt-langer-tisch/",
    "news of a project for everybody": "/projekte/wohnprojekt-langer-tisch/neuigkeiten/",
    "a post for everybody": "/projekte/wohnprojekt-langer-tisch/neuigkeiten/4/",
    "texts of a project for everybody": "/projekte/wohnprojekt-langer-tisch/texte/",
    "a text for everybody": "/projekte/wohnprojekt-langer-tisch/texte/1/",
    "networks": "/netzwerke/",
    "a network": "/netzwerke/buendnis-langer-atem/",
    "its calendar": "/netzwerke/buendnis-langer-atem/termine/",
    "map": "/karte/",
    "map in a frame": "/karte/einbetten/?ebene=termine",
}
FORMS = ("/ideen/neu/", "/projekte/neu/", "/melden/idee/1/")  # whoever opens one wants to write
SIGNED_IN = {
    "profile": "/konto/",
    "edit profile": "/konto/profil/",
    "sessions": "/konto/sitzungen/",
    "security": "/konto/sicherheit/",
    "authenticator app": "/konto/sicherheit/app/",
    "e-mail": "/konto/e-mail/",
    "password": "/konto/passwort/",
    "copies of stories": "/konto/nachgemacht/",
    "my data": "/konto/meine-daten/",
    "what one follows": "/konto/gefolgt/",
    "delete": "/konto/loeschen/",
    "own answers": "/konto/zusagen/",
    "own calls": "/konto/gesuche/",
    "answer a call": "/mitmachen/3/antwort/",
    "answers to a call": "/mitmachen/2/antworten/",
    "a call of one's own": "/mitmachen/2/",
    "edit a call": "/mitmachen/2/bearbeitung/",
    "offer something": "/mitmachen/anbieten/",
    "own ideas": "/konto/ideen/",
    "decisions and reports": "/konto/entscheidungen/",
    "an idea, signed in": "/ideen/2/",
    "my projects": "/arbeitsbereich/",
    "workspace": "/arbeitsbereich/wohnprojekt-langer-tisch/",
    "tasks of a project": "/arbeitsbereich/wohnprojekt-langer-tisch/aufgaben/",
    "its board": "/arbeitsbereich/wohnprojekt-langer-tisch/aufgaben/?ansicht=tafel",
    "a task": "/arbeitsbereich/wohnprojekt-langer-tisch/aufgaben/1/",
    "edit a task": "/arbeitsbereich/wohnprojekt-langer-tisch/aufgaben/1/bearbeitung/",
    "delete a task": "/arbeitsbereich/wohnprojekt-langer-tisch/aufgaben/1/loeschung/",
    "filtered tasks": "/arbeitsbereich/wohnprojekt-langer-tisch/aufgaben/?wer=ich&stand=alle",
    "a new task": "/arbeitsbereich/wohnprojekt-langer-tisch/aufgaben/neu/",
    "lists and labels": "/arbeitsbereich/wohnprojekt-langer-tisch/aufgaben/ordnung/",
    "texts of a project": "/arbeitsbereich/wohnprojekt-langer-tisch/texte/",
    "a text that is written together": "/arbeitsbereich/wohnprojekt-langer-tisch/texte/1/",
    "a finished text": "/arbeitsbereich/wohnprojekt-langer-tisch/texte/3/",
    "a text as files": "/arbeitsbereich/wohnprojekt-langer-tisch/texte/1/dateien/",
    "a file into a text": "/arbeitsbereich/wohnprojekt-langer-tisch/texte/1/ergaenzung/",
    "a text in a plain form": "/arbeitsbereich/wohnprojekt-langer-tisch/texte/1/formular/",
    "history of a text": "/arbeitsbereich/wohnprojekt-langer-tisch/texte/1/verlauf/",
    "a version of a text": "/arbeitsbereich/wohnprojekt-langer-tisch/texte/1/verlauf/1/",
    "two versions of a text": "/arbeitsbereich/wohnprojekt-langer-tisch/texte/1/verlauf/1/?mit=jetzt",
    "a text as a template": "/arbeitsbereich/wohnprojekt-langer-tisch/texte/1/vorlage/",
    "tasks of a text": "/arbeitsbereich/wohnprojekt-langer-tisch/texte/1/aufgaben/",
    "links to a text": "/arbeitsbereich/wohnprojekt-langer-tisch/texte/1/teilen/",
    "publish a text": "/arbeitsbereich/wohnprojekt-langer-tisch/texte/1/veroeffentlichung/",
    "publish a text again": "/arbeitsbereich/wohnprojekt-langer-tisch/texte/2/veroeffentlichung/",
    "texts in the bin": "/arbeitsbereich/wohnprojekt-langer-tisch/texte/papierkorb/",
    "a new text": "/arbeitsbereich/wohnprojekt-langer-tisch/texte/neu/",
    "a text from a template": "/arbeitsbereich/wohnprojekt-langer-tisch/texte/vorlagen/",
    "a text from a file": "/arbeitsbereich/wohnprojekt-langer-tisch/texte/datei/",
    "files of a project": "/arbeitsbereich/wohnprojekt-langer-tisch/dokumente/",
    "its files as a gallery": "/arbeitsbereich/wohnprojekt-langer-tisch/dokumente/?ansicht=galerie&folge=neu",
    "no file that fits": "/arbeitsbereich/wohnprojekt-langer-tisch/dokumente/?q=Xylophonkarawane",
    "deleted files": "/arbeitsbereich/wohnprojekt-langer-tisch/dokumente/papierkorb/",
    "a new folder": "/arbeitsbereich/wohnprojekt-langer-tisch/dokumente/ordner/neu/",
    "upload a file": "/arbeitsbereich/wohnprojekt-langer-tisch/dokumente/datei/",
    "own tasks": "/konto/aufgaben/",
    "news of a project": "/arbeitsbereich/wohnprojekt-langer-tisch/neuigkeiten/",
    "a post": "/arbeitsbereich/wohnprojekt-langer-tisch/neuigkeiten/2/",
    "edit a post": "/arbeitsbereich/wohnprojekt-langer-tisch/neuigkeiten/2/bearbeitung/",
    "a new post": "/arbeitsbereich/wohnprojekt-langer-tisch/neuigkeiten/neu/",
    "people of a project": "/arbeitsbereich/wohnprojekt-langer-tisch/menschen/",
    "page of a project": "/arbeitsbereich/wohnprojekt-langer-tisch/seite/",
    "one's own card in a project": "/arbeitsbereich/wohnprojekt-langer-tisch/menschen/karte/",
    "invitations to a project": "/arbeitsbereich/wohnprojekt-langer-tisch/menschen/einladungen/",
    "leaving a project": "/arbeitsbereich/wohnprojekt-langer-tisch/menschen/austritt/",
    "settings of a project": "/arbeitsbereich/wohnprojekt-langer-tisch/einstellungen/",
    "finishing a project": "/arbeitsbereich/wohnprojekt-langer-tisch/abschluss/",
    "story of a project": "/arbeitsbereich/wohnprojekt-langer-tisch/geschichte/",
    "pictures of a project": "/arbeitsbereich/wohnprojekt-langer-tisch/seite/bilder/",
    "change a network": "/netzwerke/buendnis-langer-atem/bearbeitung/",
    "admins of a network": "/netzwerke/buendnis-langer-atem/menschen/",
    "join a network": "/netzwerke/klimanetz-kiel/beitritt/",
    "support": "/unterstuetzung/idee/2/",
    "sign out": "/konto/abmelden/",
}
CITIZEN = "fiete@example.org"


def in_scheme(paths, scheme):
    """In the dark German has to do: what the scheme changes are colours."""
    return {name: path for name, path in paths.items() if scheme == "light" or not name.endswith(" en")}


def in_both_languages(paths):
    german = {f"{name} de": path for name, path in paths.items()}
    return {**german, **{f"{name} en": f"/en{path}" for name, path in paths.items()}}


def views_of_the_directory(pages):
    return {
        f"directory, {query} {code}": pages[f"initiatives.InitiativeIndexPage {code}"] + query
        for code in ("de", "en")
        for query in (
            "?q=gart&thema=natur&thema=quatsch&bei=preetz&km=25&sucht=1&ort=atlantis",
            "?ansicht=karte",
            "?q=Xylophonkarawane",
        )
    }


def views_of_the_stories(pages):
    """With filters and mistakes, with nothing that fits, and a story with a pair of pictures."""
    lists = {
        f"stories, {query} {code}": pages[f"initiatives_stories.StoryIndexPage {code}"] + query
        for code in ("de", "en")
        for query in ("?kosten=500&menschen=3&genehmigung=ohne&dauer=quatsch&ort=atlantis", "?q=Xylophonkarawane")
    }
    return {**lists, "before and after de": "/geschichten/vom-parkplatz-zum-garten/"}


@pytest.fixture(scope="module")
def addresses(portal):
    pages = portal.addresses()
    months = {f"month {code}": pages[f"home_events.EventIndexPage {code}"] + "?ansicht=monat" for code in ("de", "en")}
    return {
        **pages,
        **months,
        **views_of_the_directory(pages),
        **views_of_the_stories(pages),
        **in_both_languages(BESIDE_PAGES),
    }


@pytest.fixture
def visit(make_page):
    """Opens an address; that a missing page is answered with 404 is no complaint."""

    def visit(page, path):
        response = page.goto(path)
        assert response.status == (404 if path.endswith(BESIDE_PAGES["missing page"]) else 200)
        make_page.complaints[:] = [each for each in make_page.complaints if "status of 404" not in each]

    return visit


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_no_page_has_an_accessibility_violation(make_page, visit, addresses, violations_at_all_widths, scheme):
    page = make_page(color_scheme=scheme)
    found = {}

    for name, path in in_scheme(addresses, scheme).items():
        visit(page, path)
        assert name.endswith(f" {page.get_attribute('html', 'lang')}"), path
        found[f"{name} {path}"] = violations_at_all_widths(page, scheme)

    assert {name: lines for name, lines in found.items() if lines} == {}


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_no_page_of_the_account_has_an_accessibility_violation(
    make_page, visit, sign_in, violations_at_all_widths, scheme
):
    page = make_page(color_scheme=scheme)
    sign_in(page, CITIZEN)
    found = {}

    for name, path in in_scheme(in_both_languages(SIGNED_IN), scheme).items():
        visit(page, path)
        found[f"{name} {path} {page.url}"] = violations_at_all_widths(page, scheme)

    assert {name: lines for name, lines in found.items() if lines} == {}


def test_no_page_scrolls_sideways(make_page, visit, addresses):
    page = make_page()

    assert wider_than_the_window(page, visit, addresses) == []


def test_no_page_of_the_account_scrolls_sideways(make_page, visit, sign_in):
    page = make_page()
    sign_in(page, CITIZEN)

    assert wider_than_the_window(page, visit, in_both_languages(SIGNED_IN)) == []


def wider_than_the_window(page, visit, addresses):
    found = []
    for path in addresses.values():
        visit(page, path)
        for width in (320, PHONE, 768, DESKTOP):
            page.set_viewport_size({"width": width, "height": 900})
            if page.evaluate("document.documentElement.scrollWidth") > width:
                found.append(f"{path} at {width}")
    return found


def test_every_page_is_valid_html(page, sign_in, addresses, tmp_path):
    java = needs("java")
    if not CHECKER.exists():
        needs("vnu.jar")
    save_pages(page, addresses, tmp_path / "signed out")
    sign_in(page, CITIZEN)
    save_pages(page, in_both_languages(SIGNED_IN), tmp_path / "signed in")

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


def save_pages(page, addresses, directory):
    directory.mkdir()
    for name, path in addresses.items():
        (directory / f"{name}.html").write_text(page.request.get(path).text(), "utf-8")


def test_no_cookie_is_set_for_a_reader(make_page, visit, addresses):
    page = make_page()

    for name, path in addresses.items():
        if "/konto/" not in path and "FormPage" not in name and not path.endswith(FORMS):
            visit(page, path)

    assert page.context.cookies() == []


def test_the_portal_of_the_tests_keeps_its_files_to_itself(portal):
    """Else they would lie among those of the developer's own portal."""
    assert list((portal.directory / "private" / "original_images").iterdir()) != []
    assert list((portal.directory / "media" / "images").iterdir()) != []
