"""Pictures and documents, small and drawn on the spot."""

from io import BytesIO

import factory
from django.core.files.base import ContentFile
from django.core.files.uploadedfile import SimpleUploadedFile
from PIL import Image
from wagtail.models import Collection

from portal.base.models import PortalDocument, PortalImage


def picture_bytes(size=(90, 60), picture_format="PNG", colour="#00696F", **options):
    output = BytesIO()
    Image.new("RGB", size, colour).save(output, picture_format, **options)
    return output.getvalue()


def uploaded_picture(name="hafen.png", content=None, **options):
    return SimpleUploadedFile(name, content if content is not None else picture_bytes(**options), "image/png")


class ImageFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = PortalImage

    title = factory.Sequence(lambda n: f"Bild {n}")
    description = "Der Hafen am Morgen"
    collection = factory.LazyFunction(lambda: Collection.get_first_root_node() or Collection.add_root(name="Root"))
    file = factory.Sequence(lambda n: ContentFile(picture_bytes(), name=f"bild-{n}.png"))


class DocumentFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = PortalDocument

    title = factory.Sequence(lambda n: f"Dokument {n}")
    collection = factory.LazyFunction(lambda: Collection.get_first_root_node() or Collection.add_root(name="Root"))
    file = factory.Sequence(lambda n: ContentFile(b"%PDF-1.4\n", name=f"dokument-{n}.pdf"))
