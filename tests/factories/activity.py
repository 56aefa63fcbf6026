import factory

from portal.activity.feeds.models import Feed
from portal.activity.models import Follow
from tests.factories.accounts import UserFactory
from tests.factories.regions import TopicFactory


class FollowFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = Follow

    user = factory.SubFactory(UserFactory)
    target = factory.SubFactory(TopicFactory)


class FeedFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = Feed

    user = factory.SubFactory(UserFactory)
    content = Feed.Content.TOLD
