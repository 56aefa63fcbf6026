"""What this app holds about a person."""

from typing import Any

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from portal.accounts.models import User
from portal.accounts.privacy import DataPart, register
from workspace.conversations.models import (
    Attachment,
    Blocking,
    Circular,
    Conversation,
    Message,
    MessageSettings,
    Participant,
)
from workspace.conversations.services.keeping import pass_on

# Any, in this module: JSON.


def export_messages(user: User) -> dict[str, Any]:
    """What the person has said, and in which conversations they are; not what others have said to them."""
    said = Message.objects.by(user).prefetch_related("attachments").order_by("pk")
    return {
        "conversations": list(
            Participant.objects.of(user)
            .order_by("pk")
            .values("conversation", "conversation__title", "joined_at", "left_at", "is_muted")
        ),
        "messages": [
            {
                "conversation": each.conversation_id,
                "text": each.text,
                "notice": each.notice,
                "at": each.at,
                "edited_at": each.edited_at,
                "deleted_at": each.deleted_at,
                "files": [file.name for file in each.attachments.all()],
            }
            for each in said
        ],
    }


def files_of_messages(user: User) -> list[tuple[str, bytes]]:
    found = []
    for each in Attachment.objects.filter(message__author=user).order_by("pk"):
        with each.file.open("rb") as file:
            found.append((f"{each.pk}-{each.name}", file.read()))
    return found


@transaction.atomic
def erase_messages(user: User) -> None:
    """What they had deleted goes at once. What they have said stays with those to whom they have said it, without the
    name; a conversation in which nobody else is goes. Nothing names the pair any more.
    """
    Message.objects.by(user).filter(deleted_at__isnull=False).delete()
    mine = Participant.objects.of(user).values_list("conversation", flat=True)
    conversations = list(Conversation.objects.filter(pk__in=list(mine)).select_for_update(of=("self",)))
    Participant.objects.of(user).delete()
    pks = [each.pk for each in conversations]
    Conversation.objects.filter(pk__in=pks).update(pair=None)
    for conversation in conversations:
        if conversation.keeper_id == user.pk:
            pass_on(conversation, actor=None)
    Conversation.objects.filter(pk__in=pks).exclude(
        pk__in=Participant.objects.present().values("conversation")
    ).delete()


def export_settings(user: User) -> dict[str, Any]:
    settings = MessageSettings.of(user)
    return {
        "takes_from": settings.takes_from,
        "shows_reading": settings.shows_reading,
        "blocked": list(Blocking.objects.filter(by=user).values("whom__name", "since")),
    }


def export_circulars(user: User) -> dict[str, Any]:
    return {
        "sent": list(Circular.objects.filter(by=user).values("municipality__name", "subject", "text", "sent_at")),
        "received": list(Circular.objects.received_by(user).values("subject", "sent_at")),
    }


def register_parts() -> None:
    register(
        DataPart(
            name="messages",
            label=_("Your conversations, and what you have written in them"),
            on_deletion=_("what you have written stays with those to whom you wrote it, without your name"),
            export=export_messages,
            files=files_of_messages,
            erase=erase_messages,
            order=56,
        )
    )
    register(
        DataPart(
            name="message_settings",
            label=_("From whom you take messages, and whom you have blocked"),
            on_deletion=_("is deleted immediately"),
            export=export_settings,
            order=57,
        )
    )
    register(
        DataPart(
            name="circulars",
            label=_("Circulars that you have written or received"),
            on_deletion=_("what you have written stays with those who received it, without your name"),
            export=export_circulars,
            order=58,
        )
    )
