"""What somebody gets who came by a link: that file, or what lies in that folder now, and nothing else."""

from datetime import timedelta
from io import BytesIO
from zipfile import ZipFile

import pytest
from django.conf import settings
from django.contrib.auth.hashers import make_password
from django.core.cache import cache
from django.core.files.base import ContentFile
from django.urls import reverse
from django.utils import timezone

from tests.factories.documents import FileFactory, FolderFactory, ShareLinkFactory
from tests.factories.projects import MembershipFactory
from tests.stamps import guards
from workspace.documents.choices import Form, State
from workspace.documents.models import Blob, Document, Folder, Preview, ShareLink
from workspace.documents.services import foldering, trashing
from workspace.projects.choices import Status

GONE, MISSING = 410, 404
PASSWORD = "Hafenrundfahrt"


@pytest.fixture
def nobody(client):
    cache.clear()
    return client


@pytest.fixture
def folder(project):
    return FolderFactory(project=project, name="Plakate")


@pytest.fixture
def inner(project, folder):
    return FolderFactory(project=project, parent=folder, name="Sommer")


@pytest.fixture
def poster(project, inner):
    return FileFactory(project=project, folder=inner, name="Aushang.txt", written=b"Kommt alle")


@pytest.fixture
def link(file, membership, ben):
    return ShareLinkFactory(document=file, maker=membership(ben))


@pytest.fixture
def folder_link(folder, membership, ben):
    return ShareLinkFactory(document=None, folder=folder, maker=membership(ben))


def way(name, link, *things):
    return reverse(f"shared_documents:{name}", args=[link.token, *(each.pk for each in things)])


def body(response):
    return b"".join(response.streaming_content)


def test_whoever_has_the_link_gets_the_file(nobody, link, file, project):
    page = nobody.get(link.get_absolute_url())
    assert ("Satzung.txt" in page.text, project.name in page.text) == (True, True)
    assert settings.SESSION_COOKIE_NAME not in nobody.cookies

    response = nobody.get(way("download", link, file))

    assert body(response) == b"Zweck des Vereins"
    assert response.headers["Content-Disposition"].startswith('attachment; filename="Satzung.txt"')
    assert response.headers["X-Content-Type-Options"] == "nosniff"
    link.refresh_from_db()
    assert link.downloads == 1
    assert timezone.now() - link.used_at < timedelta(minutes=1)


def test_nothing_else_of_the_project_is_there(nobody, link, file, anna, ben, project):
    other = FileFactory(project=project, name="Kassenbuch.txt")

    page = nobody.get(link.get_absolute_url()).text

    for word in (anna.name, ben.name, "Kassenbuch", "arbeitsbereich", "menschen/"):
        assert word not in page, word
    for name in ("file", "download", "look"):
        assert nobody.get(way(name, link, other)).status_code == MISSING


def test_nobody_else_learns_the_address(nobody, link, file):
    answers = [
        nobody.get(link.get_absolute_url()),
        nobody.get(way("download", link, file)),
        nobody.get("/dateien/gibt-es-nicht/"),
    ]

    for each in answers:
        assert each.headers["X-Robots-Tag"] == "noindex, nofollow"
        assert each.headers["Referrer-Policy"] == "same-origin"
        assert "no-store" in each.headers["Cache-Control"]
    assert '<meta name="robots" content="noindex, nofollow">' in answers[0].text
    assert 'property="og:' not in answers[0].text


@pytest.mark.parametrize("change", ["revoked", "expired", "trashed", "room", "guest"])
def test_what_does_not_hold_any_more_says_nothing(nobody, link, file, project, ben, change):
    moment = timezone.now() - timedelta(seconds=1)
    if change in {"revoked", "expired"}:
        ShareLink.objects.update(**{"revoked_at" if change == "revoked" else "expires_at": moment})
    elif change == "trashed":
        Document.objects.update(deleted_at=moment)
    elif change == "room":
        project.rooms_off = ["documents"]
        project.save()
    else:
        project.memberships.filter(user=ben).update(role="guest")

    for address in (link.get_absolute_url(), way("file", link, file), way("download", link, file)):
        page = nobody.get(address)
        assert page.status_code == GONE
        assert ("Dieser Link gilt nicht mehr" in page.text, "Satzung" in page.text) == (True, False)
        assert project.name not in page.text


def test_a_wrong_address_says_nothing_and_too_many_are_not_answered(nobody, link, project, monkeypatch, caplog):
    monkeypatch.setattr("workspace.projects.guessing.MOST_WRONG", 2)

    codes = [nobody.get(f"/dateien/{token}/").status_code for token in ("falsch", "auch-falsch", link.token)]

    assert codes == [MISSING, MISSING, 429]
    lines = [record.getMessage() for record in caplog.records if record.name == "workspace.projects.guessing"]
    assert lines == ["Links to documents were tried out too often"]


def test_whoever_belongs_to_the_project_is_led_inside(as_person, gesa, link, file):
    assert as_person(gesa).get(link.get_absolute_url()).url == file.get_absolute_url()


def test_an_archived_project_still_gives_it(nobody, link, project):
    project.status = Status.ARCHIVED
    project.save()

    assert nobody.get(link.get_absolute_url()).status_code == 200


@pytest.mark.parametrize("state", [State.WAITING, State.REFUSED])
def test_nothing_unchecked_goes_out(nobody, link, file, state):
    Blob.objects.update(state=state)

    page = nobody.get(link.get_absolute_url())

    assert way("download", link, file) not in page.text
    assert nobody.get(way("download", link, file)).status_code == MISSING
    assert nobody.get(way("look", link, file)).status_code == MISSING


def test_a_folder_with_all_that_lies_in_it(nobody, folder_link, folder, inner, poster):
    top = nobody.get(folder_link.get_absolute_url()).text
    below = nobody.get(way("folder", folder_link, inner)).text

    assert ("Sommer" in top, "Aushang.txt" in top, "Aushang.txt" in below) == (True, False, True)
    assert "Plakate" in nobody.get(way("file", folder_link, poster)).text
    assert body(nobody.get(way("download", folder_link, poster))) == b"Kommt alle"
    archive = ZipFile(BytesIO(body(nobody.get(way("archive", folder_link, folder)))))
    assert archive.namelist() == ["Plakate/Sommer/Aushang.txt"]
    folder_link.refresh_from_db()
    assert folder_link.downloads == 2


def test_neither_what_lies_above_nor_beside_it(nobody, folder_link, folder, project, file):
    above = FolderFactory(project=project, name="Alles")
    Folder.objects.filter(pk=folder.pk).update(parent=above)
    beside = FolderFactory(project=project, parent=above, name="Kasse")
    for thing in (above, beside, FolderFactory()):
        assert nobody.get(way("folder", folder_link, thing)).status_code == MISSING
        assert nobody.get(way("archive", folder_link, thing)).status_code == MISSING
    for thing in (file, FileFactory(project=project, folder=beside), FileFactory()):
        assert nobody.get(way("file", folder_link, thing)).status_code == MISSING
        assert nobody.get(way("download", folder_link, thing)).status_code == MISSING

    assert "Alles" not in nobody.get(folder_link.get_absolute_url()).text


def test_what_is_moved_out_is_out_of_reach_at_once(nobody, folder_link, inner, poster, membership, ben):
    foldering.move(membership=membership(ben), to=None, documents=[poster])
    assert nobody.get(way("download", folder_link, poster)).status_code == MISSING

    foldering.move(membership=membership(ben), to=None, folders=[inner])
    assert nobody.get(way("folder", folder_link, inner)).status_code == MISSING
    assert "Sommer" not in nobody.get(folder_link.get_absolute_url()).text


@pytest.mark.parametrize("what", ["file", "inner"])
def test_what_lies_in_the_trash_is_out_of_reach_at_once(nobody, folder_link, inner, poster, membership, ben, what):
    things = {"documents": [poster]} if what == "file" else {"folders": [inner]}
    trashing.put_in(membership=membership(ben), **things)

    assert nobody.get(way("file", folder_link, poster)).status_code == MISSING
    assert nobody.get(way("download", folder_link, poster)).status_code == MISSING
    assert nobody.get(folder_link.get_absolute_url()).status_code == 200


def test_so_many_downloads_and_no_more(nobody, link, file):
    ShareLink.objects.update(most_downloads=1)
    address = way("download", link, file)
    page = nobody.get(link.get_absolute_url()).text
    assert ("Noch 1 Download ist übrig" in page, f'action="{address}"' in page) == (True, True)
    assert nobody.get(address).status_code == 302  # who only looks takes none away
    assert nobody.head(address).status_code == 302

    response = nobody.post(address, follow=True)

    assert body(response) == b"Zweck des Vereins"
    assert ShareLink.objects.get().downloads == 1
    assert body(nobody.get(address)) == b"Zweck des Vereins"  # a download that broke off goes on
    assert body(nobody.get(address, headers={"Range": "bytes=6-8"})) == b"des"
    assert ShareLink.objects.get().downloads == 1
    nobody.cookies.clear()
    assert nobody.get(link.get_absolute_url()).status_code == GONE
    assert nobody.post(address).status_code == GONE
    assert ShareLink.objects.get().downloads == 1


def test_where_downloads_are_counted_looking_is_no_way_around(nobody, link, file):
    Document.objects.update(name="Plan.png")
    Blob.objects.update(media_type="image/png")
    assert nobody.get(way("look", link, file)).headers["Content-Type"] == "image/png"
    ShareLink.objects.update(most_downloads=2)

    assert nobody.get(way("look", link, file)).status_code == MISSING
    assert way("look", link, file) not in nobody.get(link.get_absolute_url()).text


@pytest.fixture
def secret(link):
    link.password = make_password(PASSWORD)
    link.save()
    return link


def test_with_a_password_nothing_is_seen_before(nobody, secret, file, project):
    page = nobody.get(secret.get_absolute_url()).text
    for word in ("Satzung", project.name):
        assert word not in page, word
    for name in ("file", "download", "look"):
        assert nobody.get(way(name, secret, file)).url == secret.get_absolute_url()

    wrong = nobody.post(secret.get_absolute_url(), {"password": "hafenrundfahrt", **guards()})
    assert list(wrong.context["form"].errors) == ["password"]
    assert nobody.get(way("download", secret, file)).status_code == 302

    right = nobody.post(secret.get_absolute_url(), {"password": PASSWORD, **guards()}, follow=True)
    assert "Satzung.txt" in right.text
    assert body(nobody.get(way("download", secret, file))) == b"Zweck des Vereins"


def test_a_password_opens_one_link(nobody, secret, file, membership, ben):
    other = ShareLinkFactory(document=file, maker=membership(ben), password=secret.password)
    nobody.post(secret.get_absolute_url(), {"password": PASSWORD, **guards()})

    assert nobody.get(way("download", other, file)).status_code == 302


def test_tries_are_counted_for_each_link(nobody, secret, settings, membership, ben, file):
    settings.ACCOUNT_RATE_LIMITS = {**settings.ACCOUNT_RATE_LIMITS, "open_shared_files": "2/h/key"}
    answers = [
        nobody.post(secret.get_absolute_url(), {"password": said, **guards()}) for said in ("falsch", "auch", PASSWORD)
    ]

    assert [each.status_code for each in answers] == [200, 200, 429]
    assert nobody.get(way("download", secret, file)).status_code == 302


def test_many_who_know_it_come_in_within_an_hour(nobody, secret, settings):
    settings.ACCOUNT_RATE_LIMITS = {**settings.ACCOUNT_RATE_LIMITS, "open_shared_files": "2/h/key"}

    for _person in range(4):
        nobody.cookies.clear()
        answer = nobody.post(secret.get_absolute_url(), {"password": PASSWORD, **guards()})
        assert answer.status_code == 302


def test_machines_are_kept_out(nobody, secret):
    said = {"password": PASSWORD, **guards(), "portal_website": "https://a.example"}

    assert nobody.post(secret.get_absolute_url(), said).context["form"].non_field_errors()
    assert nobody.post(secret.get_absolute_url(), {"password": PASSWORD}).context["form"].non_field_errors()


def test_a_folder_costs_the_same_with_one_file_and_thirty(nobody, folder_link, folder, project, query_count):
    FileFactory(project=project, folder=folder)
    for _time in range(2):
        nobody.get(folder_link.get_absolute_url())
    with query_count() as one:
        nobody.get(folder_link.get_absolute_url())
    FileFactory.create_batch(29, project=project, folder=folder)
    FolderFactory.create_batch(5, project=project, parent=folder)
    with query_count() as many:
        nobody.get(folder_link.get_absolute_url())

    assert len(many) == len(one) <= 12


def test_in_english_too(nobody, link):
    page = nobody.get(f"/en{link.get_absolute_url()}").text

    assert "Somebody of the project has sent you this link." in page


def test_a_member_of_another_project_is_a_stranger(as_person, clara, link):
    MembershipFactory(user=clara)

    assert as_person(clara).get(link.get_absolute_url()).status_code == 200


@pytest.fixture
def looked_into(link, file):
    """A picture, and what a worker has drawn of it."""
    Document.objects.update(name="Plan.png")
    Blob.objects.update(media_type="image/png")
    preview = Preview.objects.create(blob=file.current.blob, form=Form.PICTURE)
    return preview.pictures.create(number=1, file=ContentFile(b"RIFF", name="a.webp"), width=4, height=3)


def test_what_is_shown_of_it_comes_by_the_link_alone(nobody, link, file, looked_into):
    address = reverse("shared_documents:picture", args=[link.token, file.pk, 1])

    page = nobody.get(link.get_absolute_url()).text

    assert f'src="{address}"' in page
    assert "arbeitsbereich" not in page
    assert nobody.get(address).content == b"RIFF"
    assert (
        nobody.get(reverse("shared_documents:picture", args=[link.token, FileFactory().pk, 1])).status_code == MISSING
    )
    ShareLink.objects.update(most_downloads=3)
    assert (nobody.get(address).status_code, address in nobody.get(link.get_absolute_url()).text) == (MISSING, False)
    ShareLink.objects.update(most_downloads=None, revoked_at=timezone.now())
    assert nobody.get(address).status_code == GONE


def test_what_is_not_drawn_yet_is_not_asked_for_again_from_outside(nobody, link):
    Document.objects.update(name="Plan.pdf")
    Blob.objects.update(media_type="application/pdf")

    page = nobody.get(link.get_absolute_url()).text

    assert ("Die Vorschau ist noch nicht da." in page, "data-hx-get" in page) == (True, False)
