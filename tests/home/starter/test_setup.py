"""`manage.py setup`, with good and with bad answers."""

import io

import pytest
from django.core.management import CommandError, call_command
from wagtail.models import Page, Workflow

from home.menus.models import MenuItem
from home.models import HomePage, LegalPage
from portal.accounts.models import User
from portal.base.models import PortalSettings
from portal.regions.models import Municipality
from tests.factories.regions import TopicFactory

ANSWERS = {"name": "Mach mit", "region": "Am Fluss", "municipalities": "Astadt, Bödorf", "email": "chef@example.org"}


def run_setup(**answers):
    output = io.StringIO()
    call_command("setup", **{**ANSWERS, **answers}, stdout=output)
    return output.getvalue()


def test_setup_makes_an_empty_but_complete_portal(client, db):
    run_setup()

    assert [municipality.slug for municipality in Municipality.objects.all()] == ["astadt", "boedorf"]
    assert {page.title for page in HomePage.objects.all()} == {"Mach mit Am Fluss"}
    assert LegalPage.objects.count() == 4
    assert Workflow.objects.active().count() == 1
    assert PortalSettings.objects.get().portal_name == "Mach mit"
    assert [user.email for user in User.objects.all()] == ["chef@example.org"]
    urls = [page.url for page in Page.objects.filter(depth__gt=1)]
    urls += [item.url or item.page.url for item in MenuItem.objects.all()]
    assert {url: client.get(url).status_code for url in urls} == dict.fromkeys(urls, 200)


def test_readers_of_english_find_what_a_new_portal_can_do(client, db):
    run_setup()

    front = client.get("/en/").text
    assert "What will you join in?" in front
    assert "Was machst du mit?" not in front
    for title in ("News", "Events", "Initiatives", "Stories", "Contact", "Report a barrier"):
        page = Page.objects.get(title=title)
        assert page.locale.language_code == "en"
        assert f">{title}</h1>" in client.get(page.url).text


def test_setup_marks_what_must_be_filled_in(client, db):
    said = run_setup()

    for page in LegalPage.objects.all():
        assert "BITTE AUSFÜLLEN" in client.get(page.url).content.decode()
    assert "BITTE AUSFÜLLEN" in said


def test_setup_reads_municipalities_from_csv(db, tmp_path):
    path = tmp_path / "orte.csv"
    path.write_text(
        "name;kind;parent;ags;latitude;longitude\n"
        "Kreis Fluss;county;;01058;;\n"
        "Astadt;town;Kreis Fluss;01058043;54.4717;9.8367\n",
        encoding="utf-8",
    )

    run_setup(municipalities=str(path))

    town = Municipality.objects.get(name="Astadt")
    assert (town.kind, town.parent.name, town.ags) == ("town", "Kreis Fluss", "01058043")
    assert PortalSettings.objects.get().map_latitude == pytest.approx(54.4717)


@pytest.mark.parametrize(
    ("content", "complaint"),
    [
        ("ort\nAstadt\n", "names the columns"),
        ("name,kind\nAstadt,planet\n", "kind"),
        ("name,ags\nAstadt,12\n", "8 digits|8 Ziffern|8 Stellen"),
        ("name,latitude\nAstadt,oben\n", "latitude"),
        ("name,parent\nAstadt,Nirgendwo\n", "must stand before it"),
        ("name\nAstadt\nAstadt\n", "there twice"),
        ("name,kind\nAstadt\n", "number of columns"),
        ("name\n", "at least one"),
        ("", "names the columns"),
    ],
)
def test_setup_says_what_is_wrong_with_a_csv_file(db, tmp_path, content, complaint):
    path = tmp_path / "orte.csv"
    path.write_text(content, encoding="utf-8")

    with pytest.raises(CommandError, match=complaint):
        run_setup(municipalities=str(path))

    assert Municipality.objects.count() == 0
    assert User.objects.count() == 0
    assert HomePage.objects.count() == 0


def test_setup_says_that_a_file_is_missing_or_no_text(db, tmp_path):
    binary = tmp_path / "orte.csv"
    binary.write_bytes(b"\xff\xfe\x00\x81")

    with pytest.raises(CommandError, match="cannot be read"):
        run_setup(municipalities=str(tmp_path / "none.csv"))
    with pytest.raises(CommandError, match="not UTF-8"):
        run_setup(municipalities=str(binary))


@pytest.mark.parametrize(
    "answers",
    [{"email": "keine-adresse"}, {"name": "x" * 61}, {"password": "123"}, {"municipalities": "Ä" * 81}],
)
def test_setup_refuses_bad_answers_and_leaves_nothing_behind(db, answers):
    with pytest.raises(CommandError):
        run_setup(**answers)

    assert [model.objects.count() for model in (User, HomePage, Municipality)] == [0, 0, 0]


@pytest.mark.parametrize("name", ANSWERS)
def test_setup_asks_for_what_is_missing(db, name):
    with pytest.raises(CommandError, match=f"--{name}"):
        run_setup(**{name: None})


def test_setup_refuses_a_database_with_content(db):
    TopicFactory()

    with pytest.raises(CommandError, match="content already"):
        run_setup()
