"""Links to files and folders: who makes them, who sees them, taken back, over, gone with their maker."""

import time
from datetime import timedelta
from functools import partial

import pytest
from django.utils import timezone

from portal.accounts import privacy
from portal.moderation.models import Block
from tests.factories.documents import FileFactory, FolderFactory, ShareLinkFactory
from tests.factories.projects import MembershipFactory, ProjectFactory
from tests.simultaneous import at_the_same_moment
from workspace.documents.errors import DocumentError
from workspace.documents.jobs import forget_old_links
from workspace.documents.leaving import note
from workspace.documents.models import ShareLink
from workspace.documents.services import sharing
from workspace.documents.services.sharing import Said
from workspace.projects.choices import Role, Status
from workspace.projects.errors import ProjectError
from workspace.projects.models import Happening
from workspace.projects.services import leaving

SAID = {"days": "30", "label": "  Für  die Druckerei ", "password": "", "most_downloads": ""}


@pytest.fixture
def link(file, membership, ben):
    return ShareLinkFactory(document=file, maker=membership(ben), label="Für die Druckerei")


def test_a_member_makes_a_link(as_person, ben, file, address):
    page = as_person(ben).post(address("share", file), SAID, follow=True).text

    link = ShareLink.objects.get()
    assert (link.document, link.folder, link.maker.user, link.label) == (file, None, ben, "Für die Druckerei")
    assert timedelta(days=29, hours=23) < link.expires_at - timezone.now() < timedelta(days=30)
    assert (link.password, link.most_downloads, link.downloads) == ("", None, 0)
    assert f'value="http://testserver/dateien/{link.token}/"' in page
    assert (
        "Ben hat zur Datei „Satzung.txt“ einen Link für andere gemacht"
        in as_person(ben).get(file.project.workspace_url).text
    )


def test_to_a_folder_with_a_password_that_nobody_can_look_up(as_person, ben, project, address):
    folder = FolderFactory(project=project, name="Plakate")

    page = (
        as_person(ben)
        .post(address("share_folder", folder), {**SAID, "password": "Moin, Moin!", "most_downloads": "5"}, follow=True)
        .text
    )

    link = ShareLink.objects.get()
    assert (link.document, link.folder, link.most_downloads) == (None, folder, 5)
    assert link.password.startswith("md5$") or "$" in link.password
    assert (link.is_opened_by("Moin, Moin!"), link.is_opened_by("moin, moin!")) == (True, False)
    assert ("Moin, Moin!" in page, link.password in page, "0 von 5 Downloads" in page) == (False, False, True)


@pytest.mark.parametrize(
    ("sent", "wrong"),
    [
        ({"days": "100000"}, "days"),
        ({"days": ""}, "days"),
        ({"label": "x" * 81}, "label"),
        ({"password": "kurz"}, "password"),
        ({"password": "x" * 101}, "password"),
        ({"most_downloads": "0"}, "most_downloads"),
        ({"most_downloads": "-1"}, "most_downloads"),
        ({"most_downloads": "99999999999999999999"}, "most_downloads"),
        ({"most_downloads": "viele"}, "most_downloads"),
    ],
)
def test_nonsense_makes_no_link(as_person, ben, file, address, sent, wrong):
    page = as_person(ben).post(address("share", file), {**SAID, **sent})

    assert list(page.context["form"].errors) == [wrong]
    assert not ShareLink.objects.exists()


def test_who_may_not_write_makes_none(as_person, gesa, clara, ben, project, file, address):
    folder = FolderFactory(project=project)
    for person, code in ((gesa, 403), (clara, 404)):
        for way in (address("share", file), address("share_folder", folder)):
            assert as_person(person).get(way).status_code == code
            assert as_person(person).post(way, SAID).status_code == code
    Block.objects.create(user=ben, until=timezone.now() + timedelta(days=1), reason="Werbung")
    assert as_person(ben).post(address("share", file), SAID).context["form"].non_field_errors()
    file.deleted_at = timezone.now()
    file.save()
    assert as_person(ben).post(address("share", file), SAID).status_code == 404
    assert not ShareLink.objects.exists()


def test_neither_files_nor_folders_of_others(as_person, anna, address):
    assert as_person(anna).post(address("share", FileFactory()), SAID).status_code == 404
    assert as_person(anna).post(address("share_folder", FolderFactory()), SAID).status_code == 404
    assert as_person(anna).post(address("take_back_link", ShareLinkFactory())).status_code == 404


def test_there_is_an_end_to_links(membership, ben, file, monkeypatch):
    monkeypatch.setattr(sharing, "MOST_OPEN", 2)
    make = partial(sharing.make_link, target=file, membership=membership(ben), said=Said(days=1))
    make()
    second = make()

    with pytest.raises(DocumentError, match="2 offene Links"):
        make()

    sharing.take_back(link=second, membership=membership(ben))
    make()


def test_its_address_is_seen_by_admins_and_who_made_it(as_person, anna, ben, file, link, address, membership):
    other = ShareLinkFactory(document=file, maker=membership(anna), label="Von Anna")

    of_ben = as_person(ben).get(address("share", file)).text
    of_anna = as_person(anna).get(address("share", file)).text

    assert (link.token in of_ben, other.token in of_ben, "Von Anna" in of_ben) == (True, False, True)
    assert (link.token in of_anna, other.token in of_anna) == (True, True)
    assert as_person(ben).post(address("take_back_link", other)).status_code == 403
    assert ShareLink.objects.open().count() == 2


def test_it_is_taken_back_also_where_nothing_is_written_any_more(as_person, anna, file, project, link, address):
    project.status = Status.ARCHIVED
    project.save()
    client = as_person(anna)
    page = client.get(address("share", file)).text
    assert (link.token in page, 'name="days"' in page) == (True, False)
    assert client.post(address("share", file), SAID).status_code == 403

    said = client.post(address("take_back_link", link), follow=True).text
    first = ShareLink.objects.get().revoked_at
    client.post(address("take_back_link", link))

    assert "Zurückgenommen" in said
    assert link.token not in said
    assert ShareLink.objects.get().revoked_at == first is not None


def test_whoever_goes_leaves_no_way_in_behind(anna, ben, link, membership):
    assert "1 Link zu Dateien endet" in note(membership(ben))
    assert "Link" not in note(membership(anna))

    leaving.remove(membership=membership(anna), other=membership(ben))

    assert not ShareLink.objects.exists()


@pytest.mark.parametrize("change", ["guest", "inactive", "revoked", "expired"])
def test_it_gives_no_more_than_its_maker_has(link, ben, change):
    assert (link.is_open, ShareLink.objects.open().exists()) == (True, True)
    if change == "guest":
        link.maker.project.memberships.filter(user=ben).update(role=Role.GUEST)
    elif change == "inactive":
        ben.is_active = False
        ben.save()
    else:
        moment = timezone.now() - timedelta(seconds=1)
        ShareLink.objects.update(**{"revoked_at" if change == "revoked" else "expires_at": moment})

    assert (ShareLink.objects.for_visitors().get().is_open, ShareLink.objects.open().exists()) == (False, False)


def test_three_months_after_its_end_it_is_forgotten(file):
    now = timezone.now()
    ShareLinkFactory(document=file, expires_at=now - timedelta(days=91))
    ShareLinkFactory(document=file, revoked_at=now - timedelta(days=91))
    kept = [ShareLinkFactory(document=file, expires_at=now - timedelta(days=89)), ShareLinkFactory(document=file)]

    forget_old_links()

    assert set(ShareLink.objects.all()) == set(kept)


def test_what_somebody_made_is_exported_without_the_way_in(ben, link):
    part = next(each for each in privacy.parts() if each.name == "document_links")

    (row,) = part.export(ben)

    assert (row["document__name"], row["label"], row["downloads"]) == ("Satzung.txt", "Für die Druckerei", 0)
    assert link.token not in str(row)


def test_the_timeline_names_no_address_and_no_file_for_a_folder(project, membership, ben):
    folder = FolderFactory(project=project, name="Plakate")
    link = sharing.make_link(target=folder, membership=membership(ben), said=Said(days=1, label="Geheim"))

    row = Happening.objects.get(kind="folder_shared")

    assert (row.title, row.object_id) == ("Plakate", None)
    assert link.token not in str(row.__dict__)


def test_of_two_who_take_the_last_one_at_once_one_gets_it(committed):
    link = ShareLinkFactory(most_downloads=3, downloads=2)
    got = []

    failed = at_the_same_moment([lambda: got.append(sharing.claim_download(link=link)) for _number in range(2)])

    assert (failed, sorted(got)) == ([], [False, True])
    assert ShareLink.objects.get().downloads == 3


def test_who_is_removed_at_this_moment_leaves_no_link(committed, monkeypatch):
    """On PostgreSQL whoever comes second waits; whichever it is, no link is left."""
    save = ShareLink.save
    monkeypatch.setattr(ShareLink, "save", lambda link, **kwargs: (time.sleep(0.15), save(link, **kwargs))[1])
    project = ProjectFactory()
    admin, other = MembershipFactory(project=project, role=Role.ADMIN), MembershipFactory(project=project)
    file = FileFactory(project=project)

    failed = at_the_same_moment(
        [
            partial(sharing.make_link, target=file, membership=other, said=Said(days=1)),
            partial(leaving.remove, membership=admin, other=other),
        ]
    )

    assert {type(each) for each in failed} <= {ProjectError}
    assert not ShareLink.objects.exists()
