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


def test_documents_do_not_lie_among_the_public_media(settings):
    settings.STORAGES = settings.STORAGES | {
        "documents": {
            "BACKEND": "django.core.files.storage.FileSystemStorage",
            "OPTIONS": {"location": settings.VAR_DIR / "private"},
        }
    }
    assert not Path(document_storage().path("satzung.pdf")).is_relative_to(settings.MEDIA_ROOT)
    assert PortalDocument._meta.get_field("file").upload_to == "documents"
