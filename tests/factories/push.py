"""`PushSubscriptionFactory(user=…)`; a device that can read is in `tests.portal.activity.push.devices`."""

import factory

from portal.activity.push.models import PushSubscription
from tests.factories.accounts import UserFactory


class PushSubscriptionFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = PushSubscription

    user = factory.SubFactory(UserFactory)
    endpoint = factory.Sequence(lambda n: f"https://push.example.org/geraet/{n}")
    p256dh = "BCVxsr7N_eNgVRqvHtD0zTZsEc6-VV-JvLexhqUzORcxaOzi6-AYWXvTBHm4bjyPjs7Vd8pZGH6SRpkNtoIAiw4"  # of RFC 8291
    auth = "BTBZMqHH6r4Tts7J_aSIgg"
