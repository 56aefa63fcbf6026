"""`STORAGE_URL`, read and refused; and used against a server that speaks S3."""

import urllib.error
import urllib.request

import boto3
import pytest
from django.core.exceptions import ImproperlyConfigured
from django.core.files.base import ContentFile
from django.core.files.storage import storages
from moto.moto_server.threaded_moto_server import ThreadedMotoServer
from wagtail.models import Collection, CollectionViewRestriction

from portal.base.models import PortalDocument, PortalImage
from portal.settings.object_storage import read_storage_url
from tests.factories.files import DocumentFactory, ImageFactory

GOOD = "s3://key:secret@s3.example.org/mokwi-pictures/mokwi-documents"


def test_the_parts_of_the_address_are_read():
    found = read_storage_url("s3+http://k%2Fy:se%2Fcret@127.0.0.1:9000/pictures/documents?region=eu-central-1")

    assert (found.endpoint, found.key, found.secret) == ("http://127.0.0.1:9000", "k/y", "se/cret")
    assert (found.pictures, found.documents, found.region) == ("pictures", "documents", "eu-central-1")
    assert found.pictures_url == "http://127.0.0.1:9000/pictures"


def test_pictures_may_have_an_address_of_their_own():
    found = read_storage_url(f"{GOOD}?pictures=https://portal.example.org/media/")

    options = found.storages()["default"]["OPTIONS"]
    assert (options["url_protocol"], options["custom_domain"]) == ("https:", "portal.example.org/media")
    assert found.origin_of_pictures == "https://portal.example.org"


@pytest.mark.parametrize(
    ("url", "sentence"),
    [
        ("s3://s3.example.org/one/two", "must name key, secret and host"),
        ("s3://key@s3.example.org/one/two", "must name key, secret and host"),
        ("s3://key:secret@/one/two", "must name key, secret and host"),
        ("s3://key:sec/ret@s3.example.org/one/two", "has a host or port that is none"),
        ("s3://key:secret@s3.example.org:99999/one/two", "has a host or port that is none"),
        ("s3://key:secret@[s3/one/two", "has a host or port that is none"),
        ("s3://key:secret@s3.example.org", "must name two different buckets"),
        ("s3://key:secret@s3.example.org/one", "must name two different buckets"),
        ("s3://key:secret@s3.example.org/one/one", "must name two different buckets"),
        ("s3://key:secret@s3.example.org/one/two/three", "must name two different buckets"),
        ("s3://key:secret@s3.example.org/one/T_W_O", "has a name that no bucket can have"),
        (f"{GOOD}?acl=public-read", "has a parameter that is not known (acl)"),
        (f"{GOOD}?pictures=/media", "must name the address of the pictures"),
        (f"{GOOD}?pictures=javascript:alert(1)", "must name the address of the pictures"),
    ],
)
def test_a_wrong_address_is_refused_in_a_sentence(url, sentence):
    with pytest.raises(ImproperlyConfigured) as refused:
        read_storage_url(url)

    assert str(refused.value).startswith(f"STORAGE_URL {sentence}")
    assert "secret@" not in str(refused.value)


@pytest.fixture(scope="module")
def server():
    server = ThreadedMotoServer("127.0.0.1", port=0, verbose=False)
    server.start()
    yield "{}:{}".format(*server.get_host_and_port())
    server.stop()


@pytest.fixture
def object_storage(server, settings, monkeypatch):
    """Both storages in new buckets."""
    found = read_storage_url(f"s3+http://key:secret@{server}/pictures/documents?region=us-east-1")
    client = boto3.client(
        "s3",
        endpoint_url=found.endpoint,
        aws_access_key_id="key",
        aws_secret_access_key="secret",
        region_name="us-east-1",
    )
    for bucket in (found.pictures, found.documents):
        client.create_bucket(Bucket=bucket)
    settings.STORAGES = settings.STORAGES | found.storages()
    settings.WAGTAILDOCS_SERVE_METHOD = "redirect"
    for model in (PortalDocument, PortalImage):
        monkeypatch.setattr(model._meta.get_field("file"), "storage", storages["documents"])
    yield found
    for bucket in (found.pictures, found.documents):
        for item in client.list_objects_v2(Bucket=bucket).get("Contents", []):
            client.delete_object(Bucket=bucket, Key=item["Key"])
        client.delete_bucket(Bucket=bucket)
    client.close()


def fetch(url):
    with urllib.request.urlopen(url) as response:
        return response.read()


@pytest.mark.parametrize("name", ["default", "documents"])
def test_files_are_kept_apart_read_and_deleted(object_storage, name):
    storage = storages[name]

    first = storage.save("ordner/datei.txt", ContentFile(b"eins"))
    second = storage.save("ordner/datei.txt", ContentFile(b"zwei"))

    assert first == "ordner/datei.txt"
    assert second != first
    with storage.open(first) as one, storage.open(second) as two:
        assert (one.read(), two.read()) == (b"eins", b"zwei")
    storage.delete(first)
    assert (storage.exists(first), storage.exists(second)) == (False, True)


def test_a_picture_has_a_plain_address_and_a_document_a_signed_one(object_storage):
    picture = storages["default"].save("images/a b.webp", ContentFile(b"x"))
    document = storages["documents"].save("documents/satzung.pdf", ContentFile(b"%PDF-1.4"))

    signed = storages["documents"].url(document)

    assert storages["default"].url(picture) == f"{object_storage.pictures_url}/images/a%20b.webp"
    assert "X-Amz-Expires=3600" in signed
    assert fetch(signed) == b"%PDF-1.4"
    with pytest.raises(urllib.error.HTTPError, match="403"):
        fetch(signed.split("?")[0])


def test_a_document_is_handed_out_by_a_signed_link_to_those_who_may_have_it(client, home_page, object_storage, clara):
    root = Collection.get_first_root_node() or Collection.add_root(name="Root")
    private = root.add_child(name="Intern")
    CollectionViewRestriction.objects.create(collection=private, restriction_type=CollectionViewRestriction.LOGIN)
    document = DocumentFactory(collection=private)

    stranger = client.get(document.url)
    client.force_login(clara)
    member = client.get(document.url)

    assert stranger.url.startswith("/_util/login/")
    assert member.url.startswith(f"{object_storage.endpoint}/documents/documents/")
    assert fetch(member.url) == b"%PDF-1.4\n"


def test_a_picture_is_drawn_from_its_private_original(db, object_storage):
    image = ImageFactory()

    drawn = image.get_rendition("fill-40x40|format-webp")

    assert storages["documents"].exists(image.file.name)
    assert not storages["default"].exists(image.file.name)
    assert drawn.url.startswith(f"{object_storage.pictures_url}/images/")
    assert storages["default"].exists(drawn.file.name)
