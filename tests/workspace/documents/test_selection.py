"""Several things at once: moved, copied, tagged, put into the bin, and all of that taken back."""

import re

import pytest
from django.utils import timezone

from tests.factories.documents import FileFactory, FolderFactory, TagFactory
from workspace.documents.models import Document, Folder


@pytest.fixture
def press(as_person, ben, address):
    """A button of the bar, as Ben; gives the page that follows."""

    def press(do, *things, person=ben, **more):
        chosen = {
            "d": [each.pk for each in things if isinstance(each, Document)],
            "f": [each.pk for each in things if isinstance(each, Folder)],
        }
        return as_person(person).post(address("choose"), {"do": do, **chosen, **more}, follow=True)

    return press


@pytest.fixture
def undo(client, address):
    """The button of the message, on a page that offers it."""

    def undo(page):
        key = re.search(r'name="key" value="([^"]+)"', page.text)[1]
        return client.post(address("undo"), {"key": key}, follow=True)

    return undo


@pytest.fixture
def photos(project):
    return FolderFactory(project=project, name="Fotos")


def test_files_and_folders_are_moved_and_moved_back(client, press, undo, project, file, photos, address):
    sub = FolderFactory(project=project, name="2026")
    FileFactory(project=project, folder=photos, name="Satzung.txt")
    question = press("move", file, sub)
    where = question.request["PATH_INFO"] + "?" + question.request["QUERY_STRING"]
    assert [label for _key, label in question.context["form"].fields["to"].choices] == [
        "Dokumente (ganz oben)",
        "Fotos",
    ]

    page = client.post(where, {"to": photos.pk}, follow=True)

    file.refresh_from_db()
    sub.refresh_from_db()
    assert (file.folder, file.name, sub.parent) == (photos, "Satzung (2).txt", photos)
    assert "2 Dinge sind jetzt in „Fotos“." in page.text
    after = undo(page)
    file.refresh_from_db()
    sub.refresh_from_db()
    assert (file.folder, file.name, sub.parent) == (None, "Satzung.txt", None)
    assert "Alles ist wieder, wo es war." in after.text


def test_a_folder_is_not_offered_itself_nor_what_lies_in_it(press, project, photos):
    FolderFactory(project=project, name="2026", parent=photos)
    FolderFactory(project=project, name="Pläne")

    page = press("move", photos)

    assert [label for _key, label in page.context["form"].fields["to"].choices] == ["Dokumente (ganz oben)", "Pläne"]


def test_copies_lie_in_the_other_folder(client, press, file, photos):
    page = press("copy", file)

    client.post(f"{page.request['PATH_INFO']}?{page.request['QUERY_STRING']}", {"to": photos.pk})

    assert [(each.name, each.current.blob) for each in photos.documents.all()] == [("Satzung.txt", file.current.blob)]
    assert Document.objects.inside(None).get() == file


def test_tags_are_added_to_those_that_files_have(client, press, project, file):
    file.tags.add(TagFactory(project=project, name="Alt"))

    page = press("tag", file)
    client.post(f"{page.request['PATH_INFO']}?{page.request['QUERY_STRING']}", {"add": "Garten, , Protokoll,Garten"})

    assert sorted(tag.name for tag in file.tags.all()) == ["Alt", "Garten", "Protokoll"]


def test_folders_alone_get_no_tags(press, photos):
    assert "Ordner haben keine Schlagwörter." in press("tag", photos).text


def test_into_the_bin_and_back(press, undo, project, file, photos):
    inside = FileFactory(project=project, folder=photos)

    page = press("delete", file, photos)

    assert not Document.objects.kept().exists()
    assert "2 Dinge sind im Papierkorb." in page.text
    undo(page)
    assert set(Document.objects.kept()) == {file, inside}
    inside.refresh_from_db()
    assert inside.folder == photos


def test_who_deletes_a_file_on_its_page_comes_to_its_folder(press, project, photos, address):
    inside = FileFactory(project=project, folder=photos)

    page = press("delete", inside, back=inside.get_absolute_url())

    assert page.redirect_chain[-1][0] == address("folder", photos)


def test_undo_is_offered_once_and_works_once(client, press, undo, file, address):
    page = press("delete", file)
    assert "Rückgängig" in page.text
    assert 'name="key"' not in client.get(address("list")).text

    undo(page)

    assert "Es gibt nichts mehr rückgängig zu machen." in undo(page).text


def test_undo_says_where_it_does_not_work_any_more(client, press, undo, file, photos, ben):
    file.folder = photos
    file.save()
    question = press("move", file)
    where = f"{question.request['PATH_INFO']}?{question.request['QUERY_STRING']}"
    page = client.post(where, {"to": ""}, follow=True)
    photos.delete()

    assert "Jemand hat diesen Ordner inzwischen gelöscht." in undo(page).text


def test_nobody_undoes_what_somebody_else_did(press, undo, as_person, anna, file, address):
    page = press("delete", file)
    as_person(anna)

    assert "Es gibt nichts mehr rückgängig zu machen." in undo(page).text
    assert not Document.objects.kept().exists()


def test_nothing_chosen_is_said(press):
    assert "Wähle zuerst etwas aus" in press("delete").text


def test_things_of_another_project_cannot_be_chosen(press, anna):
    foreign = FileFactory()

    page = press("delete", foreign)

    assert "Wähle zuerst etwas aus" in page.text
    assert Document.objects.kept().get() == foreign


def test_the_way_back_never_leads_out_of_the_portal(press, file, address):
    page = press("delete", file, back="//example.org/")

    assert page.redirect_chain[-1][0] == address("list")


def test_guests_change_nothing(press, gesa, file, address, client):
    assert press("delete", file, person=gesa).status_code == 403
    assert press("move", file, person=gesa).status_code == 403
    assert press("archive", file, person=gesa).headers["Content-Type"] == "application/zip"
    assert client.get(address("trash")).status_code == 403


def test_somebody_elses_lock_is_said(press, project, anna, file, client):
    file.locked_by, file.locked_until = project.memberships.get(user=anna), timezone.now() + timezone.timedelta(hours=1)
    file.save()

    page = press("delete", file)

    assert "Anna arbeitet gerade an dieser Datei." in page.text
    assert Document.objects.kept().get() == file


def test_a_folder_goes_into_the_bin_from_its_own_page(as_person, ben, press, project, photos, address):
    sub = FolderFactory(project=project, name="2026", parent=photos)
    page = as_person(ben).get(address("folder", sub)).text
    above = re.search(r'name="back" value="([^"]+)">\s*<button class="btn btn-link" type="submit" name="do"', page)[1]
    assert above == address("folder", photos)

    page = press("delete", sub, back=above)

    assert page.redirect_chain[-1][0] == above
    assert "„2026“ ist im Papierkorb." in page.text
