"""From the upload to the initiatives."""

import csv
import io
from decimal import Decimal

import pytest
from django.urls import reverse
from wagtail.models import PageLogEntry, Revision

from initiatives.directory.models import DirectoryEntry
from initiatives.exchange.models import ExternalId, ImportRun
from initiatives.models import InitiativePage
from portal.regions.models import Municipality
from tests.factories.initiatives import InitiativePageFactory
from tests.factories.regions import TopicFactory
from tests.factories.tables import csv_file, xlsx_file


@pytest.fixture
def upload(client):
    """Uploads a table; gives the run that was made of it."""

    def send(file, **options):
        if isinstance(file, str):
            file = csv_file(file)
        response = client.post(reverse("initiatives_import:index"), {"file": file, **options}, follow=True)
        assert response.redirect_chain, response.context["form"].errors
        return response.context["run"]

    return send


@pytest.fixture
def errors(client, upload):
    """The errors of the dry run, by the rows' numbers."""

    def of(file, **options):
        run = upload(file, **options)
        response = client.get(reverse("initiatives_import:run", args=[run.pk]))
        return {row.number: row.errors for row in response.context["wrong"]}

    return of


@pytest.fixture
def bring(client, upload, commit):
    """Uploads a table and confirms it; gives the run at its end."""

    def carry_out(file, **options):
        run = upload(file, **options)
        with commit():
            client.post(reverse("initiatives_import:run", args=[run.pk]), {"confirm": "1", **options})
        return ImportRun.objects.get(pk=run.pk)

    return carry_out


@pytest.fixture
def points(preetz, kiel):
    Municipality.objects.filter(pk=preetz.pk).update(latitude=Decimal("54.236"), longitude=Decimal("10.277"))


def outcome(run):
    return run.state, run.created, run.updated, run.unchanged, run.failed


def test_looking_writes_nothing(joost_client, upload, bikes):
    run = upload("Name;Kommune\nRepair-Café;Preetz")

    html = joost_client.get(reverse("initiatives_import:run", args=[run.pk])).content.decode()

    assert "1 Zeile importieren" in html
    assert list(InitiativePage.objects.all()) == [bikes]


def test_new_ones_become_drafts(joost_client, bring, joost, bikes, energy):
    run = bring("Name;Kommune;Themen;Art;Seit;Sucht Leute\nRepair-Café;preetz;energie;Verein;2019;ja")

    page = InitiativePage.objects.get(slug="repair-cafe")
    assert outcome(run) == ("done", 1, 0, 0, 0)
    assert (page.live, page.owner, page.kind, page.wants_people) == (False, joost, "association", True)
    assert page.since.isoformat() == "2019-01-01"
    assert list(page.topics.all()) == [energy]
    assert Revision.objects.for_instance(page).get().user == joost
    assert not DirectoryEntry.objects.filter(object_id=page.pk).exists()
    assert "wagtail.create" in PageLogEntry.objects.filter(page=page).values_list("action", flat=True)


def test_or_are_published(joost_client, bring, bikes):
    bring("Name;Kommune\nRepair-Café;Preetz", publish="yes")

    page = InitiativePage.objects.get(slug="repair-cafe")
    assert page.live
    assert DirectoryEntry.objects.filter(object_id=page.pk, language="de").exists()


def test_known_ones_are_changed_in_what_the_table_says(joost_client, bring, bikes):
    run = bring("Kürzel;Beschreibung\nlastenrad-preetz;Neu", publish="yes")

    page = InitiativePage.objects.get(pk=bikes.pk)
    assert outcome(run) == ("done", 0, 1, 0, 0)
    assert (page.introduction, page.title, page.municipality) == ("Neu", bikes.title, bikes.municipality)
    assert page.topics.count() == 1


def test_a_change_without_publishing_waits_as_a_draft(joost_client, bring, bikes):
    bring("Kürzel;Beschreibung\nlastenrad-preetz;Neu")

    page = InitiativePage.objects.get(pk=bikes.pk)
    assert page.introduction == bikes.introduction
    assert page.get_latest_revision_as_object().introduction == "Neu"


def test_the_number_elsewhere_finds_it_again(joost_client, bring, bikes):
    bring("Kennung;Name;Kommune\nA-7;Repair-Café;Preetz")

    again = bring("Kennung;Name;Kommune\nA-7;Repair-Café am Markt;Preetz")

    page = ExternalId.objects.get(value="A-7").page
    assert outcome(again) == ("done", 0, 1, 0, 0)
    assert page.get_latest_revision_as_object().title == "Repair-Café am Markt"


def test_the_neighbours_stay_out_of_reach(joost_client, errors, bring, garden, kiel, preetz):
    table = "Kürzel;Name;Kommune\ngemeinschaftsgarten-gaarden;Meins;Preetz\n;Neu;Kiel\n;Überall;\n"

    assert list(errors(table)) == [2, 3, 4]
    assert outcome(bring(table, publish="yes")) == ("done", 0, 0, 0, 3)
    assert InitiativePage.objects.get(pk=garden.pk).title == "Gemeinschaftsgarten Gaarden"
    assert InitiativePage.objects.count() == 1


def test_ones_own_cannot_be_given_away(joost_client, errors, bikes, kiel):
    assert errors("Kürzel;Kommune\nlastenrad-preetz;Kiel") == {2: ["Kommune: ist keine von deinen."]}


def test_portal_admins_may_write_everywhere(client, petra, bring, directory_page, kiel):
    client.force_login(petra)

    run = bring("Name;Kommune\nA;Kiel\nB;Ganze Region\nC;")

    assert outcome(run) == ("done", 3, 0, 0, 0)


def test_nobody_looks_into_the_imports_of_others(joost_client, upload, maren, bikes):
    run = upload("Name;Kommune\nA;Preetz")
    joost_client.force_login(maren)

    assert joost_client.get(reverse("initiatives_import:run", args=[run.pk])).status_code == 404
    assert joost_client.post(reverse("initiatives_import:run", args=[run.pk]), {"confirm": "1"}).status_code == 404


def test_whoever_may_not_write_may_not_import(client, anna, directory_page):
    client.force_login(anna)

    assert client.get(reverse("initiatives_import:index")).status_code == 403


@pytest.mark.parametrize(
    ("table", "said"),
    [
        ("Name;Kommune\nA;Pretz", "Kommune: „Pretz“ gibt es nicht. Meinst du „Preetz“?"),
        ("Name;Kommune\nA;Hamburg", "Kommune: „Hamburg“ gibt es nicht."),
        (
            "Name;Kommune;Themen\nA;Preetz;Energie und Wohnn",
            "Themen: „Energie und Wohnn“ gibt es nicht. Meinst du „Energie und Wohnen“?",
        ),
        ("Name;Kommune;Art\nA;Preetz;Verien", "Art: „Verien“ gibt es nicht. Meinst du „Verein“?"),
        (
            "Name;Kommune;Seit\nA;Preetz;gestern",
            "Seit: „gestern“ ist kein Datum. Schreib 2019-05-01, 1.5.2019, 5/2019 oder 2019.",
        ),
        ("Name;Kommune;Sucht Leute\nA;Preetz;vielleicht", "Sucht Leute: „vielleicht“ ist weder ja noch nein."),
        ("Name;Kommune;E-Mail-Adresse\nA;Preetz;anna@", "E-Mail-Adresse: Bitte gültige E-Mail-Adresse eingeben."),
        ("Name;Kommune;Breitengrad\nA;Preetz;54,3", "Ein Punkt auf der Karte braucht Breiten- und Längengrad."),
        ("Name;Kommune\n;Preetz", "Name: wird für eine neue Initiative gebraucht."),
        ("Name;Kommune\n???;Preetz", "Name: daraus lässt sich keine Adresse machen."),
        (
            "Name;Kommune\nLastenrad Preetz;Preetz",
            "Eine Initiative mit diesem Namen gibt es schon. Um sie zu ändern, schreib ihr Kürzel dazu: lastenrad.",
        ),
        ("Name;Kommune\nA;Preetz;zu viel", "„zu viel“ steht rechts neben der letzten Spalte."),
        ("Name;Sprache;Kommune\nA;Platt;Preetz", "Sprache: „Platt“ gibt es nicht."),
        (
            "Name;Sprache;Kommune\nA;Englisch;Preetz",
            "In dieser Sprache gibt es kein Verzeichnis, in das du schreiben darfst.",
        ),
    ],
)
def test_bad_rows_say_what_is_wrong(joost_client, errors, bikes, energy, kiel, table, said):
    InitiativePage.objects.filter(pk=bikes.pk).update(slug="lastenrad")

    assert errors(table) == {2: [said]}


def test_long_texts_are_counted(joost_client, errors, bikes):
    assert errors(f"Name;Kommune;Beschreibung\nA;Preetz;{'x' * 401}") == {
        2: ["Beschreibung: 401 Zeichen sind zu viele, möglich sind 400."]
    }


def test_doubles_within_the_table_are_noticed(joost_client, errors, bikes):
    table = "Name;Kommune;Kennung;Kürzel\nA;Preetz;;\na;preetz;;\nB;Preetz;7;\nC;Preetz;7;\nD;Preetz;;d\nE;Preetz;;D\n"

    assert errors(table) == {
        3: ["Dasselbe wie Zeile 2."],
        5: ["Dasselbe wie Zeile 4."],
        7: ["Dasselbe wie Zeile 6."],
    }


def test_points_outside_are_asked_about(joost_client, points, errors, bikes):
    table = "Name;Kommune;Breitengrad;Längengrad\nA;Preetz;48,1;11,5"

    assert errors(table) == {2: ["Der Punkt liegt außerhalb der Region."]}
    assert errors(table, allow_outside="on") == {}


def test_exchanged_points_are_noticed_and_put_right(joost_client, points, errors, bring, bikes):
    table = "Name;Kommune;Breitengrad;Längengrad\nA;Preetz;10,28;54,23"

    assert errors(table) == {2: ["Breiten- und Längengrad scheinen vertauscht zu sein."]}

    bring(table, swap_points="on")

    page = InitiativePage.objects.get(slug="a")
    assert (page.latitude, page.longitude) == (Decimal("54.23"), Decimal("10.28"))


def test_html_stays_text(joost_client, upload, bikes):
    run = upload("Name;Kommune\n<script>alert(1)</script>;Preetz\n<b>;<i>x</i>")

    html = joost_client.get(reverse("initiatives_import:run", args=[run.pk])).content.decode()

    assert "<script>alert(1)" not in html
    assert "<i>x" not in html


def test_a_second_click_imports_nothing_twice(joost_client, bring, bikes):
    run = bring("Name;Kommune\nA;Preetz")

    joost_client.post(reverse("initiatives_import:run", args=[run.pk]), {"confirm": "1"})

    assert InitiativePage.objects.filter(title="A").count() == 1


def test_a_discarded_table_is_forgotten(joost_client, upload, bikes):
    run = upload("Name;Kommune\nA;Preetz")

    joost_client.post(reverse("initiatives_import:run", args=[run.pk]), {"discard": "1"})

    assert not ImportRun.objects.exists()


def test_what_the_world_overtook_fails_alone(joost_client, bring, monkeypatch, bikes):
    monkeypatch.setattr("initiatives.exchange.services.directory_in", lambda language: gone())

    def gone():
        raise InitiativePage.DoesNotExist

    run = bring("Name;Kürzel;Kommune;Beschreibung\nA;;Preetz;\n;lastenrad-preetz;Preetz;Neu")

    assert outcome(run) == ("done", 0, 1, 0, 1)
    assert run.problem_rows == [
        {"number": 2, "title": "A", "errors": ["Das hat sich inzwischen geändert. Versuch es noch einmal."]}
    ]


@pytest.mark.parametrize("kind", ["csv", "xlsx"])
def test_the_export_is_taken_back_unchanged(client, petra, bring, bikes, garden, energy, kind):
    client.force_login(petra)
    TopicFactory(name="Kunst, Kultur", slug="kultur")
    odd = InitiativePageFactory(
        parent=garden.get_parent(),
        title='=Summe("1");',
        introduction="Zeile 1\nZeile 2, mit 'Strich' und ; darin",
        contact_phone="+49 431 123",
        address="'-alles",
        latitude=Decimal("54.1"),
        longitude=Decimal("-10.123456"),
        topics=[energy, TopicFactory(name="Natur")],
    )
    odd.title = "Entwurf daneben"
    odd.save_revision()
    InitiativePageFactory(parent=garden.get_parent(), title="Nie online", live=False)

    response = client.get(reverse("initiatives:index"), {"export": kind})
    content = b"".join(response)
    file = csv_file(content.decode("utf-8-sig")) if kind == "csv" else xlsx_file([])
    if kind == "xlsx":
        file.file = io.BytesIO(content)
        file.size = len(content)
    run = bring(file)

    assert outcome(run) == ("done", 0, 0, 4, 0), run.problem_rows


def test_the_export_is_what_the_list_is_narrowed_to(joost_client, bikes, garden):
    response = joost_client.get(reverse("initiatives:index"), {"export": "csv", "q": "preetz"})

    rows = list(csv.DictReader(io.StringIO(b"".join(response).decode("utf-8-sig")), delimiter=";"))
    assert [row["Name"] for row in rows] == ["Lastenrad Preetz"]
    assert rows[0]["Kommune"] == "Preetz"


def test_the_template_is_a_table_without_rows(joost_client, bring, bikes):
    for kind in ("csv", "xlsx"):
        response = joost_client.get(reverse(f"initiatives_import:template_{kind}"))
        content = b"".join(response)
        assert content
    first = content[:4]

    assert first == b"PK\x03\x04"


@pytest.mark.parametrize("column", ["kind", "status"])
def test_what_the_help_says_is_possible_is_understood(joost_client, errors, bikes, column):
    shown = dict(joost_client.get(reverse("initiatives_import:index")).context["columns"])
    heading = {"kind": "Art", "status": "Stand"}[column]
    words = str(shown[heading]).partition(": ")[2].rstrip(".").split(", ")

    found = errors("\n".join([f"Name;Kommune;{heading}", *(f"{word};Preetz;{word}" for word in words)]))

    assert len(words) == 5
    assert found == {}
