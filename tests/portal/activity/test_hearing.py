"""The page on which somebody chooses how they want to hear."""

import re

import pytest

from portal.activity.choices import Cap, Channel, Group, Pace, Reason
from portal.activity.events import happen
from portal.activity.models import HearingSettings, Notification, Preference
from tests.factories.projects import ProjectFactory
from tests.portal.activity.noises import Noise, registered

PAGE = "/konto/benachrichtigungen/"


@pytest.fixture
def kinds():
    made = (
        Noise(group=Group.PROJECTS, pace=Pace.DAILY),
        Noise(key="test.bang", label="Knalle", group=Group.PROJECTS, pace=Pace.AT_ONCE, push=True),
        Noise(key="test.law", label="Fristen", group=Group.PORTAL, pace=Pace.AT_ONCE, may_be_never=False),
    )
    with registered(*made):
        yield made


@pytest.fixture
def reader(client, home_page, anna, kinds):
    client.force_login(anna)
    return client


def filled_in(client, address=PAGE, **changes):
    """What the form of the page holds, as a browser sends it; a value that is None is left out."""
    html = client.get(address).content.decode().partition("</h1>")[2]
    data = {}
    for name, body in re.findall(r'<select name="([^"]+)".*?>(.*?)</select>', html, re.DOTALL):
        chosen = re.findall(r'<option value="([^"]*)" selected>', body)
        data[name] = chosen[0] if chosen else ""
    for tag in re.findall(r"<input[^>]+>", html):
        if "checked" in tag:
            data.setdefault(re.search(r'name="([^"]+)"', tag)[1], []).append(
                re.search(r'value="([^"]*)"', tag + ' value="on"')[1]
            )
    return {name: value for name, value in {**data, **changes}.items() if value is not None}


def chosen_by(person):
    rows = Preference.objects.filter(user=person).order_by("kind")
    return [(row.kind, row.scope, row.pace, row.channels) for row in rows]


def test_saving_what_is_proposed_changes_nothing(reader, anna):
    response = reader.post(PAGE, filled_in(reader), follow=True)

    assert response.redirect_chain == [(PAGE, 302)]
    assert "Gespeichert" in response.content.decode()
    assert chosen_by(anna) == []
    settings = HearingSettings.objects.get(user=anna)
    assert (settings.wants_mail, settings.cap, settings.digest_hour) == (True, Cap.NONE, 7)


def test_pace_and_ways_are_kept_for_each_kind_and_shown_again(reader, anna):
    data = filled_in(reader, **{"test.noise-pace": "weekly", "test.bang-channels": ["bell"]})

    reader.post(PAGE, data)

    assert chosen_by(anna) == [
        ("test.bang", None, Pace.AT_ONCE, [Channel.BELL]),
        ("test.noise", None, Pace.WEEKLY, Channel.values),
    ]
    assert filled_in(reader)["test.noise-pace"] == "weekly"
    assert filled_in(reader)["test.bang-channels"] == ["bell"]


def test_taking_a_choice_back_leaves_no_row(reader, anna):
    Preference.objects.create(user=anna, kind="test.noise", pace=Pace.WEEKLY)
    Preference.objects.create(user=anna, kind="gone.away", pace=Pace.WEEKLY)

    reader.post(PAGE, filled_in(reader, **{"test.noise-pace": ""}))

    assert [kind for kind, *_rest in chosen_by(anna)] == ["gone.away"]


def test_everything_at_once(reader, anna):
    reader.post(PAGE, filled_in(reader, **{"all-pace": "weekly"}))

    assert chosen_by(anna) == [("", None, Pace.WEEKLY, Channel.values)]


def test_what_must_be_heard_cannot_be_never_and_only_some_is_pushed(reader, anna):
    html = reader.get(PAGE).content.decode()
    assert re.findall(r'name="test.law-channels" value="(\w+)"', html) == ["mail"]
    assert re.findall(r'name="test.bang-channels" value="(\w+)"', html) == ["bell", "mail", "push"]

    response = reader.post(PAGE, filled_in(reader, **{"test.law-pace": "never"}))

    assert response.status_code == 200
    assert chosen_by(anna) == []


def test_what_holds_for_all_mails_is_kept(reader, anna):
    data = {
        "wants_mail": None,
        "cap": "day",
        "digest_hour": "18",
        "digest_weekday": "4",
        "quiet_from": "22",
        "quiet_until": "7",
    }

    reader.post(PAGE, filled_in(reader, **data))

    settings = HearingSettings.objects.get(user=anna)
    said = (settings.wants_mail, settings.cap, settings.digest_hour, settings.digest_weekday)
    assert said == (False, Cap.DAY, 18, 4)
    assert (settings.quiet_from, settings.quiet_until) == (22, 7)
    reader.post(PAGE, filled_in(reader, quiet_from="", quiet_until=""))
    settings.refresh_from_db()
    assert (settings.quiet_from, settings.quiet_until) == (None, None)


@pytest.mark.parametrize(
    ("said", "field"),
    [
        ({"quiet_from": "22"}, "quiet_until"),
        ({"quiet_until": "7"}, "quiet_from"),
        ({"quiet_from": "7", "quiet_until": "7"}, "quiet_until"),
        ({"digest_hour": "24"}, "digest_hour"),
        ({"cap": "year"}, "cap"),
    ],
)
def test_what_makes_no_sense_is_said_at_the_field_and_nothing_is_saved(reader, anna, said, field):
    response = reader.post(PAGE, filled_in(reader, **{"test.noise-pace": "weekly", **said}))

    assert list(response.context["mail"].errors) == [field]
    assert not HearingSettings.objects.exists()
    assert chosen_by(anna) == []


def test_for_one_project_it_is_chosen_otherwise(reader, anna):
    project = ProjectFactory(admin=anna)
    address = f"{PAGE}projekt-{project.pk}/"
    assert f'href="{address}"' in reader.get(PAGE).content.decode()

    reader.post(address, filled_in(reader, address, **{"all-pace": "never", "test.bang-pace": "daily"}))

    assert chosen_by(anna) == [
        ("", project, Pace.NEVER, Channel.values),
        ("test.bang", project, Pace.DAILY, Channel.values),
    ]
    assert "test.law-pace" not in filled_in(reader, address)


@pytest.mark.parametrize("mark", ["projekt-0", "projekt-x", "planet-1", "projekt", "projekt-99999999999999999999"])
def test_there_is_no_page_for_what_is_not_there(reader, mark):
    assert reader.get(f"{PAGE}{mark}/").status_code == 404


def test_there_is_no_page_for_a_project_of_others(reader, ben):
    project = ProjectFactory(admin=ben)

    assert reader.get(f"{PAGE}projekt-{project.pk}/").status_code == 404
    assert project.name not in reader.get(PAGE).content.decode()


def test_what_is_due_already_follows_the_new_choice(reader, anna, topic, commit, kinds):
    kinds[1].named = [(anna.pk, Reason.NAMED)]
    with commit():
        happen("test.bang", target=topic, actor=None)
    Notification.objects.update(mailed_at=None)

    reader.post(PAGE, filled_in(reader, wants_mail=None))

    assert not Notification.objects.filter(due_at__isnull=False).exists()


def test_the_page_costs_as_many_queries_with_many_projects_as_with_one(reader, anna, queries_of):
    ProjectFactory(admin=anna)
    one = queries_of(PAGE)
    for _number in range(4):
        project = ProjectFactory(admin=anna)
        Preference.objects.create(user=anna, scope=project, pace=Pace.WEEKLY)

    assert queries_of(PAGE) == one <= 12
