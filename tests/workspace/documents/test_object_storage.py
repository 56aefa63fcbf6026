"""Files of projects in a storage that speaks S3: moto's server, over a socket."""

import urllib.request
from io import BytesIO

import boto3
import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from moto.moto_server.threaded_moto_server import ThreadedMotoServer

from portal.settings.object_storage import read_storage_url
from tests.e2e.portal import free_port
from tests.factories.documents import FileFactory
from tests.workspace.documents.content import clamd, samples
from workspace.documents.errors import DocumentError
from workspace.documents.models import Blob, Document, Upload
from workspace.documents.services import stocktaking, trashing, uploading

NOW = -stocktaking.IN_USE_FOR


@pytest.fixture(scope="module")
def server():
    server = ThreadedMotoServer("127.0.0.1", port=0, verbose=False)
    server.start()
    yield "{}:{}".format(*server.get_host_and_port())
    server.stop()


@pytest.fixture
def bucket(server, stored_in):
    found = read_storage_url(f"s3+http://key:secret@{server}/pictures/documents?region=us-east-1")
    login = {"aws_access_key_id": "key", "aws_secret_access_key": "secret", "region_name": "us-east-1"}
    client = boto3.client("s3", endpoint_url=found.endpoint, **login)
    client.create_bucket(Bucket=found.documents)
    stored_in(found.storages()["documents"])
    yield lambda: {item["Key"] for item in client.list_objects_v2(Bucket=found.documents).get("Contents", [])}
    for item in client.list_objects_v2(Bucket=found.documents).get("Contents", []):
        client.delete_object(Bucket=found.documents, Key=item["Key"])
    client.delete_bucket(Bucket=found.documents)
    client.close()


def send(membership, *parts, name="Pläne.pdf"):
    upload = uploading.begin(membership=membership, name=name, length=sum(map(len, parts)))
    for part in parts:
        uploading.append(upload=upload, offset=upload.offset, stream=BytesIO(part), length=len(part))
    return uploading.finish(upload=upload)


def fetch(url, **headers):
    with urllib.request.urlopen(urllib.request.Request(url, headers=headers)) as response:
        return response.status, response.read(), response.headers


def test_a_file_arrives_in_parts_and_is_had_by_a_signed_address(
    bucket, as_person, address, membership, ben, gesa, commit
):
    with commit():
        document = send(membership(ben), b"%PDF-", b"1.4 Moin")
    address_of_it = as_person(gesa).get(address("download", document))

    status, data, headers = fetch(address_of_it["Location"])

    assert bucket() == {document.current.blob.file.name}  # the parts are gone
    assert (address_of_it.status_code, address_of_it["Cache-Control"]) == (302, "private, no-store")
    assert (status, data) == (200, b"%PDF-1.4 Moin")
    assert headers["Content-Disposition"].endswith("filename*=UTF-8''Pl%C3%A4ne.pdf")
    assert headers["Content-Type"] == "application/octet-stream"
    assert fetch(address_of_it["Location"], Range="bytes=5-7")[:2] == (206, b"1.4")


@pytest.fixture
def back(bucket, stored_in, settings):
    """Nobody listens where the storage was, until this is called."""
    here = settings.STORAGES["documents"]
    found = read_storage_url(f"s3+http://key:secret@127.0.0.1:{free_port()}/pictures/documents?region=us-east-1")
    stored_in(found.storages()["documents"])
    return lambda: stored_in(here)


def test_a_storage_that_is_away_takes_nothing_and_the_page_says_so(back, as_person, address, membership, ben, commit):
    with commit():
        answer = as_person(ben).post(address("upload_plainly"), {"file": SimpleUploadedFile("Plan.txt", b"Moin")})

    assert "konnte das gerade nicht speichern" in answer.text
    assert not Document.objects.exists()


def test_an_upload_goes_on_when_the_storage_is_back(back, membership, ben, commit):
    upload = uploading.begin(membership=membership(ben), name="Plan.txt", length=4)
    with pytest.raises(DocumentError) as caught:
        uploading.append(upload=upload, offset=0, stream=BytesIO(b"Moin"), length=4)
    assert (caught.value.status, Upload.objects.get().offset) == (503, 0)

    back()
    with commit():
        uploading.append(upload=upload, offset=0, stream=BytesIO(b"Moin"), length=4)

    with uploading.finish(upload=upload).current.blob.file.open("rb") as file:
        assert file.read() == b"Moin"


def test_what_is_shown_has_its_kind(bucket, as_person, address, project, gesa):
    file = FileFactory(project=project, name="Plan.pdf", written__media_type="application/pdf")

    shown = as_person(gesa).get(address("show", file))

    _status, _data, headers = fetch(shown["Location"])
    assert (headers["Content-Type"], headers["Content-Disposition"].split(";")[0]) == ("application/pdf", "inline")


def test_strangers_get_no_address(bucket, as_person, address, file, clara):
    assert as_person(clara).get(address("download", file)).status_code == 404


def test_identical_bytes_lie_there_once_and_go_with_the_last(bucket, membership, anna, commit):
    with commit():
        one, other = (send(membership(anna), b"dieselben", name=name) for name in ("a.txt", "b.txt"))
    assert len(bucket()) == 1

    for document in (one, other):
        assert Blob.objects.count() == 1
        with commit():
            trashing.put_in(membership=membership(anna), documents=[document])
            trashing.purge_now(membership=membership(anna), documents=[document])

    assert bucket() == set()


def test_the_check_looks_there(bucket, file, project, settings):
    other = FileFactory(project=project)
    orphan, lost = file.current.blob.file.name, other.current.blob.file.name
    file.delete()
    Blob.objects.filter(file=orphan).update(file="")
    other.current.blob.file.storage.delete(lost)

    assert [each.name for each in stocktaking.orphans(older_than=NOW)] == [orphan]
    assert stocktaking.missing() == [lost]
    assert stocktaking.remove_orphans(older_than=NOW) == 1
    assert bucket() == set()


def test_what_lies_there_is_scanned_and_looked_into(
    bucket, as_person, address, membership, ben, gesa, commit, settings
):
    with clamd.running() as scanner:
        settings.CLAMAV_URL = scanner.url
        with commit():
            document = send(membership(ben), samples.pdf("Satzung, Seite", pages=2))

    blob = Blob.objects.get(versions__document=document)
    picture = as_person(gesa).get(address("preview_picture", document, 1, 2))

    assert (blob.is_clean, blob.text, len(scanner.asked[0])) == (True, "Satzung, Seite 1\nSatzung, Seite 2", blob.size)
    assert bucket() == {blob.file.name, *(each.file.name for each in blob.preview.pictures.all())}
    assert (picture.status_code, picture.content[:4]) == (200, b"RIFF")
