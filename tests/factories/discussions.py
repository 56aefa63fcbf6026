"""Discussions; `TopicFactory(project=…)` has an opening, `ReplyFactory(topic=…)` goes behind what is there."""

import factory
from django.utils import timezone

from portal.base.commonmark import TALK, as_html
from workspace.discussions.models import (
    Attachment,
    Category,
    Draft,
    Mention,
    Reaction,
    Reading,
    Reply,
    ReplyVersion,
    Topic,
)


class CategoryFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = Category

    project = factory.SubFactory("tests.factories.projects.ProjectFactory")
    name = factory.Sequence(lambda n: f"Kategorie {n}")


class TopicFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = Topic
        skip_postgeneration_save = True

    project = factory.SubFactory("tests.factories.projects.ProjectFactory")
    author = factory.SubFactory("tests.factories.accounts.UserFactory")
    title = factory.Sequence(lambda n: f"Thema {n}")

    @factory.post_generation
    def text(self, create, extracted, **kwargs):
        if create:
            text = extracted or "Wer macht mit?"
            when = {"created_at": self.created_at, "touched_at": self.created_at}
            Reply.objects.create(topic=self, number=0, author=self.author, text=text, html=as_html(text, TALK), **when)


class ReplyFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = Reply

    topic = factory.SubFactory(TopicFactory)
    author = factory.SubFactory("tests.factories.accounts.UserFactory")
    number = factory.LazyAttribute(lambda reply: reply.topic.last_number + 1)
    text = factory.Sequence(lambda n: f"Antwort Nummer {n}.")
    html = factory.LazyAttribute(lambda reply: as_html(reply.text, TALK))
    created_at = factory.LazyFunction(timezone.now)
    touched_at = factory.SelfAttribute("created_at")

    @classmethod
    def _create(cls, model_class, *args, **kwargs):
        made = super()._create(model_class, *args, **kwargs)
        topic = made.topic
        topic.last_number, topic.last_at = made.number, made.created_at
        topic.replies_count += made.deleted_at is None
        topic.save(update_fields=["last_number", "last_at", "replies_count"])
        return made


class ReplyVersionFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = ReplyVersion

    reply = factory.SubFactory(ReplyFactory)
    text = "So stand es vorher da."
    html = "<p>So stand es vorher da.</p>"


class ReactionFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = Reaction

    reply = factory.SubFactory(ReplyFactory)
    user = factory.SubFactory("tests.factories.accounts.UserFactory")
    kind = "thanks"


class MentionFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = Mention

    reply = factory.SubFactory(ReplyFactory)
    user = factory.SubFactory("tests.factories.accounts.UserFactory")


class AttachmentFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = Attachment

    reply = factory.SubFactory(ReplyFactory)
    shelf = "documents"
    object_id = 1


class ReadingFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = Reading

    topic = factory.SubFactory(TopicFactory)
    number = 0


class DraftFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = Draft

    text = "Ich wollte noch sagen, dass"
