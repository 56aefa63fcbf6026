"""Messages on the desk: only what somebody in the conversation has reported, and what they have shown with it."""

from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from portal.accounts.models import User
from portal.moderation.kinds import Moderated
from workspace.conversations.models import Attachment, Message
from workspace.conversations.models.messages import PICTURES
from workspace.conversations.querysets import KIND
from workspace.conversations.services import moderating


def text_of(message: Message) -> str:
    """The one that was reported stands among the others in its place; those first written come first."""
    chosen = [each.shown for each in message.disclosures.select_related("shown__author")]
    rows = sorted([*chosen, message], key=lambda each: each.pk)
    return "\n\n".join(_line(each, is_reported=each.pk == message.pk) for each in rows)


def _line(message: Message, *, is_reported: bool) -> str:
    name = message.author.name if message.author else _("Deleted account")
    files = [f"[{each.name}]" for each in message.attachments.all()]
    said = "\n".join(part for part in (message.text, *files) if part)
    line = f"{name}: {said}"
    return _("Reported: %(line)s") % {"line": line} if is_reported else line


def picture_addresses(message: Message) -> list[tuple[str, str]]:
    shown = [message.pk, *message.disclosures.values_list("shown", flat=True)]
    rows = Attachment.objects.filter(message__in=shown, media_type__startswith=PICTURES)
    return [(reverse("conversations:attachment", args=[each.pk]), each.name) for each in rows]


def hide(message: Message, *, actor: User | None) -> None:
    moderating.set_hidden(message=message, is_hidden=True)


def show(message: Message, *, actor: User | None) -> None:
    moderating.set_hidden(message=message, is_hidden=False)


def of_person(user: Any) -> Any:  # Any: users and anonymous visitors; a queryset of messages
    """Whoever is in the conversation does not decide about it."""
    return Message.objects.filter(conversation__participants__user=user)


MESSAGES = Moderated(
    name=KIND,
    model=Message,
    label=gettext_lazy("Message of a conversation"),
    title=lambda message: str(_("Message of a conversation")),
    text=text_of,
    url=lambda message: "",  # nobody but its people gets there
    author=lambda message: message.author,
    municipality_id=lambda message: message.author.municipality_id if message.author else None,
    visible_to=lambda user: Message.objects.none(),
    hide=hide,
    show=show,
    is_hidden=lambda message: message.hidden_at is not None,
    picture_addresses=picture_addresses,
    of_person=of_person,
)
"""Reported by the form of the conversation alone, which asks what else may be shown: the general one finds none."""
