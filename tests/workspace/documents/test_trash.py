"""The bin of the room."""

from datetime import timedelta

import pytest
from django.utils import timezone

from tests.factories.documents import FileFactory, FolderFactory
from workspace.documents.models import Document


@pytest.fixture
def deleted(project, ben):
    at = timezone.now() - timedelta(days=1)
    return FileFactory(project=project, name="Entwurf.txt", deleted_at=at, deleted_by=ben)


def test_it_says_who_deleted_what_and_until_when_it_is_kept(as_person, ben, deleted, project, address):
    folder = FolderFactory(project=project, name="Alt", deleted_at=timezone.now(), deleted_by=ben)
    FileFactory(project=project, folder=folder, name="Darin.txt", deleted_at=timezone.now(), deleted_with=folder)
    FileFactory(name="Fremd.txt", deleted_at=timezone.now())

    page = as_person(ben).get(address("trash"))

    assert [row.thing for row in page.context["page_obj"]] == [folder, deleted]
    until = timezone.localtime(deleted.deleted_at + timedelta(days=30)).strftime("%d.%m.%Y")
    assert f"bleibt bis {until}" in page.text
    assert "Darin.txt" not in page.text


def test_what_lies_there_is_brought_back(as_person, ben, deleted, address):
    page = as_person(ben).post(address("restore"), {"d": deleted.pk}, follow=True)

    assert Document.objects.kept().get() == deleted
    assert "„Entwurf.txt“ ist zurück." in page.text
    assert "Der Papierkorb ist leer" in page.text


def test_admins_delete_for_good_after_they_were_asked(as_person, anna, ben, deleted, address):
    url = f"{address('purge')}?d={deleted.pk}"
    assert as_person(ben).get(url).status_code == 403
    assert "Endgültig löschen" not in as_person(ben).get(address("trash")).text
    assert "Entwurf.txt" in as_person(anna).get(url).text
    assert Document.objects.exists()

    as_person(anna).post(url)

    assert not Document.objects.exists()


def test_only_what_lies_in_the_bin_of_the_project(as_person, anna, file, address):
    foreign = FileFactory(deleted_at=timezone.now())

    client = as_person(anna)

    assert client.post(address("restore"), {"d": foreign.pk}).status_code == 404
    assert client.post(f"{address('purge')}?d={file.pk}").status_code == 404
    assert Document.objects.count() == 2
