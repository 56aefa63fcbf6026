from pathlib import Path

import pytest
from django.core.files.base import ContentFile
from django.core.files.storage import FileSystemStorage
from wagtail.models import Collection, CollectionViewRestriction

from portal.base.models import PortalDocument
from portal.base.storage import document_storage
from tests.factories.files import DocumentFactory


@pytest.fixture
def portal(client, home_page, monkeypatch, tmp_path):
    monkeypatch.setattr(PortalDocument._meta.get_field("file"), "storage", FileSystemStorage(tmp_path))
    return client


def content(response):
    return b"".join(response.streaming_content)


def test_a_pdf_is_shown_and_may_run_nothing(portal):
    document = DocumentFactory()

    response = portal.get(document.url)

    assert content(response) == b"%PDF-1.4\n"
    assert response.headers["X-Content-Type-Options"] == "nosniff"
    assert response.headers["Content-Security-Policy"] == "default-src 'none'"


def test_everything_else_is_a_download_in_a_sandbox(portal):
    document = DocumentFactory(file=ContentFile(b"Hallo", name="hallo.txt"))

    response = portal.get(document.url)

    assert response.headers["Content-Disposition"].startswith("attachment;")
    assert response.headers["Content-Security-Policy"] == "default-src 'none'; sandbox"
    response.close()


@pytest.mark.parametrize(("who", "status"), [(None, 302), ("clara", 200)])
def test_a_private_collection_is_for_people_who_signed_in(portal, request, who, status):
    root = Collection.get_first_root_node() or Collection.add_root(name="Root")
    private = root.add_child(name="Intern")
    CollectionViewRestriction.objects.create(collection=private, restriction_type=CollectionViewRestriction.LOGIN)
    document = DocumentFactory(collection=private)
    if who:
        portal.force_login(request.getfixturevalue(who))

    response = portal.get(document.url)

    assert response.status_code == status
    response.close()


FILM = bytes(range(100))


@pytest.fixture
def film(portal):
    return DocumentFactory(file=ContentFile(FILM, name="film.mp4"))


@pytest.mark.parametrize(
    ("wanted", "part", "content_range"),
    [
        ("bytes=0-1", FILM[:2], "bytes 0-1/100"),
        ("bytes=0-", FILM, "bytes 0-99/100"),
        ("bytes=40-49", FILM[40:50], "bytes 40-49/100"),
        ("bytes=99-99", FILM[99:], "bytes 99-99/100"),
        ("bytes=90-4000", FILM[90:], "bytes 90-99/100"),
        ("bytes=-10", FILM[90:], "bytes 90-99/100"),
        ("bytes=-4000", FILM, "bytes 0-99/100"),
    ],
)
def test_a_player_gets_the_part_of_a_film_that_it_asks_for(portal, film, wanted, part, content_range):
    response = portal.get(film.url, headers={"range": wanted})

    assert response.status_code == 206
    assert content(response) == part
    assert response.headers["Content-Range"] == content_range
    assert response.headers["Content-Length"] == str(len(part))
    assert response.headers["Content-Type"] == "video/mp4"
    assert response.headers["Accept-Ranges"] == "bytes"
    assert response.headers["X-Content-Type-Options"] == "nosniff"
    response.close()


@pytest.mark.parametrize("wanted", ["bytes=100-", "bytes=4000-5000", "bytes=-0"])
def test_a_part_that_does_not_exist_is_refused_with_the_size(portal, film, wanted):
    response = portal.get(film.url, headers={"range": wanted})

    assert response.status_code == 416
    assert response.headers["Content-Range"] == "bytes */100"


@pytest.mark.parametrize(
    "wanted", ["", "bytes=", "bytes=a-b", "bytes=50-40", "bytes=0-1,5-6", "lines=1-2", f"bytes={'9' * 99}-", "🌻"]
)
def test_whatever_else_is_asked_for_is_answered_with_the_whole(portal, film, wanted):
    response = portal.get(film.url, headers={"range": wanted})

    assert response.status_code == 200
    assert content(response) == FILM
    assert response.headers["Accept-Ranges"] == "bytes"
    response.close()


def test_a_film_that_has_changed_is_handed_out_whole(portal, film):
    whole = portal.get(film.url)

    same = portal.get(film.url, headers={"range": "bytes=0-1", "if-range": whole.headers["ETag"]})
    other = portal.get(film.url, headers={"range": "bytes=0-1", "if-range": '"older"'})

    assert (same.status_code, other.status_code) == (206, 200)
    for response in (whole, same, other):
        response.close()


def test_a_part_of_a_private_film_is_private_too(portal, film):
    private = film.collection.add_child(name="Intern")
    CollectionViewRestriction.objects.create(collection=private, restriction_type=CollectionViewRestriction.LOGIN)
    film.collection = private
    film.save()

    assert portal.get(film.url, headers={"range": "bytes=0-1"}).status_code == 302


def test_documents_do_not_lie_among_the_public_media(settings):
    settings.STORAGES = settings.STORAGES | {
        "documents": {
            "BACKEND": "django.core.files.storage.FileSystemStorage",
            "OPTIONS": {"location": settings.VAR_DIR / "private"},
        }
    }
    assert not Path(document_storage().path("satzung.pdf")).is_relative_to(settings.MEDIA_ROOT)
    assert PortalDocument._meta.get_field("file").upload_to == "documents"
