"""Who may do what with a call, in sentences."""

from typing import Any

from initiatives.calls.choices import AnswerStatus, Status
from initiatives.calls.contacts import addresses_of
from initiatives.calls.models import Answer, Call
from initiatives.calls.speaking import speaks_for
from initiatives.models import InitiativePage
from portal.regions.permissions import areas_of, is_manager


def is_contact(user: Any, initiative: InitiativePage) -> bool:  # Any, here and below: users and anonymous visitors
    """The page's owner, whoever has confirmed the address at which the initiative is to be met, and whoever speaks
    for it besides: the admins of a project."""
    if not user.is_authenticated:
        return False
    if initiative.owner_id == user.pk:
        return True
    if initiative.contact_email and initiative.contact_email.lower() in addresses_of(user):
        return True
    return speaks_for(user, initiative)


def manages(user: Any, municipality_id: int | None) -> bool:
    """The managers of the municipality, and portal admins everywhere."""
    if not user.is_authenticated:
        return False
    if user.is_superuser:
        return True
    return municipality_id in (areas_of(user) or ())


def may_call_for(user: Any, initiative: InitiativePage) -> bool:
    """May they look for something in its name?"""
    return is_contact(user, initiative) or manages(user, initiative.municipality_id)


def may_call_without_initiative(user: Any) -> bool:
    """Managers in the name of their municipality, and portal admins."""
    return bool(user.is_authenticated and (user.is_superuser or is_manager(user)))


def may_decide(user: Any, call: Call) -> bool:
    """Who reads the answers, and accepts or declines them; `decided_by` says the same of many calls."""
    if not user.is_authenticated:
        return False
    if call.initiative is None and call.owner_id == user.pk:
        return True
    if call.is_offer:
        return False
    if manages(user, _municipality_id_of(call)):
        return True
    return call.initiative is not None and is_contact(user, call.initiative)


def may_edit(user: Any, call: Call) -> bool:
    return may_decide(user, call)


def may_moderate(user: Any, call: Call) -> bool:
    """Approve or turn down a citizen's offer: the managers of its municipality, any for the whole region."""
    if not call.is_offer or not user.is_authenticated:
        return False
    return manages(user, call.municipality_id) or (call.municipality_id is None and is_manager(user))


def may_close(user: Any, call: Call) -> bool:
    """Those who decide; and who moderates takes an offer down that is none."""
    return may_decide(user, call) or may_moderate(user, call)


def may_answer(user: Any, call: Call) -> bool:
    """Everybody, but those who would have to decide about themselves."""
    return call.is_open and not may_decide(user, call)


def may_withdraw(user: Any, answer: Answer) -> bool:
    return is_own(user, answer) and can_be_withdrawn(answer)


def is_own(user: Any, answer: Answer) -> bool:
    """Given with the account, or by name from one of its confirmed addresses."""
    if not user.is_authenticated:
        return False
    by_address = answer.user_id is None and answer.confirmed_at is not None
    return answer.user_id == user.pk or (by_address and answer.email.lower() in addresses_of(user))


def can_be_withdrawn(answer: Answer) -> bool:
    """What is not over: an answer that is open or accepted."""
    return answer.status in {AnswerStatus.NEW, AnswerStatus.ACCEPTED}


def can_be_reopened(call: Call) -> bool:
    return call.status in {Status.FILLED, Status.EXPIRED, Status.CLOSED}


def _municipality_id_of(call: Call) -> int | None:
    if call.municipality_id is None and call.initiative is not None:
        return call.initiative.municipality_id
    return call.municipality_id
