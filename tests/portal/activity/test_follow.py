from django.contrib.auth.models import AnonymousUser

from portal.accounts.privacy import parts
from portal.activity.choices import Hearing
from portal.activity.models import Follow
from portal.activity.services import follow, hearing_of, mute, unfollow, unmute
from tests.factories.regions import TopicFactory


def test_following_twice_is_following_once(anna):
    topic = TopicFactory()

    follow(target=topic, actor=anna)
    follow(target=topic, actor=anna)

    assert Follow.objects.of(topic).count() == 1
    assert hearing_of(topic, anna) == Hearing.FOLLOWS


def test_unfollowing_leaves_others_alone(anna, ben):
    topic, other = TopicFactory(), TopicFactory()
    follow(target=topic, actor=anna)
    follow(target=topic, actor=ben)
    follow(target=other, actor=anna)

    unfollow(target=topic, actor=anna)

    assert [row.user for row in Follow.objects.of(topic)] == [ben]
    assert hearing_of(other, anna) == Hearing.FOLLOWS


def test_an_anonymous_visitor_follows_nothing(anna):
    topic = TopicFactory()
    follow(target=topic, actor=anna)

    assert hearing_of(topic, AnonymousUser()) == Hearing.AS_USUAL


def test_what_somebody_follows_is_in_their_download(anna):
    follow(target=TopicFactory(name="Radverkehr"), actor=anna)
    part = next(each for each in parts() if each.name == "followed")

    assert [row["what"] for row in part.export(anna)] == ["Radverkehr"]


def test_muting_ends_following_and_is_taken_back(anna):
    topic = TopicFactory()
    follow(target=topic, actor=anna)

    mute(target=topic, actor=anna)
    assert hearing_of(topic, anna) == Hearing.MUTED
    assert not Follow.objects.of(topic).exists()

    unmute(target=topic, actor=anna)
    assert hearing_of(topic, anna) == Hearing.AS_USUAL


def test_what_is_gone_is_neither_followed_nor_muted(anna, ben):
    topic = TopicFactory()
    follow(target=topic, actor=anna)
    mute(target=topic, actor=ben)

    topic.delete()

    assert not Follow.objects.exists()
