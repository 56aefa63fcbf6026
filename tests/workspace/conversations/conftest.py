"""Anna and Ben share a project, and a conversation; Clara is a stranger to both."""

import io
from datetime import timedelta

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils import timezone
from PIL import Image

from tests.factories.conversations import ConversationFactory, MessageFactory


@pytest.fixture
def talk(project, anna, ben):
    """Of Anna and Ben, in which Ben has said something."""
    talk = ConversationFactory(people=[anna, ben], created_by=ben)
    MessageFactory(conversation=talk, author=ben, text="Bringst du die Leiter mit?")
    return talk


@pytest.fixture
def group(project, anna, ben, gesa):
    group = ConversationFactory(people=[anna, ben, gesa], title="Lampenabend")
    MessageFactory(conversation=group, author=anna, text="Wer hat Kabelbinder?")
    return group


@pytest.fixture
def long_here():
    """`long_here(anna)`: the account is no new one any more."""

    def age(*people):
        for person in people:
            person.date_joined = timezone.now() - timedelta(days=400)
            person.save(update_fields=["date_joined"])

    return age


def camera():
    """A picture as a telephone makes it, with the place where it was taken."""
    picture = Image.new("RGB", (60, 40), "teal")
    exif = Image.Exif()
    exif.get_ifd(0x8825).update({1: "N", 2: (54.0, 19.0, 23.0)})
    file = io.BytesIO()
    picture.save(file, "JPEG", exif=exif)
    return file.getvalue()


@pytest.fixture(scope="session")
def photo():
    content = camera()
    return lambda name="foto.jpg": SimpleUploadedFile(name, content, content_type="image/jpeg")
