"""Links to a text: made by its writers, seen by those whom they concern, taken back, over, gone with their maker."""

import time
from datetime import timedelta
from functools import partial

import pytest
from django.utils import timezone

from portal.accounts import privacy
from portal.moderation.models import Block
from tests.factories.projects import MembershipFactory, ProjectFactory
from tests.factories.texts import ShareLinkFactory, TextFactory
from tests.simultaneous import at_the_same_moment
from workspace.projects.choices import Role, Status
from workspace.projects.errors import ProjectError
from workspace.projects.models import Happening
from workspace.projects.services import leaving
from workspace.texts.errors import TextError
from workspace.texts.jobs import forget_old_links
from workspace.texts.leaving import note
from workspace.texts.models import ShareLink
from workspace.texts.services import sharing

SAID = {"right": "write", "days": "30", "label": "  Für  die Presse "}


@pytest.fixture
def link(text, membership, ben):
    return ShareLinkFactory(text=text, maker=membership(ben), label="Für die Presse")


def test_a_member_makes_a_link(as_person, ben, text, address):
    client = as_person(ben)
    assert address("share", text) in client.get(address("detail", text)).text

    page = client.post(address("share", text), SAID, follow=True).text

    link = ShareLink.objects.get()
    assert (link.text, link.maker.user, link.may_write, link.label) == (text, ben, True, "Für die Presse")
    assert timedelta(days=29, hours=23) < link.expires_at - timezone.now() < timedelta(days=30)
    assert len(link.token) >= 32
    assert f'value="http://testserver/texte/{link.token}/"' in page
    assert "Für die Presse · Mitlesen und mitschreiben" in page
    assert "noch nicht genutzt" in page
    assert "1 Link" in client.get(address("detail", text)).text
    assert "Ben hat zum Text „Satzung“ einen Link für andere gemacht" in client.get(text.project.workspace_url).text


@pytest.mark.parametrize(
    ("sent", "wrong"),
    [
        ({**SAID, "right": "delete"}, "right"),
        ({**SAID, "days": "100000"}, "days"),
        ({**SAID, "days": ""}, "days"),
        ({**SAID, "label": "x" * 81}, "label"),
    ],
)
def test_nonsense_makes_no_link(as_person, ben, text, address, sent, wrong):
    page = as_person(ben).post(address("share", text), sent)

    assert list(page.context["form"].errors) == [wrong]
    assert not ShareLink.objects.exists()


def test_who_may_not_write_makes_none(as_person, gesa, clara, ben, text, address):
    for person, code in ((gesa, 403), (clara, 404)):
        assert as_person(person).get(address("share", text)).status_code == code
        assert as_person(person).post(address("share", text), SAID).status_code == code
    Block.objects.create(user=ben, until=timezone.now() + timedelta(days=1), reason="Werbung")
    assert as_person(ben).post(address("share", text), SAID).context["form"].non_field_errors()
    text.deleted_at = timezone.now()
    text.save()
    assert as_person(ben).post(address("share", text), SAID).status_code == 403
    assert not ShareLink.objects.exists()
    assert "teilen/" not in as_person(gesa).get(address("detail", text)).text


def test_there_is_an_end_to_links(membership, ben, text, monkeypatch):
    monkeypatch.setattr(sharing, "MOST_OPEN", 2)
    said = {"text": text, "membership": membership(ben), "label": "", "may_write": False, "days": 1}
    sharing.make_link(**said)
    second = sharing.make_link(**said)

    with pytest.raises(TextError, match="2 offene Links"):
        sharing.make_link(**said)

    sharing.take_back(link=second, membership=membership(ben))
    sharing.make_link(**said)


def test_its_address_is_seen_by_admins_and_who_made_it(as_person, anna, ben, text, project, link, address, membership):
    other = ShareLinkFactory(text=text, maker=membership(anna), label="Von Anna")

    of_ben = as_person(ben).get(address("share", text)).text
    of_anna = as_person(anna).get(address("share", text)).text

    assert (link.token in of_ben, other.token in of_ben, "Von Anna" in of_ben) == (True, False, True)
    assert (link.token in of_anna, other.token in of_anna) == (True, True)
    assert as_person(ben).post(address("take_back_link", text, other)).status_code == 403
    elsewhere = ShareLinkFactory(text=TextFactory(project=project))
    assert as_person(anna).post(address("take_back_link", text, elsewhere)).status_code == 404
    assert ShareLink.objects.open().count() == 3


def test_it_is_taken_back_also_where_nothing_is_written_any_more(as_person, anna, text, project, link, address):
    project.status = Status.ARCHIVED
    project.save()
    client = as_person(anna)
    page = client.get(address("share", text)).text
    assert (link.token in page, 'name="days"' in page) == (True, False)
    assert client.post(address("share", text), SAID).status_code == 403

    said = client.post(address("take_back_link", text, link), follow=True).text
    first = ShareLink.objects.get().revoked_at
    client.post(address("take_back_link", text, link))

    assert "Zurückgenommen" in said
    assert link.token not in said
    assert ShareLink.objects.get().revoked_at == first is not None


def test_whoever_goes_leaves_no_way_in_behind(project, anna, ben, link, membership):
    assert note(membership(ben)) == "1 Link zu Texten endet: Wer darüber kam, kommt dann nicht mehr hinein."
    assert note(membership(anna)) == ""

    leaving.remove(membership=membership(anna), other=membership(ben))

    assert not ShareLink.objects.exists()


@pytest.mark.parametrize("change", ["guest", "inactive", "revoked", "expired"])
def test_it_gives_no_more_than_its_maker_has(link, ben, membership, change):
    assert (link.is_open, ShareLink.objects.open().exists()) == (True, True)
    if change == "guest":
        project = link.text.project
        project.memberships.filter(user=ben).update(role=Role.GUEST)
    elif change == "inactive":
        ben.is_active = False
        ben.save()
    else:
        moment = timezone.now() - timedelta(seconds=1)
        ShareLink.objects.update(**{"revoked_at" if change == "revoked" else "expires_at": moment})

    assert (ShareLink.objects.for_visitors().get().is_open, ShareLink.objects.open().exists()) == (False, False)


def test_three_months_after_its_end_it_is_forgotten(text):
    now = timezone.now()
    ShareLinkFactory(text=text, expires_at=now - timedelta(days=91))
    ShareLinkFactory(text=text, revoked_at=now - timedelta(days=91))
    kept = [ShareLinkFactory(text=text, expires_at=now - timedelta(days=89)), ShareLinkFactory(text=text)]

    forget_old_links()

    assert set(ShareLink.objects.all()) == set(kept)


def test_what_somebody_made_is_exported_without_the_way_in(ben, link):
    part = next(each for each in privacy.parts() if each.name == "text_links")

    (row,) = part.export(ben)

    assert (row["text__title"], row["label"], row["may_write"], row["uses"]) == ("Satzung", "Für die Presse", False, 0)
    assert link.token not in str(row)


def test_who_is_removed_at_this_moment_leaves_no_link(committed, monkeypatch):
    """On PostgreSQL whoever comes second waits; whichever it is, no link is left."""
    make = ShareLink.objects.create
    monkeypatch.setattr(ShareLink.objects, "create", lambda **fields: (time.sleep(0.15), make(**fields))[1])
    project = ProjectFactory()
    admin, other = MembershipFactory(project=project, role=Role.ADMIN), MembershipFactory(project=project)
    text = TextFactory(project=project)
    said = {"text": text, "membership": other, "label": "", "may_write": True, "days": 1}

    failed = at_the_same_moment(
        [partial(sharing.make_link, **said), partial(leaving.remove, membership=admin, other=other)]
    )

    assert {type(each) for each in failed} <= {ProjectError}
    assert not ShareLink.objects.exists()


def test_the_timeline_names_no_address(text, membership, ben):
    link = sharing.make_link(text=text, membership=membership(ben), label="Geheim", may_write=True, days=1)

    row = Happening.objects.get(kind="text_shared")

    assert (row.title, row.object_id) == ("Satzung", text.pk)
    assert link.token not in str(row.__dict__)
