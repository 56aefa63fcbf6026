"""Managers enter a workspace after a report from inside only: with a reason, before everybody's eyes, for a time."""

from datetime import timedelta
from functools import partial

import pytest
from django.core import mail
from django.core.exceptions import PermissionDenied
from django.urls import reverse
from django.utils import timezone

from portal.moderation.choices import Action
from portal.moderation.models import AuditEntry, Case, ModerationSettings, Report
from portal.moderation.services.deciding import decide
from portal.moderation.services.reporting import report as report_from_outside
from tests.factories.accounts import UserFactory
from tests.factories.posts import PostPictureFactory
from tests.factories.projects import InspectionFactory, MembershipFactory, ProjectFactory
from tests.factories.regions import ManagerFactory, MunicipalityFactory
from tests.factories.tasks import TaskCommentFactory
from tests.simultaneous import at_the_same_moment
from workspace.projects.errors import ProjectError
from workspace.projects.models import Inspection, ProjectSettings
from workspace.projects.own_data import export_inspections
from workspace.projects.services import inspecting, reporting

REASON = "Jemand hat eine Beleidigung in den Aufgaben gemeldet."


@pytest.fixture
def in_kiel(project, kiel):
    project.municipality = kiel
    project.save()
    return project


@pytest.fixture
def reported(in_kiel, ben):
    reporting.report(membership=in_kiel.memberships.get(user=ben), reason="insult", text="In den Aufgaben.")
    return in_kiel


@pytest.fixture
def act(reported):
    return reverse("projects:inspect", args=[reported.slug])


@pytest.mark.parametrize("who", ["anna", "ben", "gesa"])
def test_who_belongs_to_it_reports_it_with_a_reason(as_person, in_kiel, who, request, guards):
    client = as_person(request.getfixturevalue(who))
    address = reverse("workspace:report", args=[in_kiel.slug])
    assert address in client.get(in_kiel.workspace_url).text

    assert "text" in client.post(address, {"reason": "hate", "good_faith": "on", **guards}).context["form"].errors
    assert not Report.objects.exists()
    client.post(address, {"reason": "hate", "text": "In einer Aufgabe.", "good_faith": "on", **guards})

    case = Case.objects.open().of(in_kiel).get()
    assert (case.municipality, case.codes.split()) == (in_kiel.municipality, ["reported", "from_inside"])


def test_its_founder_reports_it_too_also_when_nobody_else_is_there_yet(in_kiel, anna):
    in_kiel.founder = anna
    in_kiel.save()
    in_kiel.memberships.exclude(user=anna).delete()

    made = reporting.report(membership=in_kiel.memberships.get(), reason="insult", text="Jemand hat mir geschrieben.")

    assert reporting.case_from_inside(in_kiel) == made.case


def test_the_manager_enters_by_a_deliberate_act(as_person, anna, ben, maren, reported, act, commit):
    client = as_person(maren)
    assert act in client.get(reverse("desk:case", args=[Case.objects.get().pk])).text
    assert "reason" in client.post(act, {"reason": "nur so"}).context["form"].errors
    assert client.get(reported.workspace_url).status_code == 404

    with commit():
        response = client.post(act, {"reason": REASON})

    assert response.url == reported.workspace_url
    inside = client.get(reported.workspace_url).text
    assert "Diesen Arbeitsbereich melden" not in inside
    assert "Jetzt beenden" in inside
    assert [each.to for each in mail.outbox] == [["anna@example.org"]]
    assert REASON in mail.outbox[0].body
    assert "Behrens" not in mail.outbox[0].body
    theirs = as_person(ben).get(reverse("workspace:tasks:list", args=[reported.slug])).text
    assert "Maren Matthiesen" in theirs
    assert REASON in theirs
    inspection = Inspection.objects.get()
    assert inspection.until - inspection.began_at == pytest.approx(timedelta(hours=72), abs=timedelta(seconds=9))


def test_each_room_stands_in_the_log_once(as_person, maren, reported):
    inspecting.enter(project=reported, reason=REASON, actor=maren)
    client = as_person(maren)
    tasks = reverse("workspace:tasks:list", args=[reported.slug])
    for address in (reported.workspace_url, tasks, tasks, reported.workspace_url):
        client.get(address)
    client.post(reverse("projects:end_inspection", args=[reported.slug]))

    entries = AuditEntry.objects.filter(actor=maren).order_by("pk").values_list("what", "details__room")
    assert list(entries) == [("entered", None), ("room_seen", "home"), ("room_seen", "tasks"), ("left_again", None)]
    assert AuditEntry.objects.get(what="entered").details["reason"] == REASON


def test_the_timeline_says_who_why_and_that_it_is_over(as_person, ben, maren, reported):
    before = reported.active_at
    inspecting.enter(project=reported, reason=REASON, actor=maren)
    inspecting.leave(project=reported, actor=maren)

    page = as_person(ben).get(reported.workspace_url).text
    assert f"Maren aus dem Klimaschutzmanagement schaut in den Arbeitsbereich: „{REASON}“" in page
    assert "schaut nicht mehr in den Arbeitsbereich" in page
    assert "alert-warning" not in page
    reported.refresh_from_db()
    assert reported.active_at == before


def test_it_ends_by_itself_and_with_its_case(reported, maren):
    one = inspecting.enter(project=reported, reason=REASON, actor=maren)
    assert inspecting.end_due() == 0
    Inspection.objects.update(until=timezone.now())
    assert (inspecting.end_due(), inspecting.end_due()) == (1, 0)

    two = inspecting.enter(project=reported, reason=REASON, actor=maren)
    assert one.pk != two.pk
    decide(case=Case.objects.get(), action=Action.KEEP, reason="", actor=maren)
    assert (inspecting.end_due(), Inspection.objects.unended().count()) == (1, 0)
    assert reported.happenings.filter(kind="inspection_ended").count() == 2


def test_the_time_is_a_setting(reported, maren):
    settings = ProjectSettings.load()
    settings.hours_of_inspection = 5
    settings.save()

    inspection = inspecting.enter(project=reported, reason=REASON, actor=maren)

    assert inspection.until < timezone.now() + timedelta(hours=5)


def test_without_an_open_report_from_inside_there_is_no_way_in(as_person, clara, maren, in_kiel):
    report_from_outside(target=in_kiel, reason="spam", text="", actor=clara)
    act = reverse("projects:inspect", args=[in_kiel.slug])
    client = as_person(maren)

    assert {client.get(act).status_code, client.post(act, {"reason": REASON}).status_code} == {404}
    assert act not in client.get(reverse("desk:case", args=[Case.objects.get().pk])).text
    with pytest.raises(ProjectError):
        inspecting.enter(project=in_kiel, reason=REASON, actor=maren)


def test_nobody_else_enters(as_person, anna, ben, clara, reported, act):
    elsewhere = ManagerFactory(municipalities=[MunicipalityFactory(name="Preetz", slug="preetz")]).user
    for person in (ben, clara, elsewhere):
        assert as_person(person).post(act, {"reason": REASON}).status_code == 404
        with pytest.raises(PermissionDenied):
            inspecting.enter(project=reported, reason=REASON, actor=person)
    assert not Inspection.objects.exists()


def test_a_manager_who_belongs_to_it_needs_no_act(reported, maren):
    MembershipFactory(project=reported, user=maren)

    with pytest.raises(ProjectError):
        inspecting.enter(project=reported, reason=REASON, actor=maren)


def test_a_manager_inside_as_a_member_does_not_read_who_has_reported_it(as_person, ben, maren, kiel, in_kiel, commit):
    MembershipFactory(project=in_kiel, user=maren)
    other = ManagerFactory(municipalities=[kiel]).user
    ModerationSettings.objects.update_or_create(defaults={"mails_at_once": True})
    with commit():
        reporting.report(membership=in_kiel.memberships.get(user=ben), reason="insult", text="In den Aufgaben.")
    case = Case.objects.get()
    client = as_person(maren)

    assert client.get(reverse("desk:case", args=[case.pk])).status_code == 404
    assert in_kiel.name not in client.get(reverse("desk:index")).text
    with pytest.raises(PermissionDenied):
        decide(case=case, action=Action.KEEP, reason="", actor=maren)
    assert {address for each in mail.outbox for address in each.to} == {other.email, ben.email}
    assert as_person(other).get(reverse("desk:case", args=[case.pk])).status_code == 200


def test_what_a_manager_has_looked_into_is_among_their_data(maren, in_kiel):
    InspectionFactory(project=in_kiel, manager=maren, reason=REASON)

    assert [(each["project__name"], each["reason"]) for each in export_inspections(maren)] == [(in_kiel.name, REASON)]


def test_contact_data_are_for_those_who_belong_to_it(as_person, anna, ben, maren, in_kiel):
    in_kiel.memberships.filter(user=anna).update(contact="both", phone="0431 123")
    people = reverse("workspace:people", args=[in_kiel.slug])
    InspectionFactory(project=in_kiel, manager=maren)

    assert "0431 123" in as_person(ben).get(people).text
    inside = as_person(maren).get(people).text
    assert [each for each in ("0431 123", "anna@example.org", "Meine Karte") if each in inside] == []


def test_what_the_manager_wrote_as_a_member_once_is_not_theirs_to_delete_now(as_person, maren, in_kiel):
    said = TaskCommentFactory(task__project=in_kiel, author=maren)
    InspectionFactory(project=in_kiel, manager=maren)

    page = as_person(maren).get(said.task.get_absolute_url())

    assert said.text in page.text
    assert "<form" not in page.text.split("Jetzt beenden", 1)[1].split("</form>", 1)[1].split("</main>")[0]


def test_pictures_inside_are_read_as_long_as_it_lasts(as_person, maren, in_kiel):
    picture = PostPictureFactory(post__project=in_kiel)
    address = reverse("posts:picture", args=[in_kiel.slug, picture.post_id, picture.pk, "klein"])
    client = as_person(maren)
    assert client.get(address).status_code == 404

    InspectionFactory(project=in_kiel, manager=maren)
    response = client.get(address)
    assert (response.status_code, len(b"".join(response)) > 0) == (200, True)
    Inspection.objects.update(until=timezone.now())
    assert client.get(address).status_code == 404


def test_the_banner_costs_its_own_query_only_while_somebody_looks(as_person, ben, maren, in_kiel, queries_of):
    as_person(ben)
    before = queries_of(in_kiel.workspace_url)
    InspectionFactory(project=in_kiel, manager=maren)

    assert queries_of(in_kiel.workspace_url) == before + 1


def test_two_presses_at_once_are_one_look(committed):
    manager, project = UserFactory(is_superuser=True), ProjectFactory()
    member = MembershipFactory(project=project, user=UserFactory())
    reporting.report(membership=member, reason="insult", text="In den Aufgaben.")

    failed = at_the_same_moment([partial(inspecting.enter, project=project, reason=REASON, actor=manager)] * 2)

    assert (failed, Inspection.objects.count()) == ([], 1)
    assert AuditEntry.objects.filter(what="entered").count() == 1
