"""Files and folders as one ZIP file."""

import io
import tracemalloc
import zipfile

import pytest
from django.utils import timezone

from tests.factories.documents import BlobFactory, FileFactory, FolderFactory, VersionFactory
from workspace.documents import packing


@pytest.fixture
def unpacked(as_person, gesa, address):
    """The archive of these, as Gesa, a guest, gets it."""

    def unpacked(*things):
        asked = {"f": [], "d": []}
        for each in things:
            asked["f" if each._meta.model_name == "folder" else "d"].append(each.pk)
        response = as_person(gesa).get(address("archive"), asked)
        archive = zipfile.ZipFile(io.BytesIO(b"".join(response.streaming_content)))
        assert archive.testzip() is None
        return archive

    return unpacked


def test_a_folder_comes_with_all_that_lies_in_it(project, unpacked):
    photos = FolderFactory(project=project, name="Fotos")
    year = FolderFactory(project=project, name="Jahr 2026", parent=photos)
    FileFactory(project=project, folder=photos, name="Übersicht.txt", written=b"Moin")
    FileFactory(project=project, folder=year, name="Fest.jpg", written=b"x" * 1000, written__media_type="image/jpeg")
    FileFactory(project=project, folder=year, name="Weg.txt", deleted_at=timezone.now())
    FileFactory(project=project, name="Oben.txt")

    archive = unpacked(photos)

    assert sorted(archive.namelist()) == ["Fotos/Jahr 2026/Fest.jpg", "Fotos/Übersicht.txt"]
    assert archive.read("Fotos/Übersicht.txt") == b"Moin"
    assert archive.read("Fotos/Jahr 2026/Fest.jpg") == b"x" * 1000


def test_it_is_called_as_the_folder_and_the_day(as_person, gesa, project, address):
    folder = FolderFactory(project=project, name="Größen")

    response = as_person(gesa).get(address("archive"), {"f": folder.pk})

    day = timezone.localdate().isoformat()
    assert response.headers["Content-Disposition"] == f"attachment; filename*=utf-8''Gr%C3%B6%C3%9Fen%20{day}.zip"
    b"".join(response.streaming_content)


def test_nothing_is_packed_for_who_asks_for_the_head_alone(as_person, gesa, file, address, monkeypatch):
    monkeypatch.setattr(packing, "_pieces", None)

    response = as_person(gesa).head(address("archive"), {"d": file.pk})

    assert (response.headers["Content-Type"], b"".join(response)) == ("application/zip", b"")


def test_no_name_leads_out_of_the_folder_into_which_it_is_unpacked(project, unpacked):
    evil = FileFactory(project=project, name="../../evil.txt")
    folder = FolderFactory(project=project, name="..")
    FileFactory(project=project, folder=folder, name="C:\\CON.txt")

    names = unpacked(evil, folder).namelist()

    assert names == ["evil.txt", "Ohne Namen/_CON.txt"]


def test_things_of_one_name_do_not_overwrite_each_other(project, unpacked):
    one = FileFactory(project=project, name="Plan.txt", written=b"1")
    two = FileFactory(project=project, folder=FolderFactory(project=project), name="plan.TXT", written=b"2")

    archive = unpacked(one, two)

    assert len({name.casefold() for name in archive.namelist()}) == 2


def test_what_is_not_clean_is_left_out_and_named(project, unpacked):
    folder = FolderFactory(project=project, name="Post")
    FileFactory(project=project, folder=folder, name="Virus.exe", written=b"boese", written__state="refused")
    FileFactory(project=project, folder=folder, name="Neu.pdf", written=b"neu", written__state="waiting")
    FileFactory(project=project, folder=folder, name="Gut.txt", written=b"gut")

    archive = unpacked(folder)

    assert sorted(archive.namelist()) == ["Ausgelassen.txt", "Post/Gut.txt"]
    assert archive.read("Ausgelassen.txt").decode().splitlines()[2:] == [
        "Post/Neu.pdf: wird noch geprüft",
        "Post/Virus.exe: ist gefährlich",
    ]


def test_what_is_missing_in_the_storage_is_left_out_and_named(project, unpacked, caplog):
    file = FileFactory(project=project, name="Plan.txt")
    file.current.blob.file.storage.delete(file.current.blob.file.name)

    with caplog.at_level("CRITICAL", logger="workspace.documents.packing"):
        archive = unpacked(file)

    assert archive.read("Ausgelassen.txt").decode().splitlines()[2:] == ["Plan.txt: konnte gerade nicht gelesen werden"]


def test_an_empty_folder_says_so(project, unpacked):
    assert unpacked(FolderFactory(project=project)).read("Ausgelassen.txt").decode() == "Es war keine Datei darin.\r\n"


def test_only_the_current_version_and_only_of_this_project(project, unpacked, file):
    VersionFactory(document=file)
    foreign = FileFactory(name="Fremd.txt")

    assert unpacked(file, foreign).namelist() == ["Satzung.txt"]


def test_nothing_chosen_leads_back_to_the_list(as_person, gesa, address):
    assert as_person(gesa).get(address("archive"), {"d": "quatsch"}).url == address("list")


def test_it_takes_as_many_queries_for_one_file_as_for_thirty(as_person, gesa, project, address, queries_of):
    folder = FolderFactory(project=project)
    as_person(gesa)
    url = f"{address('archive')}?f={folder.pk}"
    FileFactory(project=project, folder=folder)
    few = queries_of(url)
    FileFactory.create_batch(29, project=project, folder=folder)

    assert queries_of(url) == few


def test_only_pieces_of_the_content_are_in_memory(project):
    size = 24 * 1024 * 1024
    file = FileFactory(project=project, written=None)
    blob = BlobFactory(project=project, data=bytes(size), media_type="video/mp4")
    file.current = VersionFactory(document=file, blob=blob)
    file.save()
    del blob
    entries = packing.entries_of(project, [file], [])

    tracemalloc.start()
    sent = sum(len(piece) for piece in packing.pack(entries))
    _now, most = tracemalloc.get_traced_memory()
    tracemalloc.stop()

    assert sent > size
    assert most < 4 * packing.PIECE
