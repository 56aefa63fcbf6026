"""Mail, in the background. A task gets ids and reads what holds when it runs; what is gone meanwhile needs no mail."""

from functools import partial

from django_tasks import task

from initiatives.calls import mails
from initiatives.calls.models import Answer, Call
from initiatives.calls.recipients import who_answered, who_decides
from portal.accounts import notices


@task()
def tell_contacts(answer_id: int, event: str) -> None:
    """Of an answer that came in (`answered`) or was taken back (`withdrawn`)."""
    answer = _answer(answer_id)
    if answer is None:
        return
    write = mails.answered if event == "answered" else mails.withdrawn
    for recipient in who_decides(answer.call):
        notices.send(recipient, partial(write, answer))


@task()
def ask_to_confirm(answer_id: int) -> None:
    """The page says the same to everybody; only the mail tells whether this address has answered before."""
    answer = _answer(answer_id)
    if answer is None:
        return
    earlier = answer.call.answers.standing().of_address(answer.email).first()
    write = partial(mails.answered_already, earlier) if earlier else partial(mails.confirm, answer)
    notices.send(who_answered(answer), write)


@task()
def tell_person(answer_id: int, event: str) -> None:
    """What was decided: `accepted`, `declined`, or `undone`."""
    answer = _answer(answer_id)
    if answer is not None:
        notices.send(who_answered(answer), partial(mails.decided, answer, event))


@task()
def tell_owner(call_id: int, event: str, reason: str) -> None:
    """An offer was `approved` or `turned_down`."""
    call = _call(call_id)
    if call is not None:
        for recipient in who_decides(call):
            notices.send(recipient, partial(mails.moderated, call, event, reason))


@task()
def ask_whether_still_needed(call_id: int) -> None:
    call = _call(call_id)
    if call is not None:
        for recipient in who_decides(call):
            notices.send(recipient, partial(mails.still_needed, call))


def _answer(pk: int) -> Answer | None:
    return Answer.objects.select_related("call__initiative__owner", "call__owner", "user").filter(pk=pk).first()


def _call(pk: int) -> Call | None:
    return Call.objects.select_related("initiative__owner", "owner").filter(pk=pk).first()
