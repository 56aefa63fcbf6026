"""The page of one file: what is said of it, who may edit, its versions, and files by a plain form."""

import re
from datetime import timedelta

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils import timezone

from tests.factories.documents import FileFactory, FolderFactory, TagFactory, VersionFactory
from workspace.documents.models import Document, Version


def locked(file, membership):
    file.locked_by, file.locked_until = membership, timezone.now() + timedelta(hours=1)
    file.save()
    return file


def test_strangers_learn_nothing_of_it(as_person, clara, file, address):
    page = as_person(clara).get(address("detail", file))

    assert page.status_code == 404
    assert "Satzung" not in page.text


def test_its_address_survives_being_moved_and_renamed(as_person, ben, project, file, address):
    url = file.get_absolute_url()
    as_person(ben).post(address("edit", file), {"name": "Unsere Satzung", "description": "", "tags": ""})
    Document.objects.update(folder=FolderFactory(project=project))

    page = as_person(ben).get(url)

    assert "Unsere Satzung.txt</h1>" in page.text


def test_name_description_and_tags_are_changed_in_one_go(as_person, ben, project, file, address):
    TagFactory(project=project, name="Garten")
    client = as_person(ben)
    assert 'value="Garten"' in client.get(address("edit", file)).text

    page = client.post(
        address("edit", file), {"name": "Satzung.odt", "description": "Vom Mai", "tags": "garten, Recht"}, follow=True
    )

    file.refresh_from_db()
    assert (file.name, file.description) == ("Satzung.odt", "Vom Mai")
    assert sorted(tag.name for tag in file.tags.all()) == ["Garten", "Recht"]
    assert "Deine Änderungen sind gespeichert." in page.text


def test_a_name_that_is_taken_is_said_at_the_field(as_person, ben, project, file, address):
    FileFactory(project=project, name="Plan.txt")

    page = as_person(ben).post(address("edit", file), {"name": "plan.TXT", "description": "neu", "tags": ""})

    assert "name" in page.context["form"].errors
    file.refresh_from_db()
    assert (file.name, file.description) == ("Satzung.txt", "")


@pytest.mark.parametrize(
    ("person", "said"),
    [
        ("ben", "Alle, die in diesem Projekt mitarbeiten, auch du."),
        ("gesa", "Alle, die in diesem Projekt mitarbeiten. Du kannst sie lesen und herunterladen."),
    ],
)
def test_who_may_edit_is_said(as_person, file, address, person, said, request):
    assert said in as_person(request.getfixturevalue(person)).get(address("detail", file)).text


def test_in_a_closed_project_nobody_edits_any_more(as_person, anna, project, file, address):
    project.status = "archived"
    project.save()

    page = as_person(anna).get(address("detail", file)).text

    assert "Niemand mehr: Dieses Projekt kann nur noch gelesen werden." in page
    assert 'type="file"' not in page
    assert 'name="do"' not in page


def test_somebody_takes_it_in_hand_and_others_see_that(as_person, anna, ben, file, address):
    as_person(ben).post(address("lock", file))

    mine, theirs = as_person(ben).get(address("detail", file)), as_person(anna).get(address("detail", file))
    assert "Du arbeitest gerade an dieser Datei." in mine.text
    assert "data-keeps-lock" in mine.text
    assert "Wird gerade von Ben bearbeitet" in theirs.text
    assert 'type="file"' not in theirs.text
    assert "Trotzdem freigeben" in theirs.text  # Anna is an admin
    assert as_person(anna).get(address("edit", file)).status_code == 200
    refused = as_person(anna).post(address("edit", file), {"name": "x.txt", "description": "", "tags": ""})
    assert "Ben" in str(refused.context["form"].errors)


def test_the_lock_is_prolonged_and_given_back(as_person, ben, membership, file, address):
    locked(file, membership(ben))
    client = as_person(ben)
    until = file.locked_until

    assert client.post(address("lock", file), {"again": "1"}).status_code == 204
    file.refresh_from_db()
    assert file.locked_until > until
    client.post(address("lock", file), {"release": "1"})
    file.refresh_from_db()
    assert not file.is_locked


def test_a_lock_that_somebody_else_has_is_not_taken(as_person, anna, ben, membership, file, address):
    locked(file, membership(anna))

    page = as_person(ben).post(address("lock", file), follow=True)

    assert "Anna" in page.text
    file.refresh_from_db()
    assert file.locked_by == membership(anna)


def test_the_versions_are_listed_with_who_when_and_why(as_person, gesa, ben, file, address):
    VersionFactory(document=file, comment="Paragraf 3 geändert", uploaded_by=ben)

    page = as_person(gesa).get(address("detail", file)).text

    assert re.findall(r"<h3>Version (\d)", page) == ["2", "1"]
    assert "Paragraf 3 geändert" in page
    assert file.current.blob.sha256 in page


def test_an_older_version_becomes_the_current_one(as_person, ben, file, address):
    file.current = VersionFactory(document=file)
    file.save()

    page = as_person(ben).post(address("restore_version", file, 1), follow=True)

    file.refresh_from_db()
    assert (file.current.number, file.current.blob) == (3, file.versions.get(number=1).blob)
    assert "Version 1 ist wieder die aktuelle." in page.text


def test_an_admin_deletes_a_version_after_being_asked(as_person, anna, ben, file, address):
    file.current = VersionFactory(document=file)
    file.save()
    assert as_person(ben).get(address("delete_version", file, 1)).status_code == 403
    client = as_person(anna)
    assert "Version 1 von „Satzung.txt“ löschen?" in client.get(address("delete_version", file, 1)).text

    client.post(address("delete_version", file, 1))

    assert [version.number for version in file.versions.all()] == [2]


def test_the_last_versions_are_shown_and_all_on_demand(as_person, gesa, file, address, queries_of):
    VersionFactory.create_batch(15, document=file)
    client = as_person(gesa)

    assert len(client.get(address("detail", file)).context["versions"]) == 10
    assert len(client.get(address("detail", file), {"versionen": "alle"}).context["versions"]) == 16
    assert queries_of(address("detail", file)) == queries_of(f"{address('detail', file)}?versionen=alle")


def test_one_file_comes_by_a_plain_form(as_person, ben, project, address):
    folder = FolderFactory(project=project)
    sent = SimpleUploadedFile("Plan.txt", b"Moin")

    page = as_person(ben).post(address("upload_plainly"), {"file": sent, "folder": folder.pk}, follow=True)

    document = Document.objects.get()
    assert (document.name, document.folder, document.created_by) == ("Plan.txt", folder, ben)
    assert document.current.blob.file.read() == b"Moin"
    assert page.redirect_chain[-1][0] == address("folder", folder)
    assert "„Plan.txt“ ist da." in page.text


def test_the_same_name_is_said_to_be_a_version(as_person, ben, project, file, address):
    page = as_person(ben).post(
        address("upload_plainly"), {"file": SimpleUploadedFile("satzung.txt", b"Neu")}, follow=True
    )

    assert file.versions.count() == 2
    assert "als Version 2" in page.text


def test_a_version_comes_by_a_plain_form_with_a_comment(as_person, ben, file, address):
    sent = SimpleUploadedFile("Anders.txt", b"Neu")

    as_person(ben).post(address("add_version", file), {"file": sent, "comment": "Paragraf 3"})

    file.refresh_from_db()
    assert (file.name, file.current.number, file.current.comment) == ("Satzung.txt", 2, "Paragraf 3")


def test_without_a_file_the_form_says_so(as_person, ben, address):
    page = as_person(ben).post(address("upload_plainly"), {"file": ""})

    assert "file" in page.context["form"].errors
    assert not Version.objects.exists()


def test_what_is_too_large_is_said(as_person, ben, address, settings):
    settings.DOCUMENTS_LARGEST = 3

    page = as_person(ben).post(address("upload_plainly"), {"file": SimpleUploadedFile("Plan.txt", b"Moin")})

    assert "Diese Datei ist zu groß" in page.text
    assert not Document.objects.exists()
