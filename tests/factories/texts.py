"""Texts of projects; `TextFactory(written="Moin")` has that in its first paragraph."""

import factory
from pycrdt import Doc, XmlElement, XmlFragment, XmlText

from workspace.texts.models import Author, Change, Text, Version
from workspace.texts.services.storing import packed


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
