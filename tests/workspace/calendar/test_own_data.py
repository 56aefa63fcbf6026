"""What the calendar knows about a person: exported, said before they leave, and gone with the account."""

from django.utils import timezone

from portal.accounts import privacy
from tests.factories.calendar import GuestFactory, HelperFactory, RoleFactory
from workspace.calendar.leaving import note
from workspace.calendar.models import Event, Guest


def test_answers_are_exported_and_go_with_the_account(ben, project, meeting):
    Event.objects.update(created_by=ben)
    GuestFactory(event=meeting, user=ben)
    GuestFactory(event=meeting, user=None, name="Ben", email="BEN@example.org", answer="maybe")
    other = GuestFactory(event=meeting)
    role = RoleFactory(event=meeting, name="Kuchen")
    HelperFactory(role=role, membership=project.memberships.get(user=ben))
    parts = {part.name: part for part in privacy.parts() if part.name.startswith("calendar")}

    assert [each["title"] for each in parts["calendar"].export(ben)] == ["Treffen"]
    said = parts["calendar_answers"].export(ben)
    assert [each["answer"] for each in said["answers"]] == ["yes", "maybe"]
    assert [each["role__name"] for each in said["roles"]] == ["Kuchen"]

    parts["calendar_answers"].erase(ben)
    assert list(Guest.objects.all()) == [other]


def test_who_leaves_hears_what_becomes_free(ben, project, meeting):
    membership = project.memberships.get(user=ben)
    assert note(membership) == ""

    HelperFactory(role=RoleFactory(event=meeting), membership=membership)
    HelperFactory(role=RoleFactory(event=meeting, name="Aufbau"), membership=membership, recurrence_id=timezone.now())

    assert note(membership) == "1 Aufgabe bei einem Termin wird wieder frei."
