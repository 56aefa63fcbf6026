import factory

from portal.activity.models import Follow
from tests.factories.accounts import UserFactory
from tests.factories.regions import TopicFactory


class FollowFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = Follow

    user = factory.SubFactory(UserFactory)
    target = factory.SubFactory(TopicFactory)
