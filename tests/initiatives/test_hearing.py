"""What is new in the showcase reaches whoever follows its place, topic or initiative; once, and only what is public."""

import datetime

import pytest

from initiatives.calls.services import calls
from initiatives.ideas.services import life
from portal.activity.choices import Reason
from portal.activity.models import Event, Notification
from portal.activity.reading import hear, tell
from portal.activity.services import follow
from tests.factories.calls import CallFactory
from tests.factories.ideas import IdeaFactory
from tests.factories.initiatives import InitiativeIndexPageFactory, InitiativePageFactory
from tests.factories.regions import TopicFactory


@pytest.fixture
def topic(db):
    return TopicFactory(name="Radverkehr")


@pytest.fixture
def initiative(home_page, kiel, topic):
    page = InitiativePageFactory(parent=InitiativeIndexPageFactory(parent=home_page), title="Radküche", live=False)
    page.municipality, page.first_published_at, page.last_published_at = kiel, None, None
    page.topics.set([topic])
    page.save()
    return page


def heard(person):
    return hear(person, list(Notification.objects.of(person).newest_first()), "en")


def test_a_new_initiative_is_told_once_to_those_who_follow_its_place_or_topic(
    initiative, kiel, topic, anna, ben, clara, commit
):
    follow(target=kiel, actor=anna)
    follow(target=topic, actor=ben)

    for _again in range(2):
        with commit():
            initiative.save_revision().publish()
        initiative.refresh_from_db()

    assert [(line.line.words, line.notification.reason) for line in heard(anna)] == [
        ("A new initiative: “Radküche”", Reason.FOLLOWS_PLACE)
    ]
    assert [line.notification.reason for line in heard(ben)] == [Reason.FOLLOWS_TOPIC]
    assert heard(clara) == []


def test_an_initiative_that_is_offline_again_is_not_told(initiative, kiel, anna, commit):
    follow(target=kiel, actor=anna)
    with commit():
        initiative.save_revision().publish()
    initiative.refresh_from_db()
    initiative.unpublish()

    assert Notification.objects.count() == 1
    assert heard(anna) == []
    assert tell(anna, list(Event.objects.concerning(kiel)), "de") == []


def test_a_new_idea_is_told_where_its_place_is_followed(kiel, anna, ben, commit, home_page):
    idea = IdeaFactory(title="Bänke", author=anna, municipality=kiel, status="review", published_at=None)
    for person in (anna, ben):
        follow(target=kiel, actor=person)

    with commit():
        life.publish(idea=idea, actor=None)

    assert [line.line.words for line in heard(ben)] == ["A new idea: “Bänke”"]
    assert heard(anna) == []


def test_a_call_is_told_when_it_opens_and_not_when_it_opens_again(kiel, ben, maren, commit, home_page):
    follow(target=kiel, actor=ben)
    until = datetime.date.today() + datetime.timedelta(days=9)  # noqa: DTZ011  # any day to come
    call = CallFactory(title="Wer schraubt mit?", municipality=kiel, status="draft", until=until, initiative=None)

    with commit():
        calls.publish(call=call, actor=maren)
        calls.close(call=call, actor=maren)
        calls.reopen(call=call, actor=maren)

    assert [line.line.words for line in heard(ben)] == ["New call: “Wer schraubt mit?”"]
