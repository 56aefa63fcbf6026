import datetime

import factory
from django.utils import timezone

from initiatives.calls.choices import Status
from initiatives.calls.models import Answer, Call


class CallFactory(factory.django.DjangoModelFactory):
    """An open call without an initiative; `topics=[…]` as wanted. Rows only: services fill the directory."""

    class Meta:
        model = Call
        skip_postgeneration_save = True

    title = factory.Sequence(lambda n: f"Gesuch {n}")
    text = "Wir suchen Leute, die mit anpacken."
    status = Status.OPEN
    published_at = factory.LazyFunction(timezone.now)
    until = factory.LazyFunction(lambda: timezone.localdate() + datetime.timedelta(days=30))

    @factory.post_generation
    def topics(self, create, extracted, **kwargs):
        if create and extracted:
            self.topics.set(extracted)


class AnswerFactory(factory.django.DjangoModelFactory):
    """A confirmed answer by name and address; `user=…, email=""` for one from an account."""

    class Meta:
        model = Answer

    call = factory.SubFactory(CallFactory)
    name = "Frieda Fock"
    email = factory.LazyAttributeSequence(lambda answer, n: "" if answer.user else f"frieda{n}@example.org")
    user = None
    message = "Ich bin dabei."
    confirmed_at = factory.LazyFunction(timezone.now)
