"""What this app holds about a person."""

from typing import Any

from django.utils.translation import gettext_lazy as _

from initiatives.calls.choices import AnswerStatus
from initiatives.calls.models import Answer, Call
from initiatives.calls.services import answers as services
from portal.accounts.models import User
from portal.accounts.privacy import DataPart, register

SAID = ["title", "text", "status", "direction", "kind", "place_name", "until", "created_at"]


def export_calls(user: User) -> list[dict[str, Any]]:  # Any: JSON
    return list(Call.objects.filter(owner=user).order_by("pk").values(*SAID))


def erase_offers(user: User) -> None:
    """What belongs to nobody but the person; calls of initiatives and municipalities go on without the name."""
    Call.objects.offering().filter(owner=user).delete()


def erase_answers(user: User) -> None:
    """First withdrawn, so that the places are free again."""
    answers = Answer.objects.of_person(user)
    for answer in answers.filter(status__in=[AnswerStatus.NEW, AnswerStatus.ACCEPTED]).select_related("call"):
        services.withdraw(answer=answer, actor=user)
    Answer.objects.filter(pk__in=list(answers.values_list("pk", flat=True))).delete()


def export_answers(user: User) -> list[dict[str, Any]]:  # Any: JSON
    answers = (
        Answer.objects.of_person(user)
        .order_by("pk")
        .values("call__title", "message", "status", "created_at", "decided_at", "reply")
    )
    return [dict(each) for each in answers]


def register_parts() -> None:
    register(
        DataPart(
            name="calls",
            label=_("Your calls and offers"),
            on_deletion=_("offers are deleted at once; calls of initiatives stay, without your name"),
            export=export_calls,
            erase=erase_offers,
            order=50,
        )
    )
    register(
        DataPart(
            name="call_answers",
            label=_("Your answers to calls and offers"),
            on_deletion=_("are deleted at once"),
            export=export_answers,
            erase=erase_answers,
            order=51,
        )
    )
