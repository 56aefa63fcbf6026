"""Calls and offers on the desk."""

from django.utils.translation import gettext_lazy as _

from initiatives.calls.choices import Status
from initiatives.calls.models import Call
from initiatives.calls.services import calls as services
from portal.accounts.models import User
from portal.moderation.kinds import Moderated


def approve(call: Call, *, actor: User) -> None:
    services.approve(call=call, actor=actor, tells=False)


def ask_back(call: Call, *, actor: User, reason: str) -> None:
    services.turn_down(call=call, actor=actor, reason=reason, tells=False)


def hide(call: Call, *, actor: User | None) -> None:
    services.hide(call=call)


def show(call: Call, *, actor: User | None) -> None:
    services.unhide(call=call)


CALLS = Moderated(
    name="gesuch",
    model=Call,
    label=_("Call or offer"),
    title=str,
    text=lambda call: call.text,
    url=lambda call: call.get_absolute_url(),
    author=lambda call: call.owner,
    municipality_id=lambda call: call.municipality_id or (call.initiative.municipality_id if call.initiative else None),
    visible_to=Call.objects.visible_to,
    is_hidden=lambda call: call.is_hidden,
    waits=lambda call: call.status == Status.WAITING,
    approve=approve,
    ask_back=ask_back,
    hide=hide,
    show=show,
)
