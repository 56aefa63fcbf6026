"""The list of a folder: in order, page by page, found by words and tags, as a gallery, and empty."""

import re

import pytest
from django.utils import timezone

from tests.factories.documents import FileFactory, FolderFactory, TagFactory, VersionFactory
from workspace.documents.listing import ROWS_A_PAGE


@pytest.fixture
def shown(as_person, gesa, address):
    """The names on a page of the list."""

    def names(folder=None, **asked):
        url = address("folder", folder) if folder else address("list")
        rows = as_person(gesa).get(url, asked).context["page_obj"].object_list
        return [(row.folder or row.document).name for row in rows]

    return names


def test_folders_come_first_and_numbers_count_by_their_value(project, shown):
    for name in ("Plan 10.txt", "Plan 2.txt", "Äpfel.txt", "Zebra.txt"):
        FileFactory(project=project, name=name)
    FolderFactory(project=project, name="Zuletzt")
    FileFactory(name="Woanders.txt")
    FileFactory(project=project, name="Weg.txt", deleted_at=timezone.now())

    assert shown() == ["Zuletzt", "Äpfel.txt", "Plan 2.txt", "Plan 10.txt", "Zebra.txt"]


def test_a_folder_shows_what_lies_in_it_and_the_way_to_it(as_person, gesa, project, address):
    photos = FolderFactory(project=project, name="Fotos")
    year = FolderFactory(project=project, name="2026", parent=photos)
    FileFactory(project=project, folder=year, name="Fest.txt")
    FileFactory(project=project, name="Oben.txt")

    page = as_person(gesa).get(address("folder", year))

    assert [row.document.name for row in page.context["page_obj"]] == ["Fest.txt"]
    trail = re.search(r'<nav class="folder-trail".*?</nav>', page.text, re.DOTALL)[0]
    assert re.findall(r'href="([^"]+)"', trail) == [address("list"), address("folder", photos)]
    assert "1 Datei" in page.text


def test_how_much_lies_in_each_folder_is_said(as_person, gesa, project, address):
    photos = FolderFactory(project=project, name="Fotos")
    FolderFactory.create_batch(2, project=project, parent=photos)
    FileFactory(project=project, folder=photos)

    page = as_person(gesa).get(address("list")).text

    assert "2 Ordner, 1 Datei" in page


def test_words_and_tags_find_in_all_folders(project, shown, as_person, gesa, address):
    photos = FolderFactory(project=project, name="Sommerfest")
    garden = TagFactory(project=project, name="Garten")
    fest = FileFactory(project=project, folder=photos, name="Rede.txt", description="Zum Sommer")
    fest.tags.add(garden)
    FileFactory(project=project, name="Sommer.txt")
    FileFactory(project=project, name="Winter.txt")

    assert shown(q="sommer") == ["Sommerfest", "Rede.txt", "Sommer.txt"]
    assert shown(schlagwort=garden.pk) == ["Rede.txt"]
    assert shown(schlagwort=garden.pk, q="winter") == []
    assert shown(schlagwort="quatsch", folge="quatsch") == ["Sommerfest", "Sommer.txt", "Winter.txt"]
    page = as_person(gesa).get(address("list"), {"q": "Xylophon"}).text
    assert "Keine Datei passt" in page


def test_the_newest_or_the_largest_first(project, shown):
    old = FileFactory(
        project=project, name="a.txt", written=b"x" * 500, changed_at=timezone.now() - timezone.timedelta(2)
    )
    new = FileFactory(project=project, name="b.txt", written=b"x")

    assert shown(folge="neu") == [new.name, old.name]
    assert shown(folge="gross") == [old.name, new.name]


def test_the_view_and_the_order_stay_in_the_addresses_of_the_list(as_person, gesa, project, address):
    FileFactory.create_batch(ROWS_A_PAGE + 1, project=project)

    page = as_person(gesa).get(address("list"), {"ansicht": "galerie", "folge": "neu"})

    assert 'class="file-gallery"' in page.text
    assert "?folge=neu&amp;ansicht=galerie&amp;page=2" in page.text


def test_order_and_view_stay_on_the_way_into_a_folder_but_words_do_not(as_person, gesa, project, address):
    folder = FolderFactory(project=project, name="Sommer")

    page = as_person(gesa).get(address("list"), {"q": "sommer", "folge": "neu", "ansicht": "galerie"}).text

    assert f'href="{address("folder", folder)}?folge=neu&amp;ansicht=galerie"' in page


def test_pages_go_on_from_folders_to_files(project, shown):
    FolderFactory.create_batch(3, project=project)
    FileFactory.create_batch(ROWS_A_PAGE, project=project)

    first, second = shown(), shown(page=2)

    assert len(first) == ROWS_A_PAGE
    assert len(second) == 3
    assert len({*first, *second}) == ROWS_A_PAGE + 3


@pytest.mark.parametrize("asked", ["", "?q=a", "?folge=gross&ansicht=galerie"])
def test_the_list_takes_as_many_queries_for_one_row_as_for_thirty(
    as_person, gesa, ben, project, address, queries_of, asked
):
    tag = TagFactory(project=project)

    def fill(number):
        for _ in range(number):
            FolderFactory(project=project)
            FileFactory(project=project, created_by=ben, description="a").tags.add(tag)

    as_person(gesa)
    fill(1)
    queries_of(address("list"))
    few = queries_of(f"{address('list')}{asked}")
    fill(29)

    assert queries_of(f"{address('list')}{asked}") == few


@pytest.mark.parametrize("asked", ["", "?folge=neu", "?ansicht=galerie", "?q=Plan"])
def test_each_file_names_its_own_tags_in_order(as_person, gesa, project, address, asked):
    garden, fest, water = (TagFactory(project=project, name=name) for name in ("Garten", "Fest", "Wasser"))
    FileFactory(project=project, name="Plan A.txt").tags.add(garden, fest)
    FileFactory(project=project, name="Plan B.txt").tags.add(water)
    FileFactory(project=project, name="Plan C.txt")

    page = as_person(gesa).get(f"{address('list')}{asked}").text

    marks = [
        re.findall(r"</svg> (\w+)</li>", each) for each in re.findall(r'class="file-marks">.*?</ul>', page, re.DOTALL)
    ]
    assert sorted(marks) == [["Fest", "Garten"], ["Wasser"]]


def test_an_empty_list_says_what_to_do_next(as_person, anna, gesa, address):
    member, guest = as_person(anna).get(address("list")).text, as_person(gesa).get(address("list")).text

    assert "Noch keine Dateien" in member
    assert "Wähle oben Dateien aus" in member
    assert "Sobald jemand etwas hochlädt, steht es hier." in guest


def test_guests_read_and_find_no_button_to_change_anything(as_person, gesa, project, file, address):
    FolderFactory(project=project)

    page = as_person(gesa).get(address("list")).text

    assert 'value="archive"' in page
    assert 'value="delete"' not in page
    assert 'type="file"' not in page
    assert address("trash") not in page


def test_what_others_know_of_a_file_stands_beside_it(as_person, gesa, project, ben, address):
    file = FileFactory(project=project, name="Plan.txt", written=b"x", written__state="refused")
    membership = project.memberships.get(user=ben)
    file.locked_by, file.locked_until = membership, timezone.now() + timezone.timedelta(hours=1)
    file.save()
    VersionFactory(document=file)

    page = as_person(gesa).get(address("list")).text

    assert "Wird gerade von Ben bearbeitet" in page
    assert "gefährlich" in page
    assert "„Plan.txt“ herunterladen" not in page


def test_the_room_left_is_said_from_eighty_percent_on(as_person, gesa, project, address, settings):
    FileFactory(project=project, written=b"x" * 80)

    settings.DOCUMENTS_QUOTA = 101
    assert "quota-said" not in as_person(gesa).get(address("list")).text
    settings.DOCUMENTS_QUOTA = 100
    assert "(80\xa0%)" in as_person(gesa).get(address("list")).text.replace(" %", "\xa0%")
