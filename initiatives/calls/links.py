"""Signed links in mails: they name a row and stand for the person who got the mail."""

import datetime
from datetime import timedelta

from django.core import signing

from initiatives.calls.models import Answer, Call

CONFIRM, ANSWER, STILL_NEEDED = "calls.confirm", "calls.answer", "calls.still-needed"
CONFIRM_WITHIN = timedelta(days=3)
ANSWER_LASTS = timedelta(days=400)
STILL_NEEDED_WITHIN = timedelta(days=30)


def confirm_token(answer: Answer) -> str:
    return signing.dumps(answer.pk, salt=CONFIRM)


def answer_token(answer: Answer) -> str:
    """Leads to the person's own answer: they see what became of it and may withdraw it."""
    return signing.dumps(answer.pk, salt=ANSWER)


def still_needed_token(call: Call) -> str:
    """Holds for this end of the call alone: once the call is extended it is of no more use."""
    return signing.dumps([call.pk, call.until.isoformat()], salt=STILL_NEEDED)


def answer_to_confirm(token: str) -> Answer | None:
    """Nothing where the link is forged, too old, or the answer is gone."""
    return _answer(token, CONFIRM, CONFIRM_WITHIN)


def own_answer(token: str) -> Answer | None:
    answer = _answer(token, ANSWER, ANSWER_LASTS)
    return answer if answer is not None and answer.confirmed_at is not None else None


def call_in_question(token: str) -> Call | None:
    found = _load(token, STILL_NEEDED, STILL_NEEDED_WITHIN)
    if not isinstance(found, list):
        return None
    pk, until = found
    return Call.objects.for_cards().filter(pk=pk, until=datetime.date.fromisoformat(until)).first()


def _answer(token: str, salt: str, lasts: timedelta) -> Answer | None:
    pk = _load(token, salt, lasts)
    if not isinstance(pk, int):
        return None
    return Answer.objects.select_related("call__initiative", "user").filter(pk=pk).first()


def _load(token: str, salt: str, lasts: timedelta) -> object:
    try:
        return signing.loads(token, salt=salt, max_age=lasts)
    except signing.BadSignature:
        return None
