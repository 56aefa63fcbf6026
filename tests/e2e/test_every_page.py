"""What must hold on every type of page: accessible, valid, in one language, narrow and wide, light and dark."""

import json
import subprocess
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from tests.e2e import axe
from tests.needs import needs

CHECKER = Path(__file__).resolve().parent.parent / "html" / "node_modules" / "vnu-jar" / "build" / "dist" / "vnu.jar"
WIDTHS = (320, axe.PHONE, 768, axe.DESKTOP)
NEXT_FRAME = "() => new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done)))"
SETTLED = 400  # ms
BESIDE_PAGES = {
    "sign-in": "/konto/anmelden/",
    "register": "/konto/registrieren/",
    "forgotten password": "/konto/passwort/vergessen/",
    "search": "/suche/?q=Repair",
    "search without a hit": "/suche/?q=Xylophonkarawane",
    "search for the beginning of a word": "/suche/?q=las",
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
    "an event of a project for everybody": "/projekte/wohnprojekt-langer-tisch/termine/2/",
    "texts of a project for everybody": "/projekte/wohnprojekt-langer-tisch/texte/",
    "a text for everybody": "/projekte/wohnprojekt-langer-tisch/texte/1/",
    "files of a project for everybody": "/projekte/wohnprojekt-langer-tisch/dokumente/",
    "a file for everybody": "/projekte/wohnprojekt-langer-tisch/dokumente/1/",
    "networks": "/netzwerke/",
    "a network": "/netzwerke/buendnis-langer-atem/",
    "its calendar": "/netzwerke/buendnis-langer-atem/termine/",
    "polls for everybody": "/umfragen/",
    "a poll for everybody": "/umfragen/6/",
    "a poll that has ended": "/umfragen/7/",
    "what is lent": "/ausleihe/",
    "nothing that is lent": "/ausleihe/?q=Xylophonkarawane",
    "a room that is lent": "/ausleihe/4/",
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
    "calendar of a project": "/arbeitsbereich/wohnprojekt-langer-tisch/kalender/",
    "its month": "/arbeitsbereich/wohnprojekt-langer-tisch/kalender/?ansicht=monat",
    "its week": "/arbeitsbereich/wohnprojekt-langer-tisch/kalender/?ansicht=woche",
    "an event of a project": "/arbeitsbereich/wohnprojekt-langer-tisch/kalender/2/",
    "a date of a series": "/arbeitsbereich/wohnprojekt-langer-tisch/kalender/1/",
    "a new event": "/arbeitsbereich/wohnprojekt-langer-tisch/kalender/neu/",
    "edit a series": "/arbeitsbereich/wohnprojekt-langer-tisch/kalender/1/bearbeitung/?umfang=all",
    "edit a single date": "/arbeitsbereich/wohnprojekt-langer-tisch/kalender/1/bearbeitung/?umfang=this",
    "cancel a date": "/arbeitsbereich/wohnprojekt-langer-tisch/kalender/1/absage/",
    "ask people to an event": "/arbeitsbereich/wohnprojekt-langer-tisch/kalender/2/gaeste/",
    "attach to an event": "/arbeitsbereich/wohnprojekt-langer-tisch/kalender/2/anhaenge/",
    "take a calendar": "/arbeitsbereich/wohnprojekt-langer-tisch/kalender/uebernahme/",
    "own dates": "/konto/kalender/",
    "own dates of a month": "/konto/kalender/?ansicht=monat",
    "discussions of a project": "/arbeitsbereich/wohnprojekt-langer-tisch/diskussionen/",
    "a discussion": "/arbeitsbereich/wohnprojekt-langer-tisch/diskussionen/1/",
    "a closed discussion": "/arbeitsbereich/wohnprojekt-langer-tisch/diskussionen/3/",
    "a new discussion": "/arbeitsbereich/wohnprojekt-langer-tisch/diskussionen/neu/",
    "a reply": "/arbeitsbereich/wohnprojekt-langer-tisch/diskussionen/1/antworten/?zitat=2",
    "categories of discussions": "/arbeitsbereich/wohnprojekt-langer-tisch/diskussionen/kategorien/",
    "polls of a project": "/arbeitsbereich/wohnprojekt-langer-tisch/umfragen/",
    "kinds of polls": "/arbeitsbereich/wohnprojekt-langer-tisch/umfragen/fragen/neu/",
    "a new poll": "/arbeitsbereich/wohnprojekt-langer-tisch/umfragen/fragen/neu/zustimmung/",
    "a poll": "/arbeitsbereich/wohnprojekt-langer-tisch/umfragen/fragen/1/",
    "an order that was found": "/arbeitsbereich/wohnprojekt-langer-tisch/umfragen/fragen/3/",
    "change a poll": "/arbeitsbereich/wohnprojekt-langer-tisch/umfragen/fragen/1/bearbeitung/",
    "a poll for a date": "/arbeitsbereich/wohnprojekt-langer-tisch/umfragen/termine/1/",
    "one whose date was found": "/arbeitsbereich/wohnprojekt-langer-tisch/umfragen/termine/3/",
    "find a date": "/arbeitsbereich/wohnprojekt-langer-tisch/umfragen/termine/neu/",
    "change a poll for a date": "/arbeitsbereich/wohnprojekt-langer-tisch/umfragen/termine/2/bearbeitung/",
    "choose the date": "/arbeitsbereich/wohnprojekt-langer-tisch/umfragen/termine/2/abschluss/",
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
    "all files of a project": "/arbeitsbereich/wohnprojekt-langer-tisch/dokumente/alle/",
    "links to a folder": "/arbeitsbereich/wohnprojekt-langer-tisch/dokumente/ordner/2/teilen/",
    "publish a file again": "/arbeitsbereich/wohnprojekt-langer-tisch/dokumente/2/veroeffentlichung/",
    "consents to a picture": "/arbeitsbereich/wohnprojekt-langer-tisch/dokumente/8/einwilligungen/",
    "where others see a picture": "/arbeitsbereich/wohnprojekt-langer-tisch/dokumente/8/verwendung/",
    "a folder with pictures": "/arbeitsbereich/wohnprojekt-langer-tisch/dokumente/ordner/2/?ansicht=galerie",
    "rename a folder": "/arbeitsbereich/wohnprojekt-langer-tisch/dokumente/ordner/2/name/",
    "move files": "/arbeitsbereich/wohnprojekt-langer-tisch/dokumente/auswahl/ordner/?d=1&f=2",
    "copy files": "/arbeitsbereich/wohnprojekt-langer-tisch/dokumente/auswahl/kopie/?d=1&f=2",
    "tag files": "/arbeitsbereich/wohnprojekt-langer-tisch/dokumente/auswahl/schlagwoerter/?d=1",
    "a file with versions": "/arbeitsbereich/wohnprojekt-langer-tisch/dokumente/2/",
    "describe a file": "/arbeitsbereich/wohnprojekt-langer-tisch/dokumente/2/bearbeitung/",
    "a new version of a file": "/arbeitsbereich/wohnprojekt-langer-tisch/dokumente/2/version/",
    "delete a version of a file": "/arbeitsbereich/wohnprojekt-langer-tisch/dokumente/2/versionen/1/loeschung/",
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
    "a thing that is lent": "/ausleihe/1/anfrage/",
    "a time of one's own": "/ausleihe/1/zeiten/1/",
    "what one borrows": "/konto/ausleihe/",
    "what a project lends": "/arbeitsbereich/wohnprojekt-langer-tisch/ausleihe/",
    "a thing of a project": "/arbeitsbereich/wohnprojekt-langer-tisch/ausleihe/6/",
    "who has what": "/arbeitsbereich/wohnprojekt-langer-tisch/ausleihe/anfragen/",
    "a request": "/arbeitsbereich/wohnprojekt-langer-tisch/ausleihe/6/zeiten/10/",
    "lend something": "/arbeitsbereich/wohnprojekt-langer-tisch/ausleihe/neu/",
    "support": "/unterstuetzung/idee/2/",
    "saved searches": "/konto/suchen/",
    "keep a search": "/konto/suchen/neu/?q=Repair",
    "messages": "/nachrichten/",
    "messages found": "/nachrichten/?q=topf",
    "a conversation": "/nachrichten/1/",
    "a group": "/nachrichten/2/",
    "people of a group": "/nachrichten/2/menschen/",
    "a new message": "/nachrichten/neu/",
    "change a message": "/nachrichten/1/1/bearbeitung/",
    "report a message": "/nachrichten/1/2/meldung/",
    "settings of messages": "/nachrichten/einstellungen/",
    "circulars": "/nachrichten/rundschreiben/",
    "sign out": "/konto/abmelden/",
}
CITIZEN = "fiete@example.org"


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


@pytest.fixture(scope="module")
def signed_out(walk, addresses):
    return walk(addresses)


@pytest.fixture(scope="module")
def signed_in(walk):
    return walk(in_both_languages(SIGNED_IN), as_whom=CITIZEN)


@pytest.fixture(scope="module")
def walk(window_pool, calm_server, sign_in):
    """Visits each address once, and returns what a look at the page gave."""

    def walk(addresses, as_whom=None):
        with calm_server(), window_pool.opened() as make_page:
            page = make_page(reduced_motion="reduce")
            if as_whom:
                sign_in(page, as_whom)
            looks = []
            for name, path in addresses.items():
                if not as_whom:
                    page.context.clear_cookies()
                looks.append(look(page, name, path, visit(page, path)))
            # That a missing page is answered with 404 is no complaint.
            make_page.complaints[:] = [each for each in make_page.complaints if "status of 404" not in each]
            return looks

    return walk


def visit(page, path):
    response = page.goto(path)
    assert response.status == (404 if path.endswith(BESIDE_PAGES["missing page"]) else 200), path
    return response


@dataclass
class Look:
    name: str
    path: str
    language: str = ""
    html: str = ""
    too_wide: list[int] = field(default_factory=list)
    violations: list[str] = field(default_factory=list)
    in_the_dark: list[str] = field(default_factory=list)
    cookies: list[str] = field(default_factory=list)


def look(page, name, path, response):
    """What one visit shows at all widths: light on a phone, dark on a desktop; in English only what may be otherwise
    than in German, the words, where there is least room for them.
    """
    seen = Look(name, path, page.get_attribute("html", "lang"), response.text())
    is_german = name.endswith(" de")
    for width in as_the_last_page_ended(page, WIDTHS if is_german else WIDTHS[:1]):
        page.set_viewport_size({"width": width, "height": 900})
        page.evaluate(NEXT_FRAME)
        if is_wider_than(page, width):
            seen.too_wide.append(width)
        if not is_german:
            seen.violations += axe.violations_of_words(page)
        elif width == axe.PHONE:
            seen.violations += [f"{width} {line}" for line in axe.violations(page)]
        elif width == axe.DESKTOP:
            seen.in_the_dark += [f"{width} {line}" for line in look_in_the_dark(page)]
    seen.cookies += [cookie["name"] for cookie in page.context.cookies()]
    return seen


def as_the_last_page_ended(page, widths):
    """Beginning with that width: a page is laid out and drawn anew for each."""
    return sorted(widths, reverse=page.viewport_size["width"] == max(widths))


def is_wider_than(page, width):
    """For good: while a page is still being drawn at its new width it may be."""
    wider = "document.documentElement.scrollWidth"
    if page.evaluate(wider) <= width:
        return False
    page.wait_for_timeout(SETTLED)
    return page.evaluate(wider) > width


def look_in_the_dark(page):
    """What the scheme changes are colours, which are there at once: who wants less motion gets no transitions."""
    page.emulate_media(color_scheme="dark")
    page.evaluate(NEXT_FRAME)
    lines = axe.violations_but_of_style_sheets(page)
    page.emulate_media(color_scheme="light")
    return lines


def noted(looks, what):
    return {f"{each.name} {each.path}": getattr(each, what) for each in looks if getattr(each, what)}


def test_no_page_has_an_accessibility_violation(signed_out):
    assert noted(signed_out, "violations") == {}


def test_no_page_of_the_account_has_an_accessibility_violation(signed_in):
    assert noted(signed_in, "violations") == {}


def test_no_page_has_an_accessibility_violation_in_the_dark(signed_out):
    assert noted(signed_out, "in_the_dark") == {}


def test_no_page_of_the_account_has_an_accessibility_violation_in_the_dark(signed_in):
    assert noted(signed_in, "in_the_dark") == {}


def test_every_page_says_its_language(signed_out, signed_in):
    looks = [*signed_out, *signed_in]

    assert [(each.path, each.language) for each in looks if not each.name.endswith(f" {each.language}")] == []


def test_no_page_scrolls_sideways(signed_out):
    assert noted(signed_out, "too_wide") == {}


def test_no_page_of_the_account_scrolls_sideways(signed_in):
    assert noted(signed_in, "too_wide") == {}


def test_every_page_is_valid_html(signed_out, signed_in, tmp_path):
    java = needs("java")
    if not CHECKER.exists():
        needs("vnu.jar")
    for directory, looks in {"signed out": signed_out, "signed in": signed_in}.items():
        (tmp_path / directory).mkdir()
        for each in looks:
            (tmp_path / directory / f"{each.name}.html").write_text(each.html, "utf-8")

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


def test_no_cookie_is_set_for_a_reader(signed_out):
    readers = [
        each
        for each in signed_out
        if "/konto/" not in each.path and "FormPage" not in each.name and not each.path.endswith(FORMS)
    ]

    assert noted(readers, "cookies") == {}


def test_the_portal_of_the_tests_keeps_its_files_to_itself(portal):
    """Else they would lie among those of the developer's own portal."""
    assert list((portal.directory / "private" / "original_images").iterdir()) != []
    assert list((portal.directory / "media" / "images").iterdir()) != []
