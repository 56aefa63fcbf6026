"""What an address asks for, and what of it holds."""

import pytest
from django.http import QueryDict

from initiatives.directory.filters import DirectoryFilter
from initiatives.directory.models import DirectoryEntry
from initiatives.listing import INITIATIVES
from tests.factories.directory import entry
from tests.factories.regions import MunicipalityFactory, TopicFactory


def read(address):
    return DirectoryFilter.read(QueryDict(address), [INITIATIVES])


def titles(address):
    chosen = read(address)
    return [row.title for row in chosen.sort(chosen.narrow(DirectoryEntry.objects.all()))]


@pytest.fixture
def kiel(db):
    return MunicipalityFactory(name="Kiel", slug="kiel", latitude="54.3233", longitude="10.1228")


@pytest.fixture
def preetz(db):
    """15 km from Kiel."""
    return MunicipalityFactory(name="Preetz", slug="preetz", latitude="54.2366", longitude="10.2783")


@pytest.fixture
def nature(db):
    return TopicFactory(name="Natur", slug="natur")


def test_an_empty_address_asks_for_everything_the_newest_first(db):
    entry(title="Alt")
    entry(title="Neu")

    assert titles("") == ["Neu", "Alt"]
    assert not read("").is_set


def test_several_topics_mean_one_of_them(nature):
    energy, art = TopicFactory(slug="energie"), TopicFactory(slug="kunst")
    entry(title="Beides", topics=[nature, energy])
    entry(title="Natur", topics=[nature])
    entry(title="Kunst", topics=[art])

    assert titles("thema=natur&thema=energie&sortierung=name") == ["Beides", "Natur"]


def test_a_municipality_brings_what_belongs_to_it(db, kiel):
    county = MunicipalityFactory(slug="ploen-kreis")
    amt = MunicipalityFactory(slug="amt", parent=county)
    village = MunicipalityFactory(slug="dorf", parent=amt)
    for place in (county, amt, village, kiel, None):
        entry(title=str(place), municipality=place)

    assert sorted(titles("ort=ploen-kreis")) == sorted([str(county), str(amt), str(village)])
    assert titles("ort=dorf") == [str(village)]


def test_kind_status_and_people_narrow_together(db):
    entry(title="Verein", kind="association", wants_people=True)
    entry(title="Verein in Pause", kind="association", status="paused", wants_people=True)
    entry(title="Firma", kind="company", wants_people=True)
    entry(title="Verein ohne Platz", kind="association")

    assert titles("art=association&status=running&sucht=1") == ["Verein"]


def test_every_word_must_stand_somewhere_in_any_spelling(db):
    entry(title="Bürgerenergie", words="Strom vom Dach in der Straße")
    entry(title="Bürgerbus")

    assert titles("q=BUERGER+strasse") == ["Bürgerenergie"]


def test_a_hit_in_the_title_comes_first(db):
    entry(title="Saatgut tauschen")
    entry(title="Garten", words="Saatgut und Kompost")

    assert titles("q=saatgut") == ["Saatgut tauschen", "Garten"]
    assert titles("q=saatgut&sortierung=neu") == ["Garten", "Saatgut tauschen"]


def test_names_stand_in_german_order(db):
    for name in ["Zebra", "Ärmel", "arm", "Über-Land", "Uhr"]:
        entry(title=name)

    assert titles("sortierung=name") == ["arm", "Ärmel", "Über-Land", "Uhr", "Zebra"]


def test_near_a_place_the_nearest_comes_first(kiel, preetz):
    entry(10.12, 54.32, title="Kiel")
    entry(title="Preetz ohne Punkt", municipality=preetz)
    entry(9.99, 53.55, title="Hamburg")
    entry(title="Irgendwo")

    assert titles("bei=preetz") == ["Preetz ohne Punkt", "Kiel", "Hamburg", "Irgendwo"]
    assert titles("bei=preetz&km=25") == ["Preetz ohne Punkt", "Kiel"]
    assert titles("bei=54.2366,10.2783&km=10") == ["Preetz ohne Punkt"]


def test_near_reaches_over_the_date_line(db):
    entry(-179.9, 0.0, title="West")
    entry(179.95, 0.0, title="Ost")
    entry(170.0, 0.0, title="Weit")

    assert titles("bei=0,179.9&km=25") == ["Ost", "West"]
    assert titles("bei=0,-179.9&km=25") == ["West", "Ost"]


@pytest.mark.parametrize("pole", ["90,0", "-90,180", "89.9,10"])
def test_near_a_pole_is_near_the_whole_way_round(db, pole):
    entry(-120.0, float(pole.split(",")[0]), title="Hier")

    assert titles(f"bei={pole}&km=50") == ["Hier"]


def test_what_is_wrong_is_said_at_its_field_and_the_rest_holds(nature):
    chosen = read("thema=natur&thema=quatsch&art=verein&ort=atlantis&status=x&sucht=ja&sortierung=zufall&ansicht=3d")

    assert chosen.topics == [nature]
    assert chosen.query() == "thema=natur"
    assert set(chosen.form.errors) == {"thema", "art", "ort", "status", "sucht", "sortierung", "ansicht"}
    assert chosen.form.errors["thema"] == ["„quatsch“ ist keine der Möglichkeiten."]


@pytest.mark.parametrize(
    ("address", "field", "message"),
    [
        ("bei=10.28,54.24", "bei", "Breite und Länge sind vertauscht. Meintest du 54.24,10.28?"),
        ("bei=99,10", "bei", "Diesen Ort gibt es nicht: Die Breite geht bis 90, die Länge bis 180 Grad."),
        ("bei=atlantis", "bei", "„atlantis“ ist weder ein Ort noch ein Punkt auf der Karte."),
        ("bei=nan,inf", "bei", "„nan,inf“ ist weder ein Ort noch ein Punkt auf der Karte."),
        ("km=5", "bei", "Wähle den Ort, von dem aus die Entfernung zählt."),
        ("sortierung=nah", "sortierung", "„Am nächsten“ braucht einen Ort. Wähle einen unter „In der Nähe von“."),
        ("bei=kiel&km=0", "km", "Dieser Wert muss größer oder gleich 1 sein."),
        ("bei=kiel&km=20000", "km", "Dieser Wert muss kleiner oder gleich 200 sein."),
        ("bei=kiel&km=weit", "km", "Bitte eine ganze Zahl eingeben."),
    ],
)
def test_a_mistake_about_places_is_explained(kiel, preetz, address, field, message):
    assert read(address).form.errors[field] == [message]


def test_a_point_outside_the_region_is_allowed(kiel):
    chosen = read("bei=48.1,11.5&km=10")

    assert chosen.form.errors == {}
    assert str(chosen.point) == "48.1,11.5"


def test_a_place_whose_point_is_unknown_is_not_near_anything(db):
    MunicipalityFactory(slug="irgendwo")

    assert read("bei=irgendwo").form.errors["bei"] == ["Wo dieser Ort auf der Karte liegt, ist nicht bekannt."]


@pytest.mark.parametrize("text", ["a" * 5000, "a\0b"])
def test_a_search_that_is_none_is_left_out(db, text):
    entry(title="Repair-Café")
    query = QueryDict(mutable=True)
    query["q"] = text

    chosen = DirectoryFilter.read(query, [INITIATIVES])

    assert (chosen.text, list(chosen.form.errors)) == ("", ["q"])


def test_a_search_of_signs_only_finds_everything(db):
    entry(title="Repair-Café")

    assert titles("q=%3C%26%25_%22") == titles("q=_") == []
    assert titles("q=%3C%3E%25") == ["Repair-Café"]


def test_a_link_keeps_the_filters_and_changes_one(nature, kiel):
    chosen = read("q=rad&thema=natur&ort=kiel&sucht=1&sortierung=name&ansicht=karte&fremd=1&page=3")

    assert chosen.query() == "q=rad&thema=natur&ort=kiel&sucht=1&sortierung=name&ansicht=karte"
    assert chosen.query(without=["q", ("thema", "natur")], ort="preetz", page=2) == (
        "sucht=1&sortierung=name&ansicht=karte&ort=preetz&page=2"
    )
