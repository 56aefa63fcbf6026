"""Texts of projects; `TextFactory(written="Moin")` has that in its first paragraph."""

from datetime import timedelta

import factory
from django.utils import timezone
from pycrdt import Doc, XmlElement, XmlFragment, XmlText

from workspace.texts.models import (
    Author,
    Change,
    Editing,
    Publication,
    ShareLink,
    Template,
    Text,
    TextComment,
    Thread,
    Version,
)
from workspace.texts.services.storing import load, packed


def update_of(*paragraphs):
    """A Yjs update that writes these paragraphs into an empty text."""
    doc = Doc()
    root = doc.get("text", type=XmlFragment)
    for words in paragraphs:
        root.children.append(XmlElement("paragraph", contents=[XmlText(words)]))
    return doc.get_update()


class TextFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = Text
        skip_postgeneration_save = True

    project = factory.SubFactory("tests.factories.projects.ProjectFactory")
    title = factory.Sequence(lambda n: f"Text {n}")

    @factory.post_generation
    def written(self, create, extracted, **kwargs):
        if create and extracted:
            self.state, self.plain, self.folded = packed(update_of(extracted)), extracted, 1
            self.save()


class ChangeFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = Change

    text = factory.SubFactory(TextFactory)
    update = factory.Sequence(lambda n: update_of(f"Absatz {n}"))


class AuthorFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = Author

    text = factory.SubFactory(TextFactory)
    user = factory.SubFactory("tests.factories.accounts.UserFactory")
    client_id = factory.Sequence(lambda n: 1000 + n)


class VersionFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = Version

    text = factory.SubFactory(TextFactory)
    name = factory.Sequence(lambda n: f"Fassung {n}")
    state = factory.LazyFunction(lambda: packed(update_of("Wie es war")))
    plain = "Wie es war"


class EditingFactory(factory.django.DjangoModelFactory):
    """Open for a quarter of an hour."""

    class Meta:
        model = Editing

    text = factory.SubFactory(TextFactory)
    user = factory.SubFactory("tests.factories.accounts.UserFactory")
    base = factory.LazyAttribute(lambda editing: packed(load(editing.text).get_update()))
    until = factory.LazyFunction(lambda: timezone.now() + timedelta(minutes=15))


class TemplateFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = Template

    project = factory.SubFactory("tests.factories.projects.ProjectFactory")
    name = factory.Sequence(lambda n: f"Vorlage {n}")
    source = "## Ablauf\n"


class PublicationFactory(factory.django.DjangoModelFactory):
    """`words` stand in its only paragraph."""

    class Meta:
        model = Publication

    class Params:
        words = "Was alle lesen"

    text = factory.SubFactory(TextFactory)
    title = factory.SelfAttribute("text.title")
    plain = factory.SelfAttribute("words")
    html = factory.LazyAttribute(lambda publication: f"<p>{publication.words}</p>")


class ShareLinkFactory(factory.django.DjangoModelFactory):
    """Open for a month, made by a member of its own."""

    class Meta:
        model = ShareLink

    text = factory.SubFactory(TextFactory)
    maker = factory.SubFactory(
        "tests.factories.projects.MembershipFactory", project=factory.SelfAttribute("..text.project")
    )
    expires_at = factory.LazyFunction(lambda: timezone.now() + timedelta(days=30))


class ThreadFactory(factory.django.DjangoModelFactory):
    """On the whole text; with `words="Moin"` somebody has said that in it."""

    class Meta:
        model = Thread
        skip_postgeneration_save = True

    text = factory.SubFactory(TextFactory)
    begun_by = factory.SubFactory("tests.factories.accounts.UserFactory")

    @factory.post_generation
    def words(self, create, extracted, **kwargs):
        if create and extracted:
            TextCommentFactory(thread=self, author=self.begun_by, text=extracted)


class TextCommentFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = TextComment

    thread = factory.SubFactory(ThreadFactory)
    author = factory.SubFactory("tests.factories.accounts.UserFactory")
    text = "Fehlt hier nicht der Kuchen?"
