"""Who is named, who hears of what, and who does not."""

import pytest
from django.db.models import F

from portal.activity import services as activity
from portal.activity.kinds import kind_named
from portal.activity.models import Event, Notification
from tests.factories.accounts import UserFactory
from tests.factories.discussions import TopicFactory
from tests.factories.projects import MembershipFactory
from workspace.discussions.models import Mention
from workspace.discussions.services import deleting, reading, writing
from workspace.discussions.services.naming import named_in


@pytest.fixture
def say(topic, membership, commit):
    def reply(person, text, **options):
        with commit():
            return writing.reply(topic=topic, membership=membership(person), text=text, **options)

    return reply


def told():
    """Who was told of which kind why."""
    rows = Notification.objects.values_list("user__name", "event__kind", "reason")
    return sorted((name.split()[0], kind.removeprefix("discussions."), reason) for name, kind, reason in rows)


def test_everybody_hears_of_a_new_discussion_but_who_has_begun_it(anna, ben, gesa, project, membership, commit):
    with commit():
        writing.begin(membership=membership(ben), said=writing.Opening("Fest", "Wann?"))

    assert told() == [("Anna", "topic", "member"), ("Gesa", "topic", "member")]


def test_of_a_reply_hears_who_takes_part(anna, ben, gesa, topic, say):
    say(gesa, "Eins")
    Notification.objects.all().delete()
    activity.follow(target=topic, actor=anna)

    say(anna, "Zwei", quoted=1)
    assert told() == [("Ben", "reply", "theirs"), ("Gesa", "reply", "answered")]
    Notification.objects.all().delete()
    say(gesa, "Drei")
    assert told() == [("Anna", "reply", "takes_part"), ("Ben", "reply", "theirs")]


def test_who_has_muted_it_hears_nothing(ben, gesa, topic, say):
    activity.mute(target=topic, actor=ben)

    say(gesa, "Eins")

    assert told() == []


def test_who_is_named_hears_that_and_nothing_else(anna, ben, gesa, say):
    say(gesa, "@Ben Behrens, und du, @Anna?")

    assert told() == [("Anna", "mention", "named"), ("Ben", "mention", "named")]


def test_an_outsider_is_not_named_and_the_page_says_so(as_person, ben, clara, topic, address, commit):
    with commit():
        response = as_person(ben).post(address("reply", topic), {"text": "@Clara, komm doch!"}, follow=True)

    assert "@Clara" in next(str(each) for each in response.context["messages"])
    assert not Mention.objects.exists()
    assert not Notification.objects.of(clara).exists()


def test_of_two_hundred_who_are_named_twenty_hear_of_it(as_person, ben, project, topic, address, membership):
    names = [f"Person{number} Petersen" for number in range(200)]
    for name in names:
        MembershipFactory(project=project, user=UserFactory(name=name))
    text = ", ".join(f"@{name}" for name in names)

    response = as_person(ben).post(address("reply", topic), {"text": text}, follow=True)

    assert Mention.objects.count() == 20
    assert "20" in next(str(each) for each in response.context["messages"])


def test_naming_costs_one_query_however_many(ben, project, membership, query_count):
    mine = membership(ben)
    for number in range(20):
        MembershipFactory(project=project, user=UserFactory(name=f"Person{number} Petersen"))

    with query_count() as queries:
        named = named_in(" ".join(f"@Person{number} Petersen." for number in range(20)), mine)
    assert (len(named.people), len(queries)) == (20, 1)
    with query_count() as queries:
        named_in("ben@example.org schreibt", mine)
    assert len(queries) == 0


def test_admins_tell_everybody(as_person, anna, ben, gesa, topic, say, address):
    say(anna, "@alle: Morgen um drei!")
    assert told() == [("Ben", "mention", "named"), ("Gesa", "mention", "named")]
    Notification.objects.all().delete()

    response = as_person(ben).post(address("reply", topic), {"text": "@alle, wirklich?"}, follow=True)
    assert [str(each) for each in response.context["messages"]] == ["Nur Admins können mit @alle allen Bescheid sagen."]
    assert not Event.objects.filter(kind="discussions.mention", actor=ben).exists()


def test_a_change_names_only_who_was_not_named_before(anna, ben, gesa, say, membership, commit):
    reply = say(gesa, "@Ben komm!")
    Notification.objects.all().delete()

    with commit():
        writing.edit(reply=reply, membership=membership(gesa), text="@Ben und @Anna, kommt!")

    assert told() == [("Anna", "mention", "named")]


def test_what_is_deleted_or_in_a_project_that_one_has_left_is_told_to_nobody(ben, gesa, topic, say, membership):
    reply = say(gesa, "@Ben komm!")
    event = Event.objects.get(kind="discussions.mention")
    kind = kind_named(event.kind)
    assert kind.visible_to(ben, [event]) == {event.pk}

    deleting.delete_reply(reply=reply, membership=membership(gesa))
    assert kind.visible_to(ben, [event]) == set()
    deleting.restore_reply(reply=reply, membership=membership(gesa))
    membership(ben).delete()
    assert kind.visible_to(ben, [event]) == set()


def test_it_is_settled_for_who_has_read_it(ben, gesa, topic, say, membership):
    say(gesa, "Eins")
    event = Event.objects.get(kind="discussions.reply")
    kind = kind_named(event.kind)
    assert kind.settled_for(ben, [event]) == set()

    reading.has_seen(topic=topic, membership=membership(ben), first=0, last=1)

    assert kind.settled_for(ben, [event]) == {event.pk}


def test_what_is_said_of_it(gesa, topic, say):
    say(gesa, "Eins")
    say(gesa, "Zwei")
    events = list(Event.objects.filter(kind="discussions.reply").order_by("pk"))
    kind = kind_named("discussions.reply")

    lines = kind.told(gesa, [(kind, events)], "de")

    assert lines[events[0].pk].words == "Gesa hat in „Sommerfest“ geantwortet"
    assert lines[events[0].pk].url == f"{topic.get_absolute_url()}?beitrag=1#beitrag-1"
    assert kind.several(list(lines.values())) == "2 neue Antworten in „Sommerfest“"
    assert (kind.quote(events[0]), kind.thread(events[0])) == ("Eins", f"discussion-{topic.pk}")


def test_events_of_one_discussion_are_forgotten_with_it(anna, gesa, topic, say, membership):
    say(gesa, "Eins")
    deleting.remove(topic=topic, membership=membership(anna))
    type(topic).objects.update(deleted_at=F("deleted_at") - deleting.KEPT_FOR * 2)

    deleting.purge()

    assert not Event.objects.filter(kind__startswith="discussions").exists()


def test_other_discussions_are_not_concerned(ben, gesa, topic, say):
    other = TopicFactory(project=topic.project, author=gesa)

    say(gesa, "Eins")

    assert not Event.objects.about(other).exists()
