"""Who hears of what is said inside of a project about posts and tasks."""

import pytest

from portal.activity.choices import Pace, Reason
from portal.activity.kinds import kind_named
from portal.activity.models import Notification, Preference
from portal.activity.reading import hear, settled
from portal.activity.replying.replyables import NotTakenError, replyable_named
from portal.activity.services import follow, mute
from tests.factories.accounts import UserFactory
from tests.factories.posts import PostFactory
from tests.factories.tasks import TaskFactory
from workspace.posts.services import commenting
from workspace.projects.services import comments
from workspace.tasks.services import parts


@pytest.fixture
def hanna(project):
    person = UserFactory(name="Hanna Hein", email="hanna@example.org")
    project.memberships.create(user=person)
    return person


@pytest.fixture(params=["post", "task"])
def room(request):
    return request.param


@pytest.fixture
def thing(room, project, ben):
    if room == "post":
        return PostFactory(project=project, author=ben, title="Fest")
    task = TaskFactory(project=project, title="Fest", created_by=None)
    task.assignees.add(project.memberships.get(user=ben))
    return task


@pytest.fixture
def say(room, thing, project, commit):
    def say(person, text):
        membership = project.memberships.get(user=person)
        with commit():
            if room == "post":
                return commenting.comment(post=thing, text=text, membership=membership)
            return parts.comment(task=thing, text=text, membership=membership)

    return say


def reasons():
    rows = Notification.objects.filter(event__kind__endswith=".comment")
    return {row.user.name.split()[0]: row.reason for row in rows.select_related("user")}


def lines(person):
    return [each.line.words for each in hear(person, list(Notification.objects.of(person).newest_first()), "de")]


def test_whom_it_concerns_and_who_follows_it_hear_of_it(say, thing, room, anna, ben, gesa, hanna):
    follow(target=thing, actor=hanna)

    comment = say(anna, "Wer bringt Kuchen?")

    assert reasons() == {
        "Ben": Reason.THEIRS if room == "post" else Reason.ASSIGNED,
        "Hanna": Reason.FOLLOWS,
    }
    (line,) = hear(ben, list(Notification.objects.of(ben)), "de")
    assert line.line.words == "Anna Ahrens hat „Fest“ kommentiert"
    assert line.line.url == f"{thing.get_absolute_url()}#{comment.anchor}"


def test_who_has_said_something_before_hears_of_it_and_nobody_of_their_own(say, anna, ben, gesa, hanna):
    say(gesa, "Ich.")
    say(anna, "Wunderbar.")

    assert reasons() == {"Ben": reasons()["Ben"], "Gesa": Reason.TAKES_PART}


def test_who_is_named_hears_of_that_at_once_and_not_twice(say, anna, ben, hanna):
    say(anna, "@Ben Behrens und @Hanna Hein, bringt ihr Kuchen mit? @Clara auch?")

    assert reasons() == {}
    assert lines(ben) == lines(hanna) == ["Anna Ahrens hat dich genannt: „Fest“"]
    assert Notification.objects.filter(user=ben).get().due_at is not None


def test_a_stranger_is_not_named_and_who_has_left_hears_nothing(say, thing, project, anna, clara, ben, gesa):
    say(gesa, "Ich.")
    follow(target=thing, actor=clara)
    project.memberships.filter(user=gesa).delete()

    say(anna, "@Clara Claussen, kommst du?")

    assert "Clara" not in reasons()
    assert "Gesa" not in reasons()
    assert lines(clara) == []


def test_what_is_taken_back_is_told_to_nobody(say, project, anna, ben):
    comment = say(anna, "Wer bringt Kuchen?")
    assert len(lines(ben)) == 1

    comments.take_back(comment=comment, membership=project.memberships.get(user=anna))

    assert lines(ben) == []


def test_who_has_answered_since_needs_no_mail(say, anna, ben):
    say(anna, "Wer bringt Kuchen?")
    (row,) = Notification.objects.of(ben)
    assert settled(ben, [row.event]) == set()

    say(ben, "Ich.")

    assert settled(ben, [row.event]) == {row.event_id}


def test_it_is_answered_by_mail_by_who_belongs_to_the_project(say, thing, room, project, anna, ben, clara, commit):
    comment = say(anna, "Wer bringt Kuchen?")
    (row,) = Notification.objects.of(ben)
    target = kind_named(row.event.kind).reply_to(row.event)
    kind = replyable_named(target.name)

    assert (kind.resolve(target.pk), kind.title(comment)) == (comment, "Fest")
    assert (kind.may(ben, comment), kind.may(clara, comment)) == (True, False)
    with commit():
        kind.reply(ben, comment, "Ich, zwei Bleche.", [])

    said = thing.comments.latest("pk")
    assert (said.author, said.text) == (ben, "Ich, zwei Bleche.")
    with pytest.raises(NotTakenError):
        kind.reply(ben, comment, "x" * 2001, [])
    with pytest.raises(NotTakenError):
        kind.reply(clara, comment, "Ich auch!", [])
    project.memberships.filter(user=ben).delete()
    assert not kind.may(ben, comment)


def test_what_was_chosen_for_the_project_holds_and_so_does_muting(say, project, thing, anna, ben, hanna):
    Preference.objects.create(user=ben, kind="", scope=project, pace=Pace.NEVER)
    follow(target=thing, actor=hanna)
    mute(target=thing, actor=hanna)

    say(anna, "Wer bringt Kuchen?")

    assert reasons() == {}
