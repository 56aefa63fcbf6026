"""What is unread: right on every device, right for whoever comes later, and the first of it is where a page opens."""

from datetime import timedelta

import pytest
from django.utils import timezone

from portal.activity.models import Notification
from tests.factories.accounts import UserFactory
from tests.factories.discussions import ReplyFactory, TopicFactory
from tests.factories.projects import InspectionFactory, MembershipFactory, ProjectFactory
from tests.factories.regions import ManagerFactory
from workspace.discussions.models import Reading, Reply, Topic
from workspace.discussions.services import deleting, reading, writing


def unread(topic, membership):
    return Topic.objects.as_read_by(membership).get(pk=topic.pk).unread


def long_talk(topic, author, number):
    """Many replies at once."""
    rows = [
        Reply(topic=topic, number=each, author=author, text="Ja", html="<p>Ja</p>") for each in range(1, number + 1)
    ]
    Reply.objects.bulk_create(rows, batch_size=500)
    topic.last_number = topic.replies_count = number
    topic.save()


def test_what_others_have_said_is_unread_until_it_was_seen(as_person, ben, gesa, topic, membership, address):
    writing.reply(topic=topic, membership=membership(gesa), text="Ich komme.")
    assert (unread(topic, membership(ben)), unread(topic, membership(gesa))) == (1, 1)

    page = as_person(ben).get(address("detail", topic))
    assert (page.context["missed"], page.text.count('id="neu"')) == (0, 1)
    assert (unread(topic, membership(ben)), unread(topic, membership(gesa))) == (0, 1)
    assert as_person(ben).get(address("detail", topic)).context["missed"] is None


def test_ones_own_words_are_read_but_not_what_came_before_them_meanwhile(ben, gesa, topic, membership):
    reading.has_seen(topic=topic, membership=membership(ben), first=0, last=0)
    writing.reply(topic=topic, membership=membership(gesa), text="Ich komme.")
    writing.reply(topic=topic, membership=membership(ben), text="Kommst du?")

    assert unread(topic, membership(ben)) == 1
    assert reading.mark_of(topic, membership(ben)) == 0


def test_the_mark_only_grows(ben, topic, membership):
    for _number in range(5):
        ReplyFactory(topic=topic)
    reading.has_seen(topic=topic, membership=membership(ben), first=0, last=4)
    reading.has_seen(topic=topic, membership=membership(ben), first=0, last=2)

    assert reading.mark_of(topic, membership(ben)) == 4


def test_who_jumps_to_the_end_has_not_read_the_middle(as_person, ben, gesa, topic, membership, address):
    long_talk(topic, gesa, 80)
    client = as_person(ben)
    client.get(address("detail", topic))
    assert reading.mark_of(topic, membership(ben)) == 29

    page = client.get(f"{address('detail', topic)}?beitrag=80")
    assert (page.context["first"], page.context["jump_to"]) == (60, 30)
    assert reading.mark_of(topic, membership(ben)) == 29
    assert client.get(address("detail", topic)).context["first"] == 30
    assert client.get(address("detail", topic)).context["first"] == 60
    assert unread(topic, membership(ben)) == 0


def test_a_script_says_what_somebody_has_had_before_them(as_person, ben, topic, membership, address):
    client = as_person(ben)
    client.get(address("detail", topic))
    for _number in range(3):
        ReplyFactory(topic=topic)

    client.post(address("read", topic), {"von": "0", "bis": "2"})
    assert reading.mark_of(topic, membership(ben)) == 2
    client.post(address("read", topic), {"von": "0", "bis": "999"})
    assert reading.mark_of(topic, membership(ben)) == 3
    client.post(address("read", topic), {"von": "x", "bis": "y"})
    assert reading.mark_of(topic, membership(ben)) == 3


def test_everything_is_read_by_a_button(as_person, ben, gesa, topic, membership, address):
    long_talk(topic, gesa, 120)

    as_person(ben).post(address("read", topic))

    assert unread(topic, membership(ben)) == 0


def test_what_is_deleted_is_not_unread(anna, ben, gesa, topic, membership):
    reading.has_seen(topic=topic, membership=membership(ben), first=0, last=0)
    reply = writing.reply(topic=topic, membership=membership(gesa), text="Ich komme.")

    deleting.delete_reply(reply=reply, membership=membership(gesa))

    assert unread(topic, membership(ben)) == 0


def test_who_comes_later_has_missed_nothing_of_before(as_person, project, gesa, topic, address):
    long_talk(topic, gesa, 60)
    Reply.objects.filter(topic=topic).update(created_at=timezone.now() - timedelta(days=1))
    late = MembershipFactory(project=project)
    assert unread(topic, late) == 0
    client = as_person(late.user)
    assert client.get(address("detail", topic)).context["first"] == 0

    other = TopicFactory(project=project, created_at=timezone.now() - timedelta(days=2))
    for days in (2, 2, 0, 0):
        ReplyFactory(topic=other, created_at=timezone.now() - timedelta(days=days) + timedelta(seconds=1))
    assert unread(other, late) == 2
    assert client.get(address("detail", other)).context["missed"] == 3
    assert unread(other, late) == 0


def test_far_too_many_are_counted_so_far_only(ben, gesa, topic, membership):
    long_talk(topic, gesa, 150)

    assert unread(topic, membership(ben)) == 100


@pytest.mark.parametrize(
    "query", ["page=1", "page=x", "page=999", "beitrag=0", "beitrag=99999999999999999999", "beitrag=-1"]
)
def test_it_opens_wherever_somebody_asks(as_person, ben, gesa, topic, address, query):
    long_talk(topic, gesa, 60)

    assert as_person(ben).get(f"{address('detail', topic)}?{query}").status_code == 200


def test_a_long_discussion_opens_at_the_first_unread_with_the_same_queries(
    as_person, ben, gesa, topic, membership, address, query_count, queries_of
):
    client = as_person(ben)
    short = TopicFactory(project=topic.project, author=gesa)
    small = queries_of(address("detail", short))
    ReplyFactory(topic=short)
    with query_count() as of_short:
        client.get(address("detail", short))
    long_talk(topic, gesa, 10_000)
    Reading.objects.create(topic=topic, membership=membership(ben), number=7_654)

    with query_count() as of_long:
        page = client.get(address("detail", topic))

    assert (page.context["missed"], page.context["first"]) == (7_655, 7_650)
    assert len(of_long) == len(of_short) <= 18
    assert queries_of(f"{address('detail', topic)}?beitrag=9999") == small


def test_the_list_asks_the_same_for_one_and_thirty(as_person, ben, project, topic, address, queries_of):
    as_person(ben)
    one = queries_of(address("list"))
    for _number in range(29):
        ReplyFactory(topic=TopicFactory(project=project))

    assert queries_of(address("list")) == one


def test_what_somebody_was_told_is_read_with_it(as_person, ben, gesa, topic, membership, address, commit):
    with commit():
        writing.reply(topic=topic, membership=membership(gesa), text="Ich komme.")
    mine = Notification.objects.of(ben).unread()
    assert mine.count() == 1

    as_person(ben).get(address("detail", topic))

    assert not mine.exists()


def test_what_stands_on_another_page_is_not_read_with_it(as_person, ben, gesa, topic, membership, address, commit):
    long_talk(topic, gesa, 30)
    with commit():
        writing.reply(topic=topic, membership=membership(gesa), text="Ich komme.")
    mine = Notification.objects.of(ben).unread()

    as_person(ben).get(f"{address('detail', topic)}?page=1")
    assert mine.count() == 1
    as_person(ben).get(f"{address('detail', topic)}?page=2")
    assert not mine.exists()


def test_a_manager_who_looks_inside_leaves_no_mark(as_person, kiel, topic, address):
    topic.project.municipality = kiel
    topic.project.save()
    manager = ManagerFactory(municipalities=[kiel]).user
    InspectionFactory(project=topic.project, manager=manager)

    assert as_person(manager).get(address("detail", topic)).status_code == 200
    assert not Reading.objects.exists()


def test_the_mark_goes_with_the_membership(ben, topic, membership):
    reading.has_seen(topic=topic, membership=membership(ben), first=0, last=0)

    membership(ben).delete()

    assert not Reading.objects.exists()


def test_things_of_other_projects_are_not_there(as_person, ben, topic, address):
    elsewhere = TopicFactory(project=ProjectFactory(members=[UserFactory()]))
    client = as_person(ben)

    for name in ("detail", "news", "reply", "edit"):
        assert client.get(address(name, elsewhere)).status_code == 404
    for name in ("read", "keep_draft", "pin", "close", "delete"):
        assert client.post(address(name, elsewhere)).status_code == 404
