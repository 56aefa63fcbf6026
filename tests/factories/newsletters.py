"""`NewsletterFactory()` is a complete draft; `SubscriptionFactory()` is confirmed."""

from datetime import timedelta

import factory
from django.utils import timezone

from home.newsletters.models import Newsletter, Subscription


class NewsletterFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = Newsletter

    subject = factory.Sequence(lambda n: f"Neues Nummer {n}")
    body = [("text", "<p>Moin zusammen.</p>")]


class SubscriptionFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = Subscription

    email = factory.Sequence(lambda n: f"leserin-{n}@example.org")
    asked_at = factory.LazyFunction(lambda: timezone.now() - timedelta(days=2))
    confirmed_at = factory.LazyFunction(lambda: timezone.now() - timedelta(days=1))
