"""What is lent: who enters it, who sees it, where it is found."""

import re

import pytest
from django.urls import reverse

from initiatives.directory.models import DirectoryEntry
from portal.accounts.privacy import parts
from tests.factories.accounts import UserFactory
from tests.factories.lending import LoanFactory, ThingFactory
from tests.factories.regions import MunicipalityFactory
from workspace.lending.models import Loan, Thing
from workspace.lending.permissions import may_borrow, may_keep
from workspace.projects.choices import Status
from workspace.projects.rooms import off_at_first

SAID = {"kind": "thing", "title": "  Leiter   lang ", "unit": "day", "longest": "3", "is_lent": "on"}


@pytest.fixture
def admin(db):
    return UserFactory(is_superuser=True)


def test_a_manager_lends_something_of_their_municipality_and_no_other(as_person, maren, kiel):
    preetz = MunicipalityFactory(name="Preetz", slug="preetz")
    client = as_person(maren)

    assert client.post(reverse("lending:create"), {**SAID, "municipality": preetz.pk}).status_code == 200
    client.post(reverse("lending:create"), {**SAID, "municipality": kiel.pk})

    thing = Thing.objects.get()
    assert (thing.title, thing.municipality, thing.longest) == ("Leiter lang", kiel, 3)
    client.post(thing.edit_url, {**SAID, "title": "Leiter", "longest": "2"})
    assert list(Thing.objects.values_list("title", "longest")) == [("Leiter", 2)]


def test_it_stands_in_the_directory_as_long_as_it_is_lent(as_person, maren, kiel):
    def listed():
        return set(DirectoryEntry.objects.on("ausleihe").values_list("title", "language"))

    client = as_person(maren)
    client.post(reverse("lending:create"), {**SAID, "municipality": kiel.pk})
    thing = Thing.objects.get()
    assert listed() == {("Leiter lang", "de"), ("Leiter lang", "en")}
    client.post(thing.edit_url, {**SAID, "is_lent": ""})
    assert listed() == set()
    client.post(thing.edit_url, SAID)
    client.post(thing.delete_url)
    assert listed() == set()


def test_what_a_project_lends_stands_nowhere_outside(as_person, projector, clara, anna):
    assert not DirectoryEntry.objects.on("ausleihe").exists()
    for person in (None, clara, anna):
        assert "Dokumentenkamera" not in as_person(person).get("/ausleihe/").content.decode()
        assert as_person(person).get(f"/ausleihe/{projector.pk}/").status_code == 404


def test_the_list_is_found_by_words_place_and_kind(client, bike, kiel):
    county = MunicipalityFactory(name="Kreis Plön", slug="kreis-ploen")
    preetz = MunicipalityFactory(name="Preetz", slug="preetz", parent=county)
    ThingFactory(title="Saal", kind="room", municipality=preetz)

    def found(query):
        return [card.title for card in client.get(f"/ausleihe/?{query}").context["cards"]]

    assert found("") == ["Lastenrad Lotte", "Saal"]
    assert found("q=lotte+lasten") == ["Lastenrad Lotte"]
    assert found("ort=kreis-ploen") == ["Saal"]
    assert found("art=room&ort=kiel") == []


def test_each_list_says_what_was_chosen_for_it(client, bike, kiel):
    def chosen(query):
        return re.findall(r'<option value="([^"]+)" selected', client.get(f"/ausleihe/?{query}").text)

    assert [chosen(each) for each in ("", "ort=kiel", "art=room", "ort=kiel&art=thing", "")] == [
        [],
        ["kiel"],
        ["room"],
        ["kiel", "thing"],
        [],
    ]


def test_what_is_not_lent_stands_only_before_those_who_keep_it(as_person, bike, maren, clara):
    Thing.objects.update(is_lent=False)

    for address in ("/ausleihe/", "/ausleihe/?art=thing"):
        lists = [as_person(person).get(address).context["cards"] for person in (None, clara, maren)]
        assert [[card.title for card in cards] for cards in lists] == [[], [], ["Lastenrad Lotte"]]


def test_a_municipality_shows_what_it_lends(client, home_page, bike, kiel):
    page = client.get("/orte/kiel/").content.decode()

    assert bike.get_absolute_url() in page
    assert "/ausleihe/?ort=kiel" in page
    assert f"http://testserver{bike.get_absolute_url()}" in client.get("/sitemap.xml").content.decode()


def test_members_lend_and_guests_borrow(as_person, project, ben, gesa, anna, days):
    create = reverse("workspace:lending:create", args=[project.slug])
    assert as_person(gesa).post(create, SAID).status_code == 403
    as_person(ben).post(create, SAID)
    thing = Thing.objects.get()
    assert (thing.project, thing.created_by) == (project, ben)
    assert project.happenings.filter(kind="thing_added", object_id=thing.pk).exists()

    as_person(gesa).post(thing.ask_url, days(1, 1))
    loan = Loan.objects.get()
    assert as_person(gesa).post(loan.decide_url, {"decision": "yes"}).status_code == 403
    assert "Leiter lang" in as_person(ben).get(project.workspace_url).content.decode()
    as_person(ben).post(loan.decide_url, {"decision": "yes"})
    assert Loan.objects.get().is_approved
    assert [may_keep(person, thing) for person in (anna, ben, gesa)] == [True, True, False]


def test_who_brought_it_in_and_left_keeps_it_no_more(projector, project, anna, ben, clara):
    thing = ThingFactory(project=project, created_by=ben)
    project.memberships.filter(user=ben).delete()

    assert [may_keep(person, thing) for person in (anna, ben, clara)] == [True, False, False]
    assert [may_borrow(person, thing) for person in (anna, ben, clara)] == [True, False, False]


def test_strangers_find_nothing_of_a_project(as_person, projector, ben, clara):
    loan = LoanFactory(thing=projector, borrower=ben)
    pages = [projector.get_absolute_url(), projector.edit_url, projector.ask_url, loan.get_absolute_url()]
    buttons = [loan.decide_url, loan.withdraw_url, loan.return_url, projector.delete_url, projector.ask_url]

    for person, status in ((clara, 404), (None, 302)):
        client = as_person(person)
        answers = [client.get(url) for url in pages] + [client.post(url, {"decision": "yes"}) for url in buttons]
        assert {answer.status_code for answer in answers} == {status}
    assert Loan.objects.get().is_requested


def test_other_members_see_a_thing_and_not_who_asks(as_person, projector, ben, gesa):
    loan = LoanFactory(thing=projector, borrower=ben)
    client = as_person(gesa)

    assert client.get(projector.get_absolute_url()).status_code == 200
    assert client.get(loan.get_absolute_url()).status_code == 404
    assert client.post(loan.withdraw_url).status_code == 404


@pytest.mark.parametrize("status", [Status.ARCHIVED, Status.DECLINED])
def test_a_closed_project_is_read_only(as_person, project, projector, anna, ben, days, status):
    loan = LoanFactory(thing=projector, borrower=ben)
    project.status = status
    project.save()

    for person in (anna, ben):
        client = as_person(person)
        assert client.get(projector.get_absolute_url()).status_code == 200
        answers = [client.post(url, {"decision": "yes"}) for url in (loan.decide_url, loan.withdraw_url)]
        answers.append(client.post(projector.ask_url, days(3, 3)))
        assert {answer.status_code for answer in answers} <= {403, 404}
    assert Loan.objects.get().is_requested


def test_a_new_project_has_the_room_switched_off(as_person, project, projector, anna):
    assert off_at_first() == ["lending"]
    project.rooms_off = off_at_first()
    project.save()
    client = as_person(anna)

    assert client.get(projector.get_absolute_url()).status_code == 404
    assert "workspace:lending" not in client.get(project.workspace_url).content.decode()


def test_one_thing_costs_the_queries_of_thirty(client, queries_of, bike, kiel):
    one = queries_of("/ausleihe/")
    ThingFactory.create_batch(20, municipality=kiel)
    assert queries_of("/ausleihe/") == one

    quiet = queries_of(bike.get_absolute_url())
    for day in range(10):
        LoanFactory(thing=bike, status="approved", days=(day, day))
    assert queries_of(bike.get_absolute_url()) == quiet


def test_requests_cost_the_same_for_one_and_thirty(as_person, queries_of, bike, maren, ben, query_count):
    client = as_person(maren)
    LoanFactory(thing=bike)

    def count(url):
        client.get(url)
        client.get(url)
        with query_count() as queries:
            client.get(url)
        return len(queries)

    one = count(reverse("lending:requests"))
    LoanFactory.create_batch(10, thing=bike)
    assert count(reverse("lending:requests")) == one
    client = as_person(ben)
    LoanFactory(thing=bike, borrower=ben)
    one = count(reverse("lending:mine"))
    LoanFactory.create_batch(10, thing=bike, borrower=ben)
    assert count(reverse("lending:mine")) == one


def test_own_loans_are_exported_and_taken_back_with_the_account(bike, ben):
    coming, begun = (
        LoanFactory(thing=bike, borrower=ben),
        LoanFactory(thing=bike, borrower=ben, purpose="Umzug", days=(-3, -2)),
    )
    part = next(each for each in parts() if each.name == "lending")

    assert [row["thing__title"] for row in part.export(ben)["borrowed"]] == ["Lastenrad Lotte"] * 2
    part.erase(ben)
    ben.delete()
    assert not Loan.objects.filter(pk=coming.pk).exists()
    begun.refresh_from_db()
    assert (begun.borrower, begun.purpose) == (None, "")
