from django.contrib.auth.models import AnonymousUser

from portal.accounts.privacy import parts
from portal.activity.models import Follow
from portal.activity.services import follow, is_following, unfollow
from tests.factories.regions import TopicFactory


def test_following_twice_is_following_once(anna):
    topic = TopicFactory()

    follow(target=topic, actor=anna)
    follow(target=topic, actor=anna)

    assert Follow.objects.of(topic).count() == 1
    assert is_following(topic, anna)


def test_unfollowing_leaves_others_alone(anna, ben):
    topic, other = TopicFactory(), TopicFactory()
    follow(target=topic, actor=anna)
    follow(target=topic, actor=ben)
    follow(target=other, actor=anna)

    unfollow(target=topic, actor=anna)

    assert [row.user for row in Follow.objects.of(topic)] == [ben]
    assert is_following(other, anna)


def test_an_anonymous_visitor_follows_nothing(anna):
    topic = TopicFactory()
    follow(target=topic, actor=anna)

    assert not is_following(topic, AnonymousUser())


def test_what_somebody_follows_is_in_their_download(anna):
    follow(target=TopicFactory(name="Radverkehr"), actor=anna)
    part = next(each for each in parts() if each.name == "followed")

    assert [row["what"] for row in part.export(anna)] == ["Radverkehr"]
