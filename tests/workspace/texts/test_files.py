"""A text as a file, and a file as a text, by their pages."""

import zipfile
from io import BytesIO

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from pypdf import PdfReader

from tests.factories.files import ImageFactory
from tests.workspace.texts.document.trees import everything
from workspace.texts.document import plain, writing
from workspace.texts.document.outgoing import FORMS
from workspace.texts.document.tree import node
from workspace.texts.models import Text
from workspace.texts.services import picturing, storing


def file(name, content):
    return SimpleUploadedFile(name, content if isinstance(content, bytes) else content.encode())


@pytest.mark.parametrize("key", FORMS)
def test_guests_may_take_a_text_along(as_person, gesa, text, address, key):
    text.title = "Satzung für Ölhöfe"
    text.save()

    answer = as_person(gesa).get(address("take_along", text), {"form": key})

    assert answer.status_code == 200
    assert answer["Content-Type"] == FORMS[key].content_type
    assert answer["Content-Disposition"] == f"attachment; filename*=utf-8''Satzung%20f%C3%BCr%20%C3%96lh%C3%B6fe.{key}"
    assert answer["X-Content-Type-Options"] == "nosniff"


def test_the_page_names_all_forms_and_knows_no_other(as_person, ben, text, address):
    client = as_person(ben)

    page = client.get(address("take_along", text)).text

    assert [f"?form={key}" in page for key in FORMS] == [True] * len(FORMS)
    assert client.get(address("take_along", text), {"form": "exe"}).status_code == 404


def test_addresses_of_the_portal_are_whole_in_a_file(as_person, ben, text, address):
    as_person(ben).post(address("add", text), {"file": file("a.md", "[Ideen](/ideen/)")})

    written = as_person(ben).get(address("take_along", text), {"form": "md"}).text

    assert "[Ideen](http://testserver/ideen/)" in written


def test_pictures_of_the_public_page_go_along_and_no_others(as_person, gesa, text, public_page, address):
    """Some text may name a picture of somebody else by its number."""
    secret = ImageFactory(title="Geheim")
    shown = [
        node("image", src="/bilder/1/", alt=each.title, picture=str(each.pk)) for each in (public_page.picture, secret)
    ]
    storing.append(text=text, update=writing.update_of(shown), user=None)

    page = as_person(gesa).get(address("take_along", text), {"form": "html"}).text
    pdf = PdfReader(BytesIO(as_person(gesa).get(address("take_along", text), {"form": "pdf"}).content))

    assert page.count("data:image/jpeg;base64,") == 1
    assert 'alt="Tisch"' in page
    assert "Geheim]" in page
    assert len(pdf.pages[0].images) == 1
    assert not secret.renditions.exists()


def test_a_page_that_is_offline_gives_no_pictures_away(as_person, gesa, text, public_page, address):
    public_page.live = False
    public_page.save()
    shown = node("image", src="/bilder/1/", alt="Tisch", picture=str(public_page.picture.pk))
    storing.append(text=text, update=writing.update_of([shown]), user=None)

    page = as_person(gesa).get(address("take_along", text), {"form": "html"}).text

    assert "data:" not in page
    assert "Tisch]" in page


def test_the_same_picture_a_thousand_times_makes_no_giant_of_a_file(project, public_page):
    shown = node("image", src="/bilder/1/", alt="", picture=str(public_page.picture.pk))

    root, pictures = picturing.for_a_file(project, node("doc", *([shown] * 1000)))

    assert sum(bool(each.words("picture")) for each in root.children) == picturing.MOST_SHOWN
    assert len(pictures) == 1


def test_a_picture_whose_file_is_lost_is_named(as_person, gesa, text, public_page, address):
    public_page.picture.file.delete(save=False)
    shown = node("image", src="/bilder/1/", alt="Tisch", picture=str(public_page.picture.pk))
    storing.append(text=text, update=writing.update_of([shown]), user=None)

    page = as_person(gesa).get(address("take_along", text), {"form": "html"}).text

    assert "Tisch]" in page


def test_a_file_becomes_a_text(as_person, ben, project, address):
    content = FORMS["docx"].make(everything(), title="Frühjahrsputz", language="de-DE", pictures={})

    answer = as_person(ben).post(address("bring"), {"file": file("x.docx", content)}, follow=True)

    text = Text.objects.get()
    assert answer.redirect_chain[-1][0] == text.get_absolute_url()
    assert (text.title, text.created_by, text.project) == ("Frühjahrsputz", ben, project)
    assert text.plain.startswith("Frühjahrsputz\nWir räumen gemeinsam auf")
    assert [author.user for author in text.authors.all()] == [ben]
    assert project.happenings.filter(kind="text_begun").count() == 1


def test_a_file_comes_at_the_end_and_the_pictures_that_are_missing_are_said(as_person, ben, text, address):
    source = "# Neu\n\n![](https://example.org/a.png)\n\nund mehr"

    page = as_person(ben).post(address("add", text), {"file": file("a.md", source)}, follow=True).text

    assert plain.of(storing.load(text)) == "Zweck des Vereins\nund mehr"
    assert "1 picture was left out" in page or "1 Bild" in page
    assert text.versions.count() == 1


def test_what_cannot_be_read_is_said_at_the_field(as_person, ben, address):
    bomb = BytesIO()
    with zipfile.ZipFile(bomb, "w", zipfile.ZIP_DEFLATED) as packed:
        packed.writestr("word/document.xml", b" " * 40_000_000)

    for name, content in {"a.docx": bomb.getvalue(), "b.pdf": b"%PDF", "c.docx": b"PK"}.items():
        answer = as_person(ben).post(address("bring"), {"file": file(name, content)})
        assert answer.status_code == 200
        assert "id_file_error" in answer.text or "invalid-feedback" in answer.text

    assert Text.objects.count() == 0


def test_guests_bring_nothing(as_person, gesa, text, address):
    client = as_person(gesa)

    answers = [client.post(address("bring"), {"file": file("a.md", "x")})]
    answers.append(client.post(address("add", text), {"file": file("a.md", "x")}))

    assert [answer.status_code for answer in answers] == [403, 403]
    assert plain.of(storing.load(text)) == "Zweck des Vereins"
    assert Text.objects.count() == 1
