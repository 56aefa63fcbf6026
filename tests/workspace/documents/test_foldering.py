"""Folders, and where things lie."""

import pytest
from django.core.exceptions import PermissionDenied
from django.db import IntegrityError, transaction

from tests.factories.documents import FileFactory, FolderFactory
from workspace.documents.errors import DocumentError
from workspace.documents.models import Document, Folder, Tag
from workspace.documents.services import copying, foldering, locking
from workspace.documents.tree import Tree
from workspace.projects.errors import ProjectError


@pytest.fixture
def bens(membership, ben):
    return membership(ben)


def names(rows):
    return [each.name for each in rows.order_by("pk")]


def test_a_folder_in_a_folder(bens, project):
    outer = foldering.create(membership=bens, name="Bau")
    inner = foldering.create(membership=bens, name="Fotos", parent=outer)

    assert [each.name for each in Tree(project).way_to(inner.pk)] == ["Bau", "Fotos"]


@pytest.mark.parametrize("name", ["Bau", "BAU "])
def test_two_in_one_place_are_not_called_the_same(bens, project, name):
    foldering.create(membership=bens, name="Bau")

    with pytest.raises(DocumentError):
        foldering.create(membership=bens, name=name)


@pytest.mark.parametrize("factory", [FolderFactory, FileFactory])
@pytest.mark.parametrize("inside", [False, True])
def test_the_database_keeps_names_apart_too(project, factory, inside):
    folder = FolderFactory(project=project) if inside else None
    place = {"parent" if factory is FolderFactory else "folder": folder}
    factory(project=project, name="Bau", **place)

    with pytest.raises(IntegrityError), transaction.atomic():
        factory(project=project, name="bau", **place)


def test_ten_deep_and_no_deeper(bens, project):
    parent = None
    for number in range(10):
        parent = foldering.create(membership=bens, name=f"Ebene {number}", parent=parent)

    with pytest.raises(DocumentError):
        foldering.create(membership=bens, name="Zu tief", parent=parent)


def test_a_folder_is_not_moved_into_itself(bens, project):
    outer = FolderFactory(project=project)
    inner = FolderFactory(project=project, parent=outer)

    for target in (outer, inner):
        with pytest.raises(DocumentError):
            foldering.move(membership=bens, to=target, folders=[outer])


def test_a_move_does_not_lead_too_deep(bens, project):
    parent = None
    for _number in range(9):
        parent = FolderFactory(project=project, parent=parent)
    pair = FolderFactory(project=project)
    FolderFactory(project=project, parent=pair)

    with pytest.raises(DocumentError):
        foldering.move(membership=bens, to=parent, folders=[pair])


def test_what_is_moved_keeps_its_address_and_gets_a_number_where_it_must(bens, project, file):
    folder = FolderFactory(project=project)
    FileFactory(project=project, folder=folder, name="satzung.TXT")
    before = file.get_absolute_url()

    foldering.move(membership=bens, to=folder, documents=[file])

    file.refresh_from_db()
    assert (file.folder, file.name, file.get_absolute_url()) == (folder, "Satzung (2).txt", before)


def test_what_is_moved_to_where_it_lies_keeps_its_name(bens, file):
    foldering.move(membership=bens, to=None, documents=[file])

    file.refresh_from_db()
    assert file.name == "Satzung.txt"


def test_things_of_another_project_are_not_moved(bens, file):
    with pytest.raises(DocumentError):
        foldering.move(membership=bens, to=None, documents=[FileFactory()])
    with pytest.raises(DocumentError):
        foldering.move(membership=bens, to=FolderFactory(), documents=[file])


def test_a_file_is_renamed_and_sorted_anew(bens, project, file):
    FileFactory(project=project, name="Plan 10.txt")

    foldering.rename(thing=file, name="Plan 2.txt", membership=bens)

    assert [each.name for each in Document.objects.in_order()] == ["Plan 2.txt", "Plan 10.txt"]


def test_a_name_that_is_taken_is_refused(bens, project, file):
    FolderFactory(project=project, name="Archiv")

    with pytest.raises(DocumentError):
        foldering.rename(thing=file, name="archiv", membership=bens)


def test_only_its_case_can_be_changed(bens, file):
    foldering.rename(thing=file, name="SATZUNG.txt", membership=bens)

    file.refresh_from_db()
    assert file.name == "SATZUNG.txt"


def test_words_and_tags(bens, project, file):
    foldering.describe(document=file, description="Von 2026", tags=["Verein", " verein ", "Recht"], membership=bens)
    foldering.tag(documents=[FileFactory(project=project)], add=["VEREIN"], membership=bens)

    assert names(Tag.objects) == ["Verein", "Recht"]
    assert names(Document.objects.matching("verein")) == [each.name for each in Document.objects.order_by("pk")]

    foldering.describe(document=file, description="", tags=[], membership=bens)
    assert names(Tag.objects) == ["Verein"]


def test_a_copy_goes_its_own_way_with_the_same_bytes(bens, project, file):
    copying.copy(membership=bens, to=None, documents=[file])

    copy = Document.objects.exclude(pk=file.pk).get()
    assert (copy.name, copy.current.number, copy.current.blob) == ("Satzung (2).txt", 1, file.current.blob)


def test_a_folder_is_copied_with_all_that_lies_in_it(bens, project):
    outer = FolderFactory(project=project, name="Bau")
    inner = FolderFactory(project=project, name="Fotos", parent=outer)
    FileFactory(project=project, folder=inner, name="a.txt")
    FileFactory(project=project, folder=outer, name="b.txt")

    copying.copy(membership=bens, to=None, folders=[outer])
    copying.copy(membership=bens, to=inner, folders=[outer])

    copies = Folder.objects.filter(name__in=["Bau (2)", "Bau"]).exclude(pk=outer.pk)
    assert [each.name for each in copies.order_by("pk")] == ["Bau (2)", "Bau"]
    for copy in copies:
        assert names(copy.documents) == ["b.txt"]
        assert names(copy.folders.get().documents) == ["a.txt"]


def test_not_too_many_are_copied_at_once(bens, project, monkeypatch):
    monkeypatch.setattr(copying, "MOST_COPIED", 1)
    folder = FolderFactory(project=project)
    FileFactory.create_batch(2, project=project, folder=folder)

    with pytest.raises(DocumentError):
        copying.copy(membership=bens, to=None, folders=[folder])


def test_what_somebody_has_in_hand_stays_where_it_is(bens, membership, file, anna):
    locking.take(document=file, membership=membership(anna))

    with pytest.raises(DocumentError):
        foldering.move(membership=bens, to=None, documents=[file])
    with pytest.raises(DocumentError):
        foldering.rename(thing=file, name="Anders.txt", membership=bens)


def test_guests_move_nothing(membership, file, gesa):
    with pytest.raises(PermissionDenied):
        foldering.move(membership=membership(gesa), to=None, documents=[file])


def test_in_an_archived_project_nothing_is_moved(bens, project, file):
    project.status = "archived"
    project.save()

    with pytest.raises(ProjectError):
        foldering.move(membership=bens, to=None, documents=[file])
