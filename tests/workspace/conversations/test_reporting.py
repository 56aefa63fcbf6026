"""A message on the desk, with what was chosen to be shown, and with nothing else."""

import pytest
from django.core.exceptions import PermissionDenied

from portal.moderation.choices import Action
from portal.moderation.kinds import kind_of
from portal.moderation.models import Case
from portal.moderation.services.deciding import decide
from tests.factories.conversations import AttachmentFactory, MessageFactory
from tests.factories.regions import ManagerFactory
from workspace.conversations.models import Attachment, Message
from workspace.conversations.services import reporting, writing


@pytest.fixture
def insult(talk, ben):
    MessageFactory(conversation=talk, author=ben, text="Das geht niemanden etwas an.")
    insult = MessageFactory(conversation=talk, author=ben, text="Du Torfkopf!")
    MessageFactory(conversation=talk, author=ben, text="Sag doch was.")
    return insult


@pytest.fixture
def reported(insult, anna):
    chosen = insult.conversation.messages.get(text="Sag doch was.")
    reporting.report(message=insult, shown={chosen.pk}, reason="insult", text="", actor=anna)
    return insult


def test_the_desk_reads_what_was_chosen(reported):
    case = Case.objects.get()

    said = kind_of(Message).text(reported)

    assert said == "Gemeldet: Ben Behrens: Du Torfkopf!\n\nBen Behrens: Sag doch was."
    assert (case.title, case.author.name) == ("Nachricht einer Unterhaltung", "Ben Behrens")


def test_what_of_others_is_no_neighbour_is_shown_to_nobody(insult, anna, group):
    elsewhere = group.messages.get()

    reporting.report(message=insult, shown={elsewhere.pk, 10**9}, reason="insult", text="", actor=anna)

    assert insult.disclosures.count() == 0


def test_nobody_reports_what_is_theirs_or_strange_to_them(insult, ben, clara):
    with pytest.raises(PermissionDenied):
        reporting.report(message=insult, shown=(), reason="insult", text="", actor=ben)
    assert reporting.neighbours_of(insult, clara) == []


def test_hidden_by_a_manager_nobody_reads_it(reported, maren, anna):
    decide(case=Case.objects.get(), action=Action.HIDE, reason="Eine Beleidigung.", actor=maren)

    reported.refresh_from_db()
    assert not reported.is_shown
    assert reported not in Message.objects.standing().visible_to(anna)


def test_a_manager_who_is_in_the_conversation_does_not_decide(project, kiel, ben):
    manager = ManagerFactory(municipalities=[kiel]).user
    talk = MessageFactory(author=ben).conversation
    talk.participants.create(user=manager)

    reporting.report(message=talk.messages.get(), shown=(), reason="insult", text="", actor=manager)

    assert list(Case.objects.for_manager(manager)) == []


def test_deleting_it_does_not_take_it_from_the_desk(reported, ben):
    writing.delete(message=reported, actor=ben)
    Message.objects.filter(pk=reported.pk).update(deleted_at="2026-01-01T00:00:00Z")

    assert writing.forget_deleted() == 0
    assert "Torfkopf" in kind_of(Message).text(reported)


def test_the_manager_sees_files_of_what_is_reported_and_of_nothing_else(reported, maren):
    shown = AttachmentFactory(message=reported)
    AttachmentFactory(message=MessageFactory(conversation=reported.conversation, author=reported.author))

    assert list(Attachment.objects.visible_to(maren)) == [shown]
