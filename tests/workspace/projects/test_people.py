"""The room "People": who sees what of whom, one's own card, roles, removing, leaving and handing over."""

from datetime import timedelta

import pytest
from django.core import mail
from django.core.files.base import ContentFile
from django.urls import reverse
from django.utils import timezone

from portal.accounts.models import Visibility
from portal.accounts.services import delete_account
from portal.moderation.models import Block
from tests.factories.accounts import UserFactory
from tests.factories.projects import InvitationFactory, MembershipFactory, ProjectFactory
from workspace.projects.choices import Contact, Role, Status
from workspace.projects.errors import ProjectError
from workspace.projects.models import Invitation, Membership
from workspace.projects.permissions import may_ask_to_join
from workspace.projects.services import joining, leaving, roles


def room(project, query=""):
    return f"{reverse('workspace:people', args=[project.slug])}{query}"


def of(user):
    return Membership.objects.get(user=user)


def address(name, project, user):
    return reverse(f"workspace:{name}", args=[project.slug, of(user).pk])


def state(user):
    membership = of(user)
    return membership.role, membership.is_lead


@pytest.mark.parametrize(
    ("contact", "shown"),
    [
        (Contact.NOTHING, []),
        (Contact.EMAIL, ["ben@example.org"]),
        (Contact.PHONE, ["0431 123456"]),
        (Contact.BOTH, ["ben@example.org", "0431 123456"]),
    ],
)
def test_each_decides_which_contact_data_the_others_see(as_person, anna, ben, project, contact, shown):
    Membership.objects.filter(user=ben).update(contact=contact, phone="0431 123456", can_do="schweißt")
    page = as_person(anna).get(room(project)).content.decode()

    assert "schweißt" in page
    assert [each for each in ("ben@example.org", "0431 123456") if each in page] == shown


@pytest.mark.parametrize(("visibility", "is_shown"), [(Visibility.NOBODY, False), (Visibility.SIGNED_IN, True)])
def test_a_picture_is_shown_to_whom_the_person_shows_it(as_person, anna, ben, project, visibility, is_shown):
    ben.picture_visibility = visibility
    ben.picture.save("ben.webp", ContentFile(b"bild"))
    page = as_person(anna).get(room(project)).content.decode()

    assert (ben.picture.url in page) == is_shown
    assert (">BB</span>" in page) == (not is_shown)
    ben.picture.delete()


def test_leads_stand_first_then_admins_members_and_guests(as_person, anna, gesa, project):
    Membership.objects.filter(user=gesa).update(joined_at=project.created_at)
    admin = MembershipFactory(project=project, role=Role.ADMIN, user__name="Zora Zander")
    page = as_person(gesa).get(room(project))

    names = [each.user.name for each in page.context["page_obj"]]
    assert names == ["Anna Ahrens", admin.user.name, "Ben Behrens", "Gesa Gast"]


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("?q=behr", ["Ben Behrens"]),
        ("?q=fahrräder", ["Gesa Gast"]),
        ("?q=gesa+ben", []),
        ("?q=ben@example.org", []),
        ("?rolle=gaeste", ["Gesa Gast"]),
        ("?rolle=gibtesnicht&page=999", ["Anna Ahrens", "Ben Behrens", "Gesa Gast"]),
        ("?q=%00behr", ["Ben Behrens"]),
    ],
)
def test_the_people_are_searched_by_name_and_by_what_they_can_do(as_person, anna, gesa, project, query, found):
    Membership.objects.filter(user=gesa).update(can_do="repariert Fahrräder")

    page = as_person(anna).get(room(project, query))

    assert [each.user.name for each in page.context["page_obj"]] == found


def test_two_thousand_people_cost_as_many_queries_as_two(as_person, anna, queries_of):
    small, large = ProjectFactory(admin=anna), ProjectFactory(admin=anna)
    MembershipFactory(project=small)
    users = UserFactory.create_batch(60)
    Membership.objects.bulk_create(Membership(project=large, user=user, can_do="alles") for user in users)
    as_person(anna)

    assert queries_of(room(large)) == queries_of(room(small)) + 1, "how many they are is asked where they fill a page"
    assert len(queries_of_page(anna, large, as_person)) == 24


def queries_of_page(user, project, as_person):
    return as_person(user).get(room(project)).context["page_obj"].object_list


def test_one_changes_ones_own_card_only(as_person, ben, anna, project):
    client = as_person(ben)
    card = reverse("workspace:own_card", args=[project.slug])
    client.post(card, {"can_do": "Holz", "contact": "both", "phone": "0431/12 34-5", "role": "admin", "is_lead": "on"})

    membership = of(ben)
    assert (membership.can_do, membership.contact, membership.phone) == ("Holz", "both", "0431/12 34-5")
    assert (membership.role, membership.is_lead) == (Role.MEMBER, False)
    assert of(anna).can_do == ""


@pytest.mark.parametrize(
    "sent",
    [
        {"contact": "phone", "phone": ""},
        {"contact": "both", "phone": "ruf mich an"},
        {"contact": "alles", "phone": ""},
        {"contact": "nothing", "phone": "1" * 41},
        {"contact": "nothing", "can_do": "x" * 201},
    ],
)
def test_a_card_that_cannot_be_is_not_saved(as_person, ben, project, sent):
    response = as_person(ben).post(reverse("workspace:own_card", args=[project.slug]), {"can_do": "", **sent})

    assert response.context["form"].errors
    assert of(ben).contact == Contact.NOTHING


@pytest.mark.parametrize("name", ["person", "remove_person", "hand_over"])
@pytest.mark.parametrize("who", ["ben", "gesa"])
@pytest.mark.parametrize("method", ["get", "post"])
def test_only_admins_decide_about_people(request, as_person, anna, project, who, name, method):
    client = as_person(request.getfixturevalue(who))

    response = getattr(client, method)(address(name, project, anna), {"role": "guest"})

    assert response.status_code == 403
    assert state(anna) == (Role.ADMIN, True)


def test_admins_of_another_project_find_nobody(as_person, clara, ben, project):
    other = ProjectFactory(admin=clara)
    client = as_person(clara)

    assert client.post(address("remove_person", project, ben)).status_code == 404
    assert client.post(reverse("workspace:remove_person", args=[other.slug, of(ben).pk])).status_code == 404


def test_a_changed_role_is_told_and_stands_in_the_timeline(as_person, anna, ben, project, commit):
    with commit():
        as_person(anna).post(address("person", project, ben), {"role": "admin", "is_lead": "on"})

    assert state(ben) == (Role.ADMIN, True)
    assert [each.to for each in mail.outbox] == [["ben@example.org"]]
    assert set(project.happenings.values_list("kind", flat=True)) == {"role_admin", "lead"}


def test_a_guest_leads_nothing(anna, ben, project):
    roles.change(membership=of(anna), other=of(ben), role=Role.GUEST, is_lead=True)

    assert state(ben) == (Role.GUEST, False)


def test_nothing_changed_is_told_to_nobody(anna, ben, project, commit):
    with commit():
        roles.change(membership=of(anna), other=of(ben), role=Role.MEMBER, is_lead=False)

    assert (mail.outbox, project.happenings.count()) == ([], 0)


def test_an_unknown_role_is_refused(as_person, anna, ben, project):
    response = as_person(anna).post(address("person", project, ben), {"role": "koenig"})

    assert "role" in response.context["form"].errors
    assert state(ben) == (Role.MEMBER, False)


def test_the_last_admin_stays_one(as_person, anna, project):
    client = as_person(anna)
    form = client.post(address("person", project, anna), {"role": "member"}).context["form"]

    assert form.errors == {"role": [str(ProjectError.last_admin())]}
    assert form["role"].value() == "member"
    assert state(anna) == (Role.ADMIN, True)


def test_an_admin_steps_down_only_on_purpose(as_person, anna, ben, project):
    roles.change(membership=of(anna), other=of(ben), role=Role.ADMIN, is_lead=False)
    client = as_person(anna)

    form = client.post(address("person", project, anna), {"role": "guest"}).context["form"]
    assert list(form.errors) == ["steps_down"]
    assert state(anna) == (Role.ADMIN, True)

    client.post(address("person", project, anna), {"role": "guest", "steps_down": "on"})
    assert state(anna) == (Role.GUEST, False)


def test_an_admin_who_cannot_sign_in_is_no_successor(anna, ben, project):
    roles.change(membership=of(anna), other=of(ben), role=Role.ADMIN, is_lead=False)
    ben.is_active = False
    ben.save()

    with pytest.raises(ProjectError):
        leaving.leave(membership=of(anna))
    with pytest.raises(ProjectError):
        roles.change(membership=of(anna), other=of(anna), role=Role.MEMBER, is_lead=False)


def test_with_a_second_admin_one_may_step_down(anna, ben, project):
    roles.change(membership=of(anna), other=of(ben), role=Role.ADMIN, is_lead=True)
    roles.change(membership=of(anna), other=of(anna), role=Role.MEMBER, is_lead=False)

    assert (state(anna), state(ben)) == ((Role.MEMBER, False), (Role.ADMIN, True))


def test_removing_asks_first_and_tells_the_person(as_person, anna, ben, project, commit):
    client = as_person(anna)
    way = address("remove_person", project, ben)
    assert "Ben Behrens" in client.get(way).content.decode()
    assert Membership.objects.of(ben).exists()

    with commit():
        client.post(way)

    assert not Membership.objects.of(ben).exists()
    assert [(each.to, project.name in each.subject) for each in mail.outbox] == [(["ben@example.org"], True)]
    assert as_person(ben).get(project.workspace_url).status_code == 404


def test_nobody_removes_themselves(as_person, anna, project):
    assert as_person(anna).post(address("remove_person", project, anna)).status_code == 403


@pytest.mark.parametrize("way", ["removed", "left", "guest"])
def test_whoever_goes_leaves_no_way_in_behind(anna, ben, project, way):
    link = InvitationFactory(project=project, email="", most_uses=5, invited_by=ben)
    hers = InvitationFactory(project=project, email="", most_uses=5, invited_by=anna)
    if way == "removed":
        leaving.remove(membership=of(anna), other=of(ben))
    elif way == "left":
        leaving.leave(membership=of(ben))
    else:
        roles.change(membership=of(anna), other=of(ben), role=Role.GUEST, is_lead=False)

    assert list(Invitation.objects.open()) == [hers]
    link.refresh_from_db()
    assert link.revoked_at is not None


def test_the_page_of_removing_names_links_of_others(as_person, anna, ben, project):
    InvitationFactory(project=project, email="", most_uses=5, invited_by=anna)

    assert as_person(anna).get(address("remove_person", project, ben)).context["links"] == 1


def test_blocked_people_change_nobody_and_nothing_but_may_go(as_person, anna, ben, project):
    MembershipFactory(project=project, role=Role.ADMIN)
    Block.objects.create(user=anna, until=timezone.now() + timedelta(days=1), reason="Werbung")
    client = as_person(anna)
    client.post(address("person", project, ben), {"role": "admin"})
    client.post(address("remove_person", project, ben))
    card = client.post(reverse("workspace:own_card", args=[project.slug]), {"can_do": "Kauft!", "contact": "nothing"})

    assert "Werbung" in card.content.decode()
    assert (state(ben), of(anna).can_do) == ((Role.MEMBER, False), "")
    client.post(reverse("workspace:leave", args=[project.slug]))
    assert not Membership.objects.of(anna).exists()


def test_leaving_asks_first(as_person, ben, project):
    client = as_person(ben)
    way = reverse("workspace:leave", args=[project.slug])
    client.get(way)
    assert Membership.objects.of(ben).exists()

    assert client.post(way).url == reverse("workspaces:overview")
    assert not Membership.objects.of(ben).exists()
    assert project.happenings.get().kind == "left"


def test_the_last_admin_cannot_leave_without_a_successor(as_person, anna, project):
    client = as_person(anna)
    way = reverse("workspace:leave", args=[project.slug])

    assert client.get(way).context["needs_successor"]
    client.post(way)
    assert Membership.objects.of(anna).exists()


def test_the_very_last_one_may_leave(as_person, clara):
    project = ProjectFactory(admin=clara)

    as_person(clara).post(reverse("workspace:leave", args=[project.slug]))

    assert not project.memberships.exists()


@pytest.mark.parametrize("way", ["leaves", "deletes the account", "deletes it beside a guest"])
def test_a_project_that_nobody_is_left_to_take_on_is_finished(as_person, anna, clara, gesa, way):
    """Else it would go on asking people to join, whom nobody could answer."""
    project = ProjectFactory(admin=clara)
    if way == "deletes it beside a guest":
        MembershipFactory(project=project, user=gesa, role=Role.GUEST)
    if way == "leaves":
        page = as_person(clara).get(reverse("workspace:leave", args=[project.slug])).content.decode()
        assert "ist es abgeschlossen" in page
        leaving.leave(membership=of(clara))
    else:
        delete_account(user=clara, actor=clara)

    project.refresh_from_db()
    assert (project.status, project.finished_at is not None) == (Status.FINISHED, True)
    assert "abandoned" in project.happenings.values_list("kind", flat=True)
    assert not may_ask_to_join(anna, project)
    with pytest.raises(ProjectError):
        joining.ask(project=project, message="Ich bin dabei", actor=anna)


def test_a_project_goes_on_with_the_others(anna, ben, project):
    delete_account(user=anna, actor=anna)

    project.refresh_from_db()
    assert (project.status, state(ben)[0]) == (Status.ACTIVE, Role.ADMIN)


def test_what_was_not_approved_is_not_finished_by_that(clara):
    project = ProjectFactory(admin=clara, status=Status.REQUESTED)
    leaving.leave(membership=of(clara))

    project.refresh_from_db()
    assert project.status == Status.REQUESTED


def test_handing_over_makes_somebody_admin_and_lead_and_steps_down(as_person, anna, gesa, project, commit):
    client = as_person(anna)
    way = address("hand_over", project, gesa)
    client.get(way)
    assert state(gesa) == (Role.GUEST, False)

    with commit():
        client.post(way)

    assert (state(gesa), state(anna)) == ((Role.ADMIN, True), (Role.MEMBER, False))
    assert [each.to for each in mail.outbox] == [["gesa@example.org"]]
    assert "Anna Ahrens" in mail.outbox[0].body
    client.post(reverse("workspace:leave", args=[project.slug]))
    assert not Membership.objects.of(anna).exists()


def test_a_second_lead_is_asked_for_until_there_is_one(as_person, anna, ben, project):
    client = as_person(anna)
    assert client.get(room(project)).context["lacks_leads"]
    assert not as_person(ben).get(room(project)).context["lacks_leads"]

    roles.change(membership=of(anna), other=of(ben), role=Role.MEMBER, is_lead=True)

    assert not as_person(anna).get(room(project)).context["lacks_leads"]


def test_the_timeline_keeps_no_name_of_an_account_that_is_gone(ben, project):
    leaving.leave(membership=of(ben))

    ben.delete()

    assert list(project.happenings.values_list("actor", "title")) == [(None, "")]
