"""Into the trash, out of it again, and for good."""

from datetime import timedelta

import pytest
from django.core.exceptions import PermissionDenied
from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils import timezone

from tests.factories.documents import FileFactory, FolderFactory, VersionFactory
from workspace.documents.errors import DocumentError
from workspace.documents.models import Blob, Document, Folder, Version
from workspace.documents.services import locking, trashing, uploading
from workspace.projects.models import Happening


@pytest.fixture
def bens(membership, ben):
    return membership(ben)


@pytest.fixture
def annas(membership, anna):
    return membership(anna)


@pytest.fixture
def folder(project):
    """With a file, and a file in a folder in it."""
    outer = FolderFactory(project=project, name="Bau")
    inner = FolderFactory(project=project, name="Fotos", parent=outer)
    FileFactory(project=project, folder=outer, name="a.txt")
    FileFactory(project=project, folder=inner, name="b.txt")
    return outer


def kept():
    return sorted(
        [*Document.objects.kept().values_list("name", flat=True), *(each.name for each in Folder.objects.kept())]
    )


def test_a_file_goes_and_comes_back(bens, file, anna):
    trashing.put_in(membership=bens, documents=[file])
    assert not Document.objects.visible_to(anna).exists()

    trashing.restore(membership=bens, documents=[file])
    assert Document.objects.visible_to(anna).get() == file


def test_a_folder_goes_with_all_that_lies_in_it_and_comes_back_so(bens, folder, file):
    trashing.put_in(membership=bens, folders=[folder])

    assert kept() == ["Satzung.txt"]
    assert (Folder.objects.in_trash().get(), Document.objects.in_trash().exists()) == (folder, False)

    trashing.restore(membership=bens, folders=[folder])
    assert kept() == ["Bau", "Fotos", "Satzung.txt", "a.txt", "b.txt"]


def test_what_was_deleted_before_its_folder_does_not_come_back_with_it(bens, folder):
    early = Document.objects.get(name="a.txt")
    trashing.put_in(membership=bens, documents=[early])
    trashing.put_in(membership=bens, folders=[folder])

    trashing.restore(membership=bens, folders=[folder])

    assert kept() == ["Bau", "Fotos", "b.txt"]
    assert Document.objects.in_trash().get() == early


def test_what_lay_in_a_folder_that_is_gone_comes_back_on_top(bens, folder):
    early = Document.objects.get(name="a.txt")
    trashing.put_in(membership=bens, documents=[early])
    trashing.put_in(membership=bens, folders=[folder])

    trashing.restore(membership=bens, documents=[early])

    early.refresh_from_db()
    assert (early.folder, early.deleted_at) == (None, None)


def test_it_gets_a_number_where_its_name_is_taken_by_now(bens, project, file):
    trashing.put_in(membership=bens, documents=[file])
    FileFactory(project=project, name="Satzung.txt")

    trashing.restore(membership=bens, documents=[file])

    assert kept() == ["Satzung (2).txt", "Satzung.txt"]


def test_what_somebody_has_in_hand_is_not_deleted(bens, annas, folder):
    locking.take(document=Document.objects.get(name="b.txt"), membership=annas)

    with pytest.raises(DocumentError):
        trashing.put_in(membership=bens, folders=[folder])

    assert kept() == ["Bau", "Fotos", "a.txt", "b.txt"]


def lies(blob):
    return blob.file.storage.exists(blob.file.name)


def test_after_thirty_days_it_is_gone_with_its_bytes(bens, project, file, folder, commit):
    VersionFactory(document=file)
    blobs = [version.blob for version in Version.objects.all()]
    trashing.put_in(membership=bens, documents=[file], folders=[folder])
    for model in (Document, Folder):
        model.objects.update(deleted_at=timezone.now() - timedelta(days=31))
    fresh = FileFactory(project=project, name="frisch.txt")
    trashing.put_in(membership=bens, documents=[fresh])

    with commit():
        assert trashing.purge_due() == 3

    assert list(Document.objects.all()) == [fresh]
    assert (Folder.objects.count(), Blob.objects.get()) == (0, fresh.current.blob)
    assert [lies(blob) for blob in blobs] == [False] * 4
    assert lies(fresh.current.blob)


def test_bytes_that_something_else_has_stay(annas, project, file, commit):
    copy = FileFactory(project=project, written=b"Zweck des Vereins")
    trashing.put_in(membership=annas, documents=[file])

    with commit():
        trashing.purge_now(membership=annas, documents=[file])

    assert copy.current.blob == file.current.blob
    assert lies(copy.current.blob)


def test_before_its_time_only_admins_empty_it(bens, annas, file, folder, commit):
    trashing.put_in(membership=bens, documents=[file], folders=[folder])

    with pytest.raises(PermissionDenied):
        trashing.empty(membership=bens)
    with commit():
        trashing.empty(membership=annas)

    assert (Document.objects.count(), Folder.objects.count(), Blob.objects.count()) == (0, 0, 0)


def test_what_is_not_in_the_trash_is_not_purged(annas, file):
    with pytest.raises(DocumentError):
        trashing.purge_now(membership=annas, documents=[file])


def test_the_timeline_forgets_what_is_gone(annas, project, commit):
    file = uploading.take(membership=annas, file=SimpleUploadedFile("geheim.txt", b"x"))
    assert Happening.objects.filter(title="geheim.txt").exists()
    trashing.put_in(membership=annas, documents=[file])

    trashing.purge_now(membership=annas, documents=[file])

    assert not Happening.objects.filter(title="geheim.txt").exists()


def test_what_was_deleted_before_its_folder_outlives_it(annas, folder, commit):
    early = Document.objects.get(name="a.txt")
    trashing.put_in(membership=annas, documents=[early])
    trashing.put_in(membership=annas, folders=[folder])

    with commit():
        trashing.purge_now(membership=annas, folders=[folder])
    trashing.restore(membership=annas, documents=[early])

    assert kept() == ["a.txt"]
    assert lies(Document.objects.get().current.blob)
