"""The room's pages: texts are begun, found, named, finished, thrown away and taken back."""

import re
from datetime import timedelta

import pytest
from django.utils import timezone

from portal.accounts.privacy import parts
from portal.moderation.models import Block
from tests.factories.accounts import UserFactory
from tests.factories.texts import AuthorFactory, ChangeFactory, TextFactory
from workspace.projects.models import Happening
from workspace.texts.jobs import empty_the_bin
from workspace.texts.models import Change, Text
from workspace.texts.views.lists import TEXTS_A_PAGE


@pytest.mark.parametrize(("typed", "shown"), [("  Protokoll   vom Mai ", "Protokoll vom Mai"), ("", "Ohne Titel")])
def test_a_member_begins_a_text_with_a_title_or_without(as_person, ben, project, address, typed, shown):
    page = as_person(ben).post(address("create"), {"title": typed, "language": "de"}, follow=True)

    text = Text.objects.get()
    assert (text.project, text.created_by, text.changed_by) == (project, ben, ben)
    assert page.redirect_chain[-1][0] == address("detail", text)
    assert f"{shown}</h1>" in page.text
    assert "Hier steht noch nichts." in page.text
    assert f"Ben hat den Text „{shown}“ begonnen" in as_person(ben).get(project.workspace_url).text


def test_it_has_another_title(as_person, ben, text, address):
    as_person(ben).post(address("rename", text), {"title": "Unsere Satzung", "language": "de"})

    assert Text.objects.get().title == "Unsere Satzung"


def test_it_lies_in_a_folder_written_as_it_is_already(as_person, ben, text, project, address):
    TextFactory(project=project, folder="Anträge")
    TextFactory(project=project, folder="Geheim", deleted_at=timezone.now())
    TextFactory(folder="Woanders")
    client = as_person(ben)

    page = client.get(address("rename", text)).text
    client.post(address("rename", text), {"title": "Satzung", "folder": "  anträge ", "language": "de"})

    assert re.findall('<option value="([^"]+)"></option>', page) == ["Anträge"]
    text.refresh_from_db()
    assert text.folder == "Anträge"


def test_folders_are_chosen_above_the_list(as_person, gesa, text, project, address):
    TextFactory(project=project, title="Förderantrag", folder="Anträge & mehr", written="Geld")
    TextFactory(project=project, title="Einladung", folder="Anträge & mehr", written="Kuchen")
    TextFactory(project=project, title="Kasse", folder="Geld", written="Geld")
    client = as_person(gesa)

    def titles(**asked):
        return [each.title for each in client.get(address("list"), asked).context["page_obj"]]

    page = client.get(address("list")).text
    assert re.findall(r'href="\?ordner=([^"]+)"', page) == ["Antr%C3%A4ge%20%26%20mehr", "Geld"]
    assert titles(ordner="Anträge & mehr") == ["Einladung", "Förderantrag"]
    assert titles(ordner="Anträge & mehr", q="geld") == ["Förderantrag"]
    assert len(titles(ordner="Gibt es nicht")) == 4
    within = client.get(address("list"), {"ordner": "Geld", "q": "xyz"}).text
    assert 'name="ordner" value="Geld"' in within
    assert "Kein Text passt" in within


def test_a_text_begun_in_a_folder_lies_in_it(as_person, ben, address):
    client = as_person(ben)

    form = client.get(address("create"), {"ordner": "Anträge"}).context["form"]
    client.post(address("create"), {"title": "", "folder": "Anträge", "language": "en"})

    assert form.initial == {"folder": "Anträge", "language": "de"}
    assert [(each.folder, each.language) for each in Text.objects.all()] == [("Anträge", "en")]


def test_it_is_read_and_written_in_its_own_language(as_person, ben, text, address):
    text.language = "en"
    text.save()

    page = as_person(ben).get(address("detail", text)).text

    assert 'data-lang="en"' in page
    assert '<div class="rendered-text text-break" lang="en">' in page
    assert 'lang="en-GB"' in as_person(ben).get(address("take_along", text), {"form": "html"}).text


def test_finished_it_keeps_its_title_until_it_is_opened_again(as_person, ben, text, address):
    client = as_person(ben)

    client.post(address("finish", text))
    client.post(address("finish", text))
    said = client.post(address("rename", text), {"title": "Anders", "language": "de"}, follow=True).text
    assert "Der Text ist fertig" in said
    assert Text.objects.get().is_finished
    assert Happening.objects.filter(kind="text_finished").count() == 1

    client.post(address("finish", text), {"undo": "1"})
    client.post(address("rename", text), {"title": "Anders", "language": "de"})
    assert not Text.objects.get().is_finished
    assert Text.objects.get().title == "Anders"


def test_what_is_thrown_away_can_be_taken_out_of_the_bin(as_person, anna, ben, text, address):
    client = as_person(ben)

    assert "Satzung" in client.get(address("delete", text)).text
    said = client.post(address("delete", text), follow=True).text
    assert f'<a href="{text.get_absolute_url()}">Zurückholen</a>' in said
    assert "Satzung" not in client.get(address("list")).text.partition("<h1")[2]
    binned = as_person(anna).get(address("bin")).text
    assert "Gelöscht von Ben Behrens" in binned
    assert f'action="{address("restore", text)}"' in binned
    assert "Zweck des Vereins" in client.get(address("detail", text)).text
    assert "Satzung" not in client.get(text.project.workspace_url).text.partition("<h1")[2]

    as_person(anna).post(address("restore", text))
    assert "Satzung" in client.get(address("list")).text
    assert Text.objects.get().deleted_by is None


def test_after_thirty_days_it_is_gone(project, text, address, as_person, ben):
    ChangeFactory(text=text)
    kept = TextFactory(project=project, deleted_at=timezone.now() - timedelta(days=29))
    client = as_person(ben)
    client.post(address("finish", text))
    client.post(address("delete", text))

    empty_the_bin()
    assert Text.objects.count() == 2

    Text.objects.filter(pk=text.pk).update(deleted_at=timezone.now() - timedelta(days=31))
    empty_the_bin()
    assert list(Text.objects.all()) == [kept]
    assert not Change.objects.exists()
    assert not Happening.objects.filter(room="texts").exists()


def test_who_is_blocked_begins_nothing(as_person, ben, address):
    Block.objects.create(user=ben, until=timezone.now() + timedelta(days=1), reason="Werbung")

    assert "Werbung" in as_person(ben).post(address("create"), {"title": "Neu", "language": "de"}, follow=True).text
    assert not Text.objects.exists()


def test_it_is_found_by_its_title_and_by_what_is_in_it(as_person, gesa, text, project, address):
    TextFactory(project=project, title="Einladung", written="Kommt alle zum Sommerfest")
    TextFactory(title="Sommerfest anderswo", written="Sommerfest")
    client = as_person(gesa)

    def titles(words):
        return [each.title for each in client.get(address("list"), {"q": words}).context["page_obj"]]

    assert titles("satz") == ["Satzung"]
    assert titles("sommerfest alle") == ["Einladung"]
    assert titles("") == ["Einladung", "Satzung"]
    assert "Kein Text passt" in client.get(address("list"), {"q": "Winter"}).text


def test_the_list_says_who_changed_it_last_and_is_read_in_pages(as_person, ben, project, address):
    old = timezone.now() - timedelta(days=1)
    Text.objects.bulk_create(
        Text(project=project, title=f"Text {number}", changed_at=old) for number in range(TEXTS_A_PAGE)
    )
    TextFactory(project=project, title="Der neueste", changed_by=ben)

    page = as_person(ben).get(address("list"))

    assert page.context["page_obj"][0].title == "Der neueste"
    assert len(page.context["page_obj"]) == TEXTS_A_PAGE
    assert "Ben Behrens, " in page.text
    assert f"{TEXTS_A_PAGE + 1} Texte" in page.text


def test_thirty_texts_cost_no_more_queries_than_one(as_person, ben, project, address, queries_of):
    as_person(ben)
    TextFactory(project=project, changed_by=UserFactory(), written="Eins")
    few = [queries_of(url) for url in (address("list"), address("list") + "?q=Eins", project.workspace_url)]
    for _number in range(TEXTS_A_PAGE - 1):
        TextFactory(project=project, changed_by=UserFactory(), written="Eins")
    many = [queries_of(url) for url in (address("list"), address("list") + "?q=Eins", project.workspace_url)]

    assert many == few
    assert few[0] <= 9
    assert few[2] <= 20


def test_what_the_portal_holds_about_an_author(ben, text):
    Text.objects.update(created_by=ben)
    AuthorFactory(text=text, user=ben)
    part = next(each for each in parts() if each.name == "texts")

    said = part.export(ben)
    assert [each["title"] for each in said["begun"]] == ["Satzung"]
    assert [each["text__title"] for each in said["written_in"]] == ["Satzung"]

    ben.delete()
    assert Text.objects.get().created_by is None
    assert text.authors.get().user is None


@pytest.mark.parametrize(("who", "may_write"), [("ben", "true"), ("gesa", "false")])
def test_the_page_has_the_editor_and_what_is_written_for_browsers_without(
    as_person, text, address, who, may_write, request
):
    page = as_person(request.getfixturevalue(who)).get(address("detail", text)).text

    assert f'data-socket="{address("detail", text)}live/"' in page
    assert f'data-may-write="{may_write}"' in page
    assert f'data-name="{request.getfixturevalue(who).name}"' in page
    assert "<p>Zweck des Vereins</p>" in page.partition("data-without-editor")[2]


def test_what_is_thrown_away_is_read_without_the_editor(as_person, ben, text, address):
    Text.objects.update(deleted_at=timezone.now())

    page = as_person(ben).get(address("detail", text)).text

    assert "data-text-editor" not in page
    assert "<p>Zweck des Vereins</p>" in page


def test_the_english_page_opens_the_same_socket(as_person, ben, text, address):
    german = address("detail", text)

    page = as_person(ben).get(f"/en{german}").text

    assert f'data-socket="{german}live/"' in page
