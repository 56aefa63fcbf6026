"""Bytes without a row are found and cleared away, and rows without bytes are told."""

import io
from datetime import timedelta

import pytest
from django.core.files.base import ContentFile
from django.core.management import call_command

from portal.accounts.privacy import parts
from portal.base.storage import document_storage
from tests.factories.documents import FileFactory, FolderFactory, UploadFactory, UploadPartFactory
from workspace.documents.files import new_name
from workspace.documents.leaving import note
from workspace.documents.services import stocktaking

NOW = timedelta(seconds=-1)


@pytest.fixture(autouse=True)
def _nothing_else(db):
    """What other tests have left in the storage in memory."""
    stocktaking.remove_orphans(older_than=NOW)


def check(**options):
    said, code = io.StringIO(), 0
    try:
        call_command("check_storage", stdout=said, **options)
    except SystemExit as end:
        code = end.code
    return code, said.getvalue()


def test_all_is_well(file):
    UploadPartFactory()

    assert check(hours=0, read=True) == (0, "0 without a row, 0 without bytes, 0 damaged\n")


def test_bytes_without_a_row_are_found_and_deleted(file):
    name = document_storage().save(new_name(), ContentFile(b"verwaist"))

    code, said = check(hours=-1, delete=True)

    assert (code, said.splitlines()[0]) == (0, f"no row knows: {name} (8\xa0Bytes)")
    assert not document_storage().exists(name)
    assert document_storage().exists(file.current.blob.file.name)


def test_what_is_young_may_get_its_row_yet(file):
    name = document_storage().save(new_name(), ContentFile(b"gleich"))

    assert stocktaking.remove_orphans() == 0
    assert document_storage().exists(name)


def test_lost_bytes_are_told(file):
    name = file.current.blob.file.name
    document_storage().delete(name)

    assert check() == (1, f"bytes are not there: {name}\n0 without a row, 1 without bytes\n")


def test_damaged_bytes_are_told(file):
    name = file.current.blob.file.name
    document_storage().delete(name)
    document_storage().save(name, ContentFile(b"etwas anderes"))

    code, said = check(read=True)

    assert (code, said.splitlines()[0]) == (1, f"is not what it was: {name}")


def test_somebody_hears_what_of_theirs_is_here(project, file, ben):
    file.current.uploaded_by = ben
    file.current.save()
    FolderFactory(project=project, name="Bau", created_by=ben)
    FileFactory(project=project, name="von anderen.txt")
    UploadFactory(project=project, by=project.memberships.get(user=ben), name="halb.txt")

    data = {part.name: part.export(ben) for part in parts()}

    assert [each["name"] for each in data["project_files"]["uploaded"]] == ["Satzung.txt"]
    assert [each["name"] for each in data["project_files"]["folders"]] == ["Bau"]
    assert [each["name"] for each in data["project_uploads"]] == ["halb.txt"]


def test_who_leaves_hears_what_stays(project, file, membership, ben, anna):
    UploadFactory(project=project, by=membership(ben))

    assert note(membership(ben)) == "1 Datei bleibt im Projekt, mit dem Namen. 1 Hochladevorgang wird verworfen."
    assert note(membership(anna)) == ""
