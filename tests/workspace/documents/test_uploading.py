"""Files on their way in: in parts, at once, the same once more, and what becomes of what is in the way."""

from io import BytesIO

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from portal.base.storage import document_storage
from tests.factories.documents import FileFactory, FolderFactory
from workspace.documents.errors import DocumentError
from workspace.documents.models import Blob, Document, Upload, UploadPart
from workspace.documents.services import locking, trashing, uploading


def send(membership, data=b"Moin zusammen", name="Plan.txt", **said):
    upload = uploading.begin(membership=membership, name=name, length=len(data), **said)
    uploading.append(upload=upload, offset=0, stream=BytesIO(data), length=len(data))
    return uploading.finish(upload=upload)


def take(membership, data=b"Moin zusammen", name="Plan.txt", **said):
    return uploading.take(membership=membership, file=SimpleUploadedFile(name, data), **said)


def written(document):
    with document.current.blob.file.open("rb") as file:
        return file.read()


def test_a_file_arrives_in_parts_and_is_whole(membership, ben):
    upload = uploading.begin(membership=membership(ben), name="Plan.txt", length=10)
    uploading.append(upload=upload, offset=0, stream=BytesIO(b"01234"), length=5)
    uploading.append(upload=upload, offset=5, stream=BytesIO(b"56789"), length=5)

    document = uploading.finish(upload=upload)

    assert (document.name, written(document), document.current.uploaded_by) == ("Plan.txt", b"0123456789", ben)
    assert not UploadPart.objects.exists()


@pytest.mark.parametrize("way", [send, take])
def test_the_same_name_again_is_a_new_version(membership, anna, ben, way):
    first = way(membership(anna), b"alt")

    second = way(membership(ben), b"neu", name="PLAN.txt")

    assert second.pk == first.pk
    assert [each.number for each in second.versions.all()] == [2, 1]
    assert (written(second), second.name) == (b"neu", "Plan.txt")


def test_the_same_bytes_again_change_nothing(membership, ben):
    send(membership(ben))
    send(membership(ben))

    assert Document.objects.get().versions.count() == 1


def test_identical_bytes_are_stored_once_a_project(membership, ben):
    send(membership(ben), name="Plan.txt")
    send(membership(ben), name="Kopie.txt")

    assert Document.objects.count() == 2
    assert Blob.objects.count() == 1


def test_what_arrives_before_the_connection_ends_is_kept(membership, ben):
    upload = uploading.begin(membership=membership(ben), name="Plan.txt", length=10)

    uploading.append(upload=upload, offset=0, stream=BytesIO(b"0123"), length=10)

    assert Upload.objects.get().offset == 4


def test_the_folders_of_a_folder_are_made_once(membership, project, ben):
    inside = FolderFactory(project=project, name="Bau")

    send(membership(ben), name="a.txt", folder=inside, path="Fotos/Mai")
    send(membership(ben), b"b", name="b.txt", folder=inside, path="fotos/Mai/")

    assert [(each.name, getattr(each.parent, "name", None)) for each in project.folders.order_by("pk")] == [
        ("Bau", None),
        ("Fotos", "Bau"),
        ("Mai", "Fotos"),
    ]
    assert {each.folder.name for each in Document.objects.all()} == {"Mai"}


def test_what_does_not_fit_is_said_before_it_is_sent(membership, ben, settings):
    settings.DOCUMENTS_QUOTA = 20
    send(membership(ben), b"x" * 15)

    with pytest.raises(DocumentError) as caught:
        uploading.begin(membership=membership(ben), name="Noch mehr.txt", length=6)

    assert caught.value.status == 413


def test_no_bytes_are_left_where_the_room_ends_halfway(membership, ben, settings):
    upload = uploading.begin(membership=membership(ben), name="Plan.txt", length=10)
    uploading.append(upload=upload, offset=0, stream=BytesIO(b"0123456789"), length=10)
    settings.DOCUMENTS_QUOTA = 5
    before = lying()

    with pytest.raises(DocumentError):
        uploading.finish(upload=upload)

    assert (Document.objects.count(), Blob.objects.count()) == (0, 0)
    assert lying() == before


def lying():
    storage = document_storage()
    folders, _files = storage.listdir("project_files")
    return {f"project_files/{a}/{b}" for a in folders for b in storage.listdir(f"project_files/{a}")[1]}


def test_a_file_of_no_bytes_is_a_file(membership, ben):
    assert written(send(membership(ben), b"")) == b""


def test_what_somebody_else_has_in_hand_gets_no_version(membership, project, anna, ben):
    document = FileFactory(project=project, name="Plan.txt")
    locking.take(document=document, membership=membership(anna))

    with pytest.raises(DocumentError):
        uploading.begin(membership=membership(ben), name="Plan.txt", length=5)


def test_where_the_folder_is_gone_meanwhile_the_file_lies_above(membership, project, anna):
    outer = FolderFactory(project=project, name="Bau")
    inner = FolderFactory(project=project, name="Fotos", parent=outer)
    uploads = [
        uploading.begin(membership=membership(anna), name=f"{name}.txt", length=0, folder=inner)
        for name in ("im Papierkorb", "ganz weg")
    ]
    trashing.put_in(membership=membership(anna), folders=[inner])
    in_the_outer = uploading.finish(upload=uploads[0])

    trashing.purge_now(membership=membership(anna), folders=[inner])
    on_top = uploading.finish(upload=Upload.objects.get(pk=uploads[1].pk))

    assert (in_the_outer.folder, on_top.folder) == (outer, None)


def test_of_a_file_that_is_gone_nothing_comes_again(membership, anna, project):
    upload = uploading.begin(membership=membership(anna), name="Plan.txt", length=0)
    document = uploading.finish(upload=upload)
    trashing.put_in(membership=membership(anna), documents=[document])
    trashing.purge_now(membership=membership(anna), documents=[document])

    with pytest.raises(DocumentError):
        uploading.finish(upload=Upload.objects.get())

    assert not Document.objects.exists()
