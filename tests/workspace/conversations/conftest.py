"""Anna and Ben share a project, and a conversation; Clara is a stranger to both."""

from datetime import timedelta

import pytest
from django.utils import timezone

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
