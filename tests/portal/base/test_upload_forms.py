"""Uploads as an editor makes them, through the pages of the admin."""

import json
import re
from unittest import mock

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import clear_url_caches, reverse
from django.utils import translation
from django.utils.translation import gettext_lazy as _
from PIL import Image
from wagtail.models import Collection

from portal.base.forms import PictureField
from portal.base.models import PortalDocument, PortalImage
from tests.factories.accounts import UserFactory
from tests.factories.files import ImageFactory, picture_bytes, uploaded_picture


@pytest.fixture
def editor(client, home_page):
    Collection.get_first_root_node() or Collection.add_root(name="Root")
    user = UserFactory(is_superuser=True, is_staff=True, language="en")
    client.force_login(user)
    return client


@pytest.fixture(autouse=True)
def english(settings):
    settings.LANGUAGE_CODE = "en"
    yield
    clear_url_caches()  # the addresses were read under another first language


def upload(client, view, file):
    response = client.post(
        reverse(view),
        {"title": "Datei", "files[]": file, "collection": Collection.get_first_root_node().pk},
        HTTP_X_REQUESTED_WITH="XMLHttpRequest",
    )
    return json.loads(response.content)


def test_a_picture_loses_its_place_on_the_way_in(editor):
    exif = Image.Exif()
    exif.get_ifd(0x8825)[2] = (54.0, 19.0, 0.0)

    answer = upload(editor, "wagtailimages:add_multiple", uploaded_picture("a.jpg", picture_format="JPEG", exif=exif))

    assert answer["success"] is True
    with PortalImage.objects.get().file.open() as stored, Image.open(stored) as picture:
        assert dict(picture.getexif()) == {}


def test_a_drawing_with_a_script_is_refused_in_words(editor):
    svg = SimpleUploadedFile("logo.svg", b"<svg xmlns='http://www.w3.org/2000/svg'><script>alert(1)</script></svg>")

    answer = upload(editor, "wagtailimages:add_multiple", svg)

    assert answer == {"success": False, "error_message": "Choose a picture in the format JPEG, PNG, WebP or AVIF."}
    assert PortalImage.objects.count() == 0


def test_the_single_form_says_it_at_the_field(editor):
    response = editor.post(
        reverse("wagtailimages:add"),
        {"title": "Bild", "file": uploaded_picture("bild.png", b"no picture"), "collection": 1, "tags": ""},
    )

    assert response.context["form"].errors["file"] == ["This file is damaged or not a picture."]


def test_a_web_page_is_no_document(editor):
    answer = upload(editor, "wagtaildocs:add_multiple", SimpleUploadedFile("satzung.pdf", b"<script>alert(1)</script>"))

    assert answer == {
        "success": False,
        "error_message": "The content of this file does not match its name: it is not a PDF file.",
    }
    assert PortalDocument.objects.count() == 0


@pytest.mark.parametrize("view", ["wagtailimages:add_multiple", "wagtaildocs:add_multiple"])
def test_a_huge_upload_is_counted_but_not_kept(editor, settings, view):
    settings.UPLOAD_MAX_BYTES = 3 * 1024 * 1024
    settings.PICTURE_MAX_BYTES = settings.WAGTAILDOCS_MAX_UPLOAD_SIZE = 1024 * 1024
    name = "gross.png" if "images" in view else "gross.pdf"
    file = SimpleUploadedFile(name, picture_bytes() + b"0" * 6 * 1024 * 1024)

    with mock.patch("portal.base.upload_handlers.TemporaryFileUploadHandler.receive_data_chunk") as written:
        answer = upload(editor, view, file)

    assert answer == {
        "success": False,
        "error_message": "This file is 6.0\xa0MB. The limit is 1.0\xa0MB.",
    }
    assert sum(len(call.args[0]) for call in written.call_args_list) <= settings.UPLOAD_MAX_BYTES


def test_who_may_not_upload_is_turned_away(client, home_page, ben):
    client.force_login(ben)

    response = client.post(reverse("wagtailimages:add_multiple"), {"files[]": uploaded_picture()})

    assert (response.status_code, PortalImage.objects.count()) == (403, 0)


@pytest.mark.indexed
def test_changing_the_words_of_a_picture_needs_no_new_upload(editor):
    image = ImageFactory()

    response = editor.post(
        reverse("wagtailimages:edit", args=[image.pk]),
        {"title": "Neuer Titel", "collection": image.collection_id, "tags": "", "description": "x", "credit": ""},
    )

    image.refresh_from_db()
    assert (response.status_code, image.title) == (302, "Neuer Titel")


def test_what_a_picture_may_be_is_said_in_the_language_of_whoever_reads():
    field = PictureField(help_text=_("Where and when it was taken is removed."))  # once, for all

    with translation.override("de"):
        assert re.match(r"Höchstens \d+,0\xa0MB\. Möglich sind: .*jpg.* Wo und wann", str(field.help_text))
    with translation.override("en"):
        assert re.match(r"At most \d+\.0\xa0MB\. Allowed are: .*jpg.* Where and when", str(field.help_text))
