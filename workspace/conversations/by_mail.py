"""An answer by mail to a message goes into its conversation; one to a circular to the manager who wrote it."""

from collections.abc import Callable
from typing import Any

from django.utils.datastructures import MultiValueDict
from django.utils.translation import gettext as _

from portal.accounts.models import User
from portal.activity.replying import replyables
from portal.activity.replying.replyables import Files, NotTakenError, Replyable
from portal.moderation.errors import ModerationError, RefusedError
from workspace.conversations.forms.messages import MessageForm
from workspace.conversations.kinds import CIRCULARS, CONVERSATIONS
from workspace.conversations.models import Circular, Conversation
from workspace.conversations.services import beginning, writing


def _may_write(user: User, conversation: Conversation) -> bool:
    return Conversation.objects.of(user).filter(pk=conversation.pk).exists()


def _write(user: User, conversation: Conversation, text: str, files: Files) -> None:
    _say(text, files, lambda said: writing.write(conversation=conversation, actor=user, **said))


def _may_answer(user: User, circular: Circular) -> bool:
    return Circular.objects.visible_to(user).filter(pk=circular.pk).exists()


def _answer(user: User, circular: Circular, text: str, files: Files) -> None:
    _say(text, files, lambda said: beginning.answer_circular(circular=circular, actor=user, **said))


def _say(text: str, files: Files, say: Callable[[dict[str, Any]], object]) -> None:  # Any: what the form gives
    """Looked at as what the page's form sends: length, number and kind of the files."""
    form = MessageForm({"text": text}, MultiValueDict({"attachments": list(files)}))
    if not form.is_valid():
        raise NotTakenError(" ".join(str(said) for errors in form.errors.values() for said in errors))
    try:
        say(form.said)
    except (RefusedError, ModerationError) as problem:
        raise NotTakenError(str(problem)) from problem


def register() -> None:
    replyables.register(
        Replyable(
            CONVERSATIONS,
            resolve=lambda pk: Conversation.objects.filter(pk=pk).first(),
            may=_may_write,
            reply=_write,
            title=lambda conversation: conversation.title or _("Your conversation"),
            takes_files=True,
        )
    )
    replyables.register(
        Replyable(
            CIRCULARS,
            resolve=lambda pk: Circular.objects.select_related("by").filter(pk=pk).first(),
            may=_may_answer,
            reply=_answer,
            title=lambda circular: circular.subject,
            takes_files=True,
        )
    )
