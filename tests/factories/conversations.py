"""Conversations; `ConversationFactory(people=[anna, ben])` is one of two people, with more of them or `is_group=True` a
group."""

import factory
from django.core.files.base import ContentFile
from django.utils import timezone

from initiatives.directory.folding import fold
from portal.base.commonmark import SHORT, as_html
from workspace.conversations.models import (
    Attachment,
    Blocking,
    Circular,
    Conversation,
    Delivery,
    Disclosure,
    Message,
    MessageSettings,
    Participant,
)


class ConversationFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = Conversation
        skip_postgeneration_save = True

    @factory.post_generation
    def people(self, create, extracted, **kwargs):
        people = list(extracted or ())
        if len(people) == 2 and not self.is_group:
            self.pair = Conversation.pair_of(people[0].pk, people[1].pk)
        self.is_group = self.is_group or len(people) > 2
        if self.is_group and people:
            self.keeper = people[0]
        self.save()
        for user in people:
            ParticipantFactory(conversation=self, user=user)


class ParticipantFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = Participant

    conversation = factory.SubFactory(ConversationFactory)
    user = factory.SubFactory("tests.factories.accounts.UserFactory")


class MessageFactory(factory.django.DjangoModelFactory):
    """The last one of its conversation."""

    class Meta:
        model = Message
        skip_postgeneration_save = True

    conversation = factory.SubFactory(ConversationFactory)
    author = factory.SubFactory("tests.factories.accounts.UserFactory")
    text = factory.Sequence(lambda n: f"Nachricht Nummer {n}")
    html = factory.LazyAttribute(lambda row: as_html(row.text, SHORT))
    folded = factory.LazyAttribute(lambda row: fold(row.text))

    @factory.post_generation
    def is_last(self, create, extracted, **kwargs):
        self.conversation.last_number, self.conversation.last_at = self.pk, self.at
        self.conversation.save(update_fields=["last_number", "last_at"])


class AttachmentFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = Attachment

    message = factory.SubFactory(MessageFactory)
    file = factory.LazyFunction(lambda: ContentFile(b"Protokoll vom Treffen", name="protokoll.txt"))
    name = "protokoll.txt"
    size = 21
    media_type = "text/plain"


class DisclosureFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = Disclosure

    message = factory.SubFactory(MessageFactory)
    shown = factory.SubFactory(MessageFactory)


class MessageSettingsFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = MessageSettings

    user = factory.SubFactory("tests.factories.accounts.UserFactory")


class BlockingFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = Blocking

    by = factory.SubFactory("tests.factories.accounts.UserFactory")
    whom = factory.SubFactory("tests.factories.accounts.UserFactory")


class CircularFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = Circular
        skip_postgeneration_save = True

    municipality = factory.SubFactory("tests.factories.regions.MunicipalityFactory")
    subject = "Förderung für Reparaturtreffs"
    text = "Bis zum 1. März könnt ihr Geld beantragen."
    html = factory.LazyAttribute(lambda row: as_html(row.text, SHORT))
    sent_at = factory.LazyFunction(timezone.now)

    @factory.post_generation
    def to(self, create, extracted, **kwargs):
        for user in extracted or ():
            DeliveryFactory(circular=self, user=user)


class DeliveryFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = Delivery

    circular = factory.SubFactory(CircularFactory)
    user = factory.SubFactory("tests.factories.accounts.UserFactory")
