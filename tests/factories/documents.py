"""Files of projects; `FileFactory(written=b"Moin")` has a version with these bytes, checked and clean."""

import hashlib
from datetime import timedelta

import factory
from django.core.files.base import ContentFile
from django.utils import timezone

from portal.base.storage import document_storage
from workspace.documents.choices import How, Purpose, State
from workspace.documents.files import new_name
from workspace.documents.models import (
    Blob,
    Confirmation,
    Consent,
    Document,
    Folder,
    PictureNote,
    Publication,
    ShareLink,
    Tag,
    Upload,
    UploadPart,
    Version,
)
from workspace.documents.naming import folded, sort_key


class NamedFactory(factory.django.DjangoModelFactory):
    class Meta:
        abstract = True

    folded = factory.LazyAttribute(lambda thing: folded(thing.name))
    sort_key = factory.LazyAttribute(lambda thing: sort_key(thing.name))


class FolderFactory(NamedFactory):
    class Meta:
        model = Folder

    project = factory.SubFactory("tests.factories.projects.ProjectFactory")
    name = factory.Sequence(lambda n: f"Ordner {n}")


class BlobFactory(factory.django.DjangoModelFactory):
    """`BlobFactory(data=b"Moin")` has these bytes in the storage."""

    class Meta:
        model = Blob

    class Params:
        data = factory.Sequence(lambda n: f"Inhalt {n}".encode())

    project = factory.SubFactory("tests.factories.projects.ProjectFactory")
    sha256 = factory.LazyAttribute(lambda blob: hashlib.sha256(blob.data).hexdigest())
    size = factory.LazyAttribute(lambda blob: len(blob.data))
    file = factory.LazyAttribute(lambda blob: document_storage().save(new_name(), ContentFile(blob.data)))
    media_type = "text/plain"
    state = State.CLEAN


class FileFactory(NamedFactory):
    """With one version."""

    class Meta:
        model = Document
        skip_postgeneration_save = True

    project = factory.SubFactory("tests.factories.projects.ProjectFactory")
    name = factory.Sequence(lambda n: f"Datei {n}.txt")

    @factory.post_generation
    def written(self, create, extracted, **kwargs):
        """More of the blob: `written__media_type="application/pdf"`."""
        if create:
            data = {"data": extracted} if extracted is not None else {}
            known = Blob.objects.filter(project=self.project, sha256=hashlib.sha256(extracted or b"").hexdigest())
            blob = known.first() or BlobFactory(project=self.project, **data, **kwargs)
            self.current = VersionFactory(document=self, blob=blob, name=self.name, uploaded_by=self.created_by)
            self.save(update_fields=["current"])


class VersionFactory(factory.django.DjangoModelFactory):
    """The next one; it does not become the current one by itself."""

    class Meta:
        model = Version

    document = factory.SubFactory(FileFactory)
    number = factory.LazyAttribute(lambda version: version.document.versions.count() + 1)
    blob = factory.SubFactory(BlobFactory, project=factory.SelfAttribute("..document.project"))
    name = factory.SelfAttribute("document.name")


class TagFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = Tag

    project = factory.SubFactory("tests.factories.projects.ProjectFactory")
    name = factory.Sequence(lambda n: f"Schlagwort {n}")
    folded = factory.LazyAttribute(lambda tag: folded(tag.name))


class UploadFactory(factory.django.DjangoModelFactory):
    """Nothing has arrived yet."""

    class Meta:
        model = Upload

    project = factory.SubFactory("tests.factories.projects.ProjectFactory")
    by = factory.SubFactory("tests.factories.projects.MembershipFactory", project=factory.SelfAttribute("..project"))
    name = factory.Sequence(lambda n: f"Unterwegs {n}.txt")
    length = 1000


class UploadPartFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = UploadPart

    class Params:
        data = b"Moin"

    upload = factory.SubFactory(UploadFactory)
    offset = 0
    size = factory.LazyAttribute(lambda part: len(part.data))
    file = factory.LazyAttribute(lambda part: document_storage().save(new_name(), ContentFile(part.data)))


class ShareLinkFactory(factory.django.DjangoModelFactory):
    """To a file; `ShareLinkFactory(document=None, folder=folder)` to a folder."""

    class Meta:
        model = ShareLink

    document = factory.SubFactory(FileFactory)
    maker = factory.SubFactory(
        "tests.factories.projects.MembershipFactory",
        project=factory.LazyAttribute(
            lambda maker: (maker.factory_parent.document or maker.factory_parent.folder).project
        ),
    )
    expires_at = factory.LazyFunction(lambda: timezone.now() + timedelta(days=30))


class PublicationFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = Publication

    document = factory.SubFactory(FileFactory)
    version = factory.SelfAttribute("document.current")
    title = factory.SelfAttribute("document.name")
    published_by = factory.SubFactory("tests.factories.accounts.UserFactory")


class PictureNoteFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = PictureNote

    document = factory.SubFactory(FileFactory, written__media_type="image/png")
    has_people = True


class ConsentFactory(factory.django.DjangoModelFactory):
    """Of people on a picture, that everybody may see it."""

    class Meta:
        model = Consent

    document = factory.SubFactory(FileFactory, written__media_type="image/png")
    who = factory.Sequence(lambda n: f"Mensch {n}")
    purposes = factory.LazyFunction(lambda: [Purpose.PORTAL.value])
    given_on = factory.LazyFunction(timezone.localdate)
    how = How.PAPER


class ConfirmationFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = Confirmation

    document = factory.SubFactory(FileFactory, written__media_type="image/png")
    purpose = Purpose.PORTAL
