"""A file for everybody: the version that somebody published, and no other one."""

from functools import partial

import pytest
from django.core.files.base import ContentFile
from django.urls import reverse

from portal.accounts import privacy
from portal.moderation.choices import Action, ReportReason
from portal.moderation.models import Case
from portal.moderation.services import deciding, reporting
from tests.factories.documents import FileFactory, FolderFactory, PublicationFactory, ShareLinkFactory, VersionFactory
from tests.factories.initiatives import InitiativeIndexPageFactory, InitiativePageFactory
from tests.factories.projects import MembershipFactory, ProjectFactory
from tests.simultaneous import at_the_same_moment
from workspace.documents.choices import Form, State
from workspace.documents.models import Blob, Document, Preview, Publication, ShareLink, Version
from workspace.documents.services import publishing, trashing, versions
from workspace.documents.services.publishing import Said
from workspace.projects.choices import Status
from workspace.projects.models import Project

SAID = {"title": "Unsere Satzung", "words": "Beschlossen im Mai."}
SPAM = "Jetzt zugreifen bei https://a.example https://b.example https://c.example https://d.example https://e.example"


@pytest.fixture
def project(project, home_page, kiel):
    """With a live page."""
    index = InitiativeIndexPageFactory(parent=home_page)
    project.page = InitiativePageFactory(parent=index, title="Reparaturtreff", slug="reparaturtreff")
    project.municipality = kiel
    project.save()
    return project


@pytest.fixture
def published(file, ben):
    return PublicationFactory(document=file, title="Unsere Satzung", published_by=ben)


@pytest.fixture
def everywhere(client, project):
    """All that a stranger can ask about the project's files."""

    def read():
        client.logout()
        there = [reverse("documents:list", args=[project.slug]), project.page.url, "/sitemap.xml"]
        return "".join(client.get(each).text for each in there)

    return read


def test_a_member_publishes_a_file(as_person, ben, file, address, everywhere):
    said = as_person(ben).post(address("publish", file), SAID, follow=True).text

    publication = Publication.objects.get()
    assert "Veröffentlicht: Alle können diese Version der Datei bekommen." in said
    page = as_person().get(publication.get_absolute_url())
    assert ("Unsere Satzung" in page.text, "Beschlossen im Mai." in page.text) == (True, True)
    assert f'<link rel="canonical" href="http://testserver{publication.get_absolute_url()}">' in page.text
    response = as_person().get(publication.download_url)
    assert b"".join(response.streaming_content) == b"Zweck des Vereins"
    assert response.headers["Content-Disposition"] == (
        "attachment; filename=\"Unsere Satzung.txt\"; filename*=UTF-8''Unsere%20Satzung.txt"
    )
    assert "private" in response.headers["Cache-Control"]
    assert everywhere().count(publication.get_absolute_url()) >= 3
    assert "Ben hat die Datei „Satzung.txt“ veröffentlicht" in as_person(ben).get(file.project.workspace_url).text


def test_what_is_uploaded_later_stays_inside(as_person, ben, file, address, published):
    new = VersionFactory(document=file, blob__data=b"Neuer Zweck")
    Document.objects.update(current=new, name="Geheim.txt")

    assert b"".join(as_person().get(published.download_url).streaming_content) == b"Zweck des Vereins"
    assert "Geheim" not in as_person().get(published.get_absolute_url()).text
    assert "Es gibt eine neuere Version." in as_person(ben).get(address("publish", file)).text

    as_person(ben).post(address("publish", file), SAID)

    assert b"".join(as_person().get(published.download_url).streaming_content) == b"Neuer Zweck"


def test_taken_back_nobody_gets_it_and_nothing_is_kept(as_person, ben, file, address, published, everywhere):
    client = as_person(ben)

    said = client.post(address("publish", file), {"undo": "1"}, follow=True).text
    client.post(address("publish", file), {"undo": "1"})

    assert "Zurückgenommen" in said
    assert "Satzung" not in everywhere()
    for each in (published.get_absolute_url(), published.download_url):
        assert as_person().get(each).status_code == 404
    row = Publication.objects.get()
    assert (row.title, row.words, row.version) == ("", "", None)


def test_in_the_trash_nobody_gets_it(as_person, ben, file, published, membership, everywhere):
    assert "Satzung" in everywhere()

    trashing.put_in(membership=membership(ben), documents=[file])

    assert "Satzung" not in everywhere()
    for name in ("detail", "download", "look"):
        address = reverse(f"documents:{name}", args=[file.project.slug, published.pk])
        assert as_person().get(address).status_code == 404


def test_with_its_version_it_goes(as_person, anna, file, published, membership):
    Document.objects.update(current=VersionFactory(document=file))

    versions.delete_one(version=published.version, membership=membership(anna))

    assert as_person().get(published.download_url).status_code == 404
    assert not Publication.objects.public().exists()


def test_nobody_else_publishes(as_person, anna, ben, gesa, clara, project, file, address):
    for person, code in ((gesa, 403), (clara, 404), (None, 302)):
        assert as_person(person).post(address("publish", file), SAID).status_code == code
    Project.objects.update(only_admins_publish=True)
    assert as_person(ben).post(address("publish", file), SAID).status_code == 403
    assert as_person(anna).post(address("publish", FileFactory()), SAID).status_code == 404
    assert not Publication.objects.exists()
    assert as_person(anna).post(address("publish", file), SAID).status_code == 302


@pytest.mark.parametrize("state", [State.WAITING, State.REFUSED])
def test_nothing_unchecked_is_published(as_person, ben, file, address, state):
    Blob.objects.update(state=state)

    as_person(ben).post(address("publish", file), SAID)

    assert not Publication.objects.exists()


@pytest.mark.parametrize("state", [State.WAITING, State.REFUSED])
def test_what_turns_out_dangerous_is_public_no_more(client, published, state):
    Blob.objects.update(state=state)

    assert client.get(published.get_absolute_url()).status_code == 404
    assert client.get(published.download_url).status_code == 404


@pytest.mark.parametrize("sent", [{"title": ""}, {"title": "x" * 181}, {"words": "x" * 501}])
def test_nonsense_publishes_nothing(as_person, ben, file, address, sent):
    page = as_person(ben).post(address("publish", file), {**SAID, **sent})

    assert list(page.context["form"].errors) == list(sent)
    assert not Publication.objects.exists()


@pytest.mark.parametrize(
    ("fields", "is_public"),
    [
        ({"status": Status.ARCHIVED}, True),
        ({"status": Status.REQUESTED}, False),
        ({"status": Status.DECLINED}, False),
        ({"is_listed": False}, False),
        ({"page": None}, False),
        ({"rooms_off": ["documents"]}, False),
    ],
)
def test_it_is_public_as_long_as_the_project_is(client, project, published, fields, is_public):
    Project.objects.filter(pk=project.pk).update(**fields)

    pages = [published.get_absolute_url(), published.download_url, reverse("documents:list", args=[project.slug])]

    assert {client.get(each).status_code for each in pages} == {200 if is_public else 404}


def test_of_an_archived_project_its_admin_takes_it_back(as_person, anna, ben, project, file, address, published):
    project.status = Status.ARCHIVED
    project.save()
    assert as_person(ben).post(address("publish", file), {"undo": "1"}).status_code == 403
    assert as_person(anna).post(address("publish", file), SAID).status_code == 403

    as_person(anna).post(address("publish", file), {"undo": "1"})

    assert as_person().get(published.download_url).status_code == 404


def test_what_looks_like_spam_waits_for_a_manager(as_person, ben, maren, file, address, everywhere):
    as_person(ben).post(address("publish", file), {**SAID, "words": SPAM})
    publication = Publication.objects.get()
    assert (publication.waits, publication.get_absolute_url() in everywhere()) == (True, False)
    assert "Sie wartet auf dem Schreibtisch" in as_person(maren).get(publication.get_absolute_url()).text

    deciding.decide(case=Case.objects.get(), action=Action.APPROVE, reason="", actor=maren)

    assert publication.get_absolute_url() in everywhere()


def test_a_report_leads_to_the_desk_and_hides_it(as_person, ben, clara, maren, file, published, address, everywhere):
    assert as_person(clara).get(f"/melden/document/{published.pk}/").status_code == 200
    reporting.report(target=published, reason=ReportReason.OTHER, text="", actor=clara)
    case = Case.objects.get()

    deciding.decide(case=case, action=Action.HIDE, reason="Ohne Einwilligung.", actor=maren)

    assert "Satzung" not in everywhere()
    assert as_person(clara).get(published.download_url).status_code == 404
    assert "Sie ist verborgen" in as_person(maren).get(published.get_absolute_url()).text
    assert "Von der Moderation verborgen" in as_person(ben).get(address("publish", file)).text
    deciding.take_back(decision=case.decisions.get(), actor=maren)
    assert as_person(clara).get(published.download_url).status_code == 200


def test_what_is_internal_cannot_be_reported(as_person, ben, clara, file, address, published):
    as_person(ben).post(address("publish", file), {"undo": "1"})

    assert as_person(clara).get(f"/melden/document/{published.pk}/").status_code == 404


def test_html_is_handed_out_as_something_unknown(client, published):
    Blob.objects.update(media_type="text/html")

    for address in (published.download_url, reverse("documents:look", args=["reparaturtreff", published.pk])):
        response = client.get(address)
        assert response.headers["Content-Type"] == "application/octet-stream"
        assert response.headers["Content-Disposition"].startswith("attachment")
        assert "sandbox" in response.headers["Content-Security-Policy"]


def test_two_who_publish_at_once_publish_once(committed):
    index = InitiativeIndexPageFactory()
    project = ProjectFactory(page=InitiativePageFactory(parent=index))
    file = FileFactory(project=project)
    members = [MembershipFactory(project=project) for _number in range(2)]

    failed = at_the_same_moment(
        [partial(publishing.publish, document=file, membership=each, said=Said("Satzung")) for each in members]
    )

    assert failed == []
    assert Publication.objects.count() == 1


def test_what_somebody_published_is_exported(ben, published):
    part = next(each for each in privacy.parts() if each.name == "published_files")

    assert [row["title"] for row in part.export(ben)] == ["Unsere Satzung"]


def test_lists_ask_as_often_for_one_as_for_thirty(client, project, published, query_count):
    address = reverse("documents:list", args=[project.slug])
    for _time in range(2):
        client.get(address)
    with query_count() as one:
        client.get(address)
    for _number in range(29):
        PublicationFactory(document=FileFactory(project=project))
    with query_count() as many:
        client.get(address)

    assert len(many) == len(one) <= 12


def test_what_is_shown_of_it_comes_by_its_public_address(client, published):
    Blob.objects.update(media_type="image/png")
    Version.objects.update(name="Plan.png")
    preview = Preview.objects.create(blob=published.version.blob, form=Form.PICTURE)
    preview.pictures.create(number=1, file=ContentFile(b"RIFF", name="a.webp"), width=4, height=3)
    address = reverse("documents:picture", args=["reparaturtreff", published.pk, 1])

    page = client.get(published.get_absolute_url()).text

    assert f'src="{address}"' in page
    assert ("arbeitsbereich" in page.partition("<main")[2].partition("</main")[0], "Satzung.txt" in page) == (
        False,
        False,
    )
    assert client.get(address).content == b"RIFF"
    Blob.objects.update(state=State.REFUSED)
    assert client.get(address).status_code == 404


def test_the_files_own_page_says_who_sees_it(as_person, ben, gesa, project, file, published, address, membership):
    folder = FolderFactory(project=project)
    Document.objects.update(folder=folder)
    ShareLinkFactory(document=file, maker=membership(ben))
    ShareLinkFactory(document=None, folder=folder, maker=membership(ben))

    of_ben, of_gesa = (as_person(each).get(address("detail", file)).text for each in (ben, gesa))

    for words in ("Alle: Sie ist veröffentlicht", "Wer den Link hat", "Wer einen Link zu einem Ordner darum hat"):
        assert (words in of_ben, words in of_gesa) == (True, True), words
    for name in ("share", "publish"):
        assert (address(name, file) in of_ben, address(name, file) in of_gesa) == (True, False)
    assert ShareLink.objects.first().token not in of_gesa
