"""The protocol of uploads that can be resumed, as a browser speaks it."""

from base64 import b64encode

import pytest

from tests.factories.documents import FileFactory, FolderFactory, UploadFactory
from workspace.documents.models import Document, Upload
from workspace.documents.services import uploading

TUS = {"Tus-Resumable": "1.0.0"}


def metadata(**said):
    return ",".join(f"{key} {b64encode(str(value).encode()).decode()}" for key, value in said.items())


@pytest.fixture
def begin(as_person, address):
    def ask(person, length, **said):
        headers = TUS | {"Upload-Length": str(length), "Upload-Metadata": metadata(**said)}
        return as_person(person).post(address("create_upload"), headers=headers, content_type="text/plain")

    return ask


def patch(client, where, offset, data, **headers):
    return client.patch(
        where,
        data,
        content_type="application/offset+octet-stream",
        headers=TUS | {"Upload-Offset": str(offset)} | headers,
    )


def test_a_file_arrives_in_two_pieces(client, begin, ben):
    begun = begin(ben, 10, name="Plan.pdf")

    first = patch(client, begun["Location"], 0, b"01234")
    asked = client.head(begun["Location"], headers=TUS)
    last = patch(client, begun["Location"], 5, b"56789")

    document = Document.objects.get()
    assert (begun.status_code, begun["Tus-Resumable"]) == (201, "1.0.0")
    assert (first.status_code, first["Upload-Offset"], "Upload-Document" in first) == (204, "5", False)
    assert (asked.status_code, asked["Upload-Offset"], asked["Upload-Length"]) == (200, "5", "10")
    assert (last.status_code, last["Upload-Document"]) == (204, document.get_absolute_url())
    assert document.current.blob.size == 10


def test_who_missed_the_answer_hears_it_again(client, begin, ben):
    begun = begin(ben, 4, name="Plan.pdf")
    patch(client, begun["Location"], 0, b"Moin")

    asked = client.head(begun["Location"], headers=TUS)

    assert (asked["Upload-Offset"], asked["Upload-Document"]) == ("4", Document.objects.get().get_absolute_url())


def test_what_an_ended_process_left_whole_is_finished_when_asked_for(client, begin, ben):
    begun = begin(ben, 4, name="Plan.pdf")
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(
            uploading, "finish", lambda upload: Document(pk=1, project=upload.project)
        )  # the process ends here
        patch(client, begun["Location"], 0, b"Moin")
    assert not Document.objects.exists()

    client.head(begun["Location"], headers=TUS)

    assert Document.objects.get().current.blob.size == 4


def test_a_file_without_bytes_is_there_at_once(begin, ben):
    answer = begin(ben, 0, name="leer.txt")

    assert answer["Upload-Document"] == Document.objects.get().get_absolute_url()


def test_it_lies_where_it_was_wanted(begin, project, ben):
    folder = FolderFactory(project=project)

    begin(ben, 0, name="../Plan.txt", folder=folder.pk, path="Fotos/Mai", comment="zuerst")

    document = Document.objects.get()
    assert (document.name, document.folder.name, document.folder.parent.parent) == ("Plan.txt", "Mai", folder)
    assert document.current.comment == "zuerst"


def test_what_is_said_about_it_is_one_line(begin, ben):
    begin(ben, 0, name="Plan.txt", comment="zuerst\0\n" + "x" * 300)

    assert Document.objects.get().current.comment == "zuerst " + "x" * 193


def test_it_becomes_a_version(begin, file, ben):
    begin(ben, 0, name="anders.txt", document=file.pk)

    assert [each.name for each in file.versions.all()] == ["anders.txt", "Satzung.txt"]


def test_a_wrong_offset_changes_nothing(client, begin, ben):
    begun = begin(ben, 10, name="Plan.pdf")

    answer = patch(client, begun["Location"], 3, b"345")

    assert answer.status_code == 409
    assert Upload.objects.get().offset == 0


@pytest.mark.parametrize(
    ("headers", "status"),
    [
        ({"Upload-Length": "5"}, 400),
        ({"Upload-Metadata": metadata(name="a.txt")}, 400),
        ({"Upload-Length": "-5", "Upload-Metadata": metadata(name="a.txt")}, 400),
        ({"Upload-Length": "5", "Upload-Metadata": "name !!!"}, 400),
        ({"Upload-Length": "5", "Upload-Metadata": metadata(name="a.txt"), "Tus-Resumable": "0.2.2"}, 412),
        ({"Upload-Length": "9999999999999", "Upload-Metadata": metadata(name="a.txt")}, 413),
        ({"Upload-Length": "9" * 30, "Upload-Metadata": metadata(name="a.txt")}, 400),
        ({"Upload-Length": "5", "Upload-Metadata": metadata(name="a.txt", path="x/" * 300)}, 409),
        ({"Upload-Length": "5", "Upload-Metadata": metadata(name="a.txt", folder="987654")}, 409),
        ({"Upload-Length": "5", "Upload-Metadata": metadata(name="a.txt", document="x")}, 409),
    ],
)
def test_what_is_not_written_as_it_must_be_begins_nothing(as_person, address, ben, headers, status):
    answer = as_person(ben).post(address("create_upload"), headers=TUS | headers, content_type="text/plain")

    assert answer.status_code == status
    assert not Upload.objects.exists()


def test_more_than_was_said_is_refused(client, begin, ben):
    begun = begin(ben, 3, name="Plan.pdf")

    assert patch(client, begun["Location"], 0, b"Moin").status_code == 400


def test_a_cancelled_upload_is_gone(client, begin, ben):
    begun = begin(ben, 10, name="Plan.pdf")
    patch(client, begun["Location"], 0, b"01234")

    assert client.delete(begun["Location"], headers=TUS).status_code == 204
    assert client.head(begun["Location"], headers=TUS).status_code == 404


def test_nobody_goes_on_with_the_upload_of_somebody_else(as_person, address, membership, anna, ben):
    upload = UploadFactory(project=membership(ben).project, by=membership(ben), length=4)

    answer = patch(as_person(anna), address("upload", upload.token), 0, b"Moin")

    assert (answer.status_code, Upload.objects.get().offset) == (404, 0)


def test_guests_and_strangers_upload_nothing(begin, gesa, clara):
    answers = [begin(person, 4, name="Plan.pdf").status_code for person in (gesa, clara, None)]

    assert answers == [403, 404, 401]
    assert not Upload.objects.exists()


def test_in_an_archived_project_nothing_is_uploaded(begin, project, ben):
    project.status = "archived"
    project.save()

    assert begin(ben, 4, name="Plan.pdf").status_code == 403


def test_why_it_does_not_work_is_said_in_words(begin, project, ben, settings):
    settings.DOCUMENTS_QUOTA = 3

    answer = begin(ben, 4, name="Plan.pdf")

    assert (answer.status_code, answer["Content-Type"]) == (413, "text/plain; charset=utf-8")
    assert "Papierkorb" in answer.content.decode()


def test_without_the_token_of_the_form_nothing_begins(begin, ben, client):
    client.handler.enforce_csrf_checks = True

    assert begin(ben, 4, name="Plan.pdf").status_code == 403


def test_a_file_in_the_way_of_a_folder_is_not_hidden_by_it(begin, project, ben):
    FileFactory(project=project, name="Fotos")

    begin(ben, 0, name="a.jpg", path="Fotos")

    assert project.folders.get().name == "Fotos (2)"
