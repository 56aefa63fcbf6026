"""Who finds which call."""

import datetime

import pytest
from django.contrib.auth.models import AnonymousUser
from django.utils import timezone
from wagtail.models import PageViewRestriction

from initiatives.calls.choices import Direction, Effort, Kind, Status, Time
from initiatives.calls.models import Call
from initiatives.directory.near import Point
from tests.factories.accounts import UserFactory
from tests.factories.calls import AnswerFactory, CallFactory
from tests.factories.initiatives import InitiativePageFactory
from tests.factories.regions import ManagerFactory, MunicipalityFactory

NOBODY = AnonymousUser()
YESTERDAY = datetime.timedelta(days=-1)


def titles(calls):
    return sorted(calls.values_list("title", flat=True))


@pytest.fixture
def initiative(directory_page, kiel):
    return InitiativePageFactory(parent=directory_page, municipality=kiel, contact_email="anna@example.org")


def test_only_open_calls_that_are_not_over_are_open(db):
    for status in Status:
        CallFactory(title=status, status=status)
    CallFactory(title="gestern", until=timezone.localdate() + YESTERDAY)
    CallFactory(title="heute", until=timezone.localdate())

    assert titles(Call.objects.open()) == ["heute", "open"]


def test_strangers_see_what_is_public_and_nothing_else(db, clara):
    for status in Status:
        CallFactory(title=status, status=status)

    assert titles(Call.objects.visible_to(NOBODY)) == ["expired", "filled", "open"]
    assert titles(Call.objects.visible_to(clara)) == ["expired", "filled", "open"]


def test_an_offer_that_is_over_is_seen_by_its_owner_alone(db, anna, clara):
    for status in Status:
        CallFactory(title=status, status=status, direction=Direction.OFFERS, owner=anna)

    assert titles(Call.objects.visible_to(clara)) == ["filled", "open"]
    assert titles(Call.objects.visible_to(anna)) == sorted(Status.values)


def test_a_call_hides_with_its_initiative(initiative, clara):
    CallFactory(title="Hände", initiative=initiative)
    CallFactory(title="Werkzeug", initiative=InitiativePageFactory(parent=initiative.get_parent()))
    CallFactory(title="Von niemandem")
    CallFactory(title="Entwurf", initiative=InitiativePageFactory(parent=initiative.get_parent(), live=False))
    PageViewRestriction.objects.create(page=initiative, restriction_type="login")

    assert titles(Call.objects.open()) == ["Von niemandem", "Werkzeug"]
    assert titles(Call.objects.visible_to(clara)) == ["Von niemandem", "Werkzeug"]


def test_all_calls_of_initiatives_hide_with_their_directory(initiative, clara):
    CallFactory(title="Hände", initiative=initiative)
    CallFactory(title="Von niemandem")
    PageViewRestriction.objects.create(page=initiative.get_parent(), restriction_type="login")

    assert titles(Call.objects.open()) == titles(Call.objects.visible_to(clara)) == ["Von niemandem"]


def test_contacts_owner_managers_and_admins_decide(initiative, anna, ben, clara, maren):
    initiative.owner = ben
    initiative.save()
    CallFactory(title="Hände", initiative=initiative, status=Status.DRAFT)
    neighbour = ManagerFactory(municipalities=[MunicipalityFactory()]).user
    admin = UserFactory(is_superuser=True)

    deciding = [bool(Call.objects.decided_by(each)) for each in (NOBODY, clara, neighbour, anna, ben, maren, admin)]

    assert deciding == [False, False, False, True, True, True, True]


def test_an_address_that_is_not_confirmed_makes_nobody_a_contact(initiative):
    pretender = UserFactory(email="x@example.org")
    pretender.emailaddress_set.create(email="Anna@Example.org", verified=False)
    CallFactory(initiative=initiative)
    before = bool(Call.objects.decided_by(pretender))
    pretender.emailaddress_set.update(verified=True)

    assert (before, bool(Call.objects.decided_by(pretender))) == (False, True)


def test_nobody_but_the_owner_decides_about_an_offer(kiel, anna, maren):
    CallFactory(direction=Direction.OFFERS, owner=anna, municipality=kiel)
    admin = UserFactory(is_superuser=True)

    assert [bool(Call.objects.decided_by(each)) for each in (anna, maren, admin)] == [True, False, False]


def test_managers_see_offers_that_wait_in_their_area_or_nowhere(kiel, anna, maren):
    for title, place in (("hier", kiel), ("überall", None), ("nebenan", MunicipalityFactory())):
        CallFactory(title=title, direction=Direction.OFFERS, owner=anna, municipality=place, status=Status.WAITING)

    assert titles(Call.objects.visible_to(maren)) == ["hier", "überall"]


def test_who_has_answered_still_sees_a_closed_call(anna, clara):
    call = CallFactory(status=Status.CLOSED)
    AnswerFactory(call=call, user=anna)

    assert [bool(Call.objects.visible_to(each)) for each in (anna, clara)] == [True, False]


@pytest.mark.parametrize(
    ("most", "found"),
    [
        ("half_hour", ["half_hour"]),
        ("two_hours", ["half_hour", "two_hours"]),
        ("weekend", ["day", "half_day", "half_hour", "two_hours", "weekend"]),
        ("regularly", ["regularly"]),
        ("", ["", "day", "half_day", "half_hour", "regularly", "two_hours", "weekend"]),
    ],
)
def test_what_somebody_has_time_for(db, most, found):
    for effort in ["", *Effort.values]:
        CallFactory(title=effort, effort=effort)

    assert titles(Call.objects.taking_at_most(most)) == found


def test_what_is_flexible_fits_on_saturday_too(db):
    for time in Time:
        CallFactory(title=time, **{time.value: True})

    assert titles(Call.objects.fitting([Time.SATURDAYS])) == ["is_flexible", "on_saturdays"]
    assert len(Call.objects.fitting([])) == 5


def test_distance_counts_from_the_calls_own_point_or_its_municipality(db):
    preetz = MunicipalityFactory(latitude="54.235300", longitude="10.279200")
    kiel = MunicipalityFactory(latitude="54.323300", longitude="10.122800")
    CallFactory(title="Preetz", municipality=preetz)
    CallFactory(title="Kiel", municipality=kiel)
    CallFactory(title="am Rand", municipality=kiel, latitude="54.235300", longitude="10.294600")
    CallFactory(title="irgendwo")
    centre = Point(54.2353, 10.2792)
    places = {preetz.pk: centre, kiel.pk: Point(54.3233, 10.1228)}

    assert titles(Call.objects.within(5, centre, places)) == ["Preetz", "am Rand"]
    assert [call.title for call in Call.objects.nearest_first(centre, places)] == [
        "Preetz", "am Rand", "Kiel", "irgendwo",
    ]  # fmt: skip


def test_the_least_effort_comes_first(db):
    for effort in ["", *reversed(Effort.values)]:
        CallFactory(effort=effort)

    assert [call.effort for call in Call.objects.least_effort_first()] == [*Effort.values, ""]


def test_wanted_hands_are_open_calls_for_hands(db):
    for kind in Kind:
        CallFactory(title=kind, kind=kind)
    CallFactory(kind=Kind.HANDS, direction=Direction.OFFERS)
    CallFactory(kind=Kind.HANDS, status=Status.FILLED)

    assert titles(Call.objects.wanting_hands()) == ["hands"]
