"""Who signs in hears that mails to them came back. Looked up once and kept in the session: pages ask nothing more."""

from typing import TYPE_CHECKING, Any

from django.contrib.auth.signals import user_logged_in
from django.http import HttpRequest

from portal.mailing import services
from portal.mailing.models import Bounce

if TYPE_CHECKING:
    from portal.accounts.models import User

NOTED = "mail_comes_back"


def look(request: HttpRequest, user: "User", **signal: Any) -> None:  # Any: the sender
    if why := Bounce.objects.stops(user.email):
        request.session[NOTED] = [user.email, why]


def noted(request: HttpRequest, user: "User") -> str:
    """`"hard"` or `"soft"` where no mail is sent to the address that the person has by now, else nothing."""
    address, why = request.session.get(NOTED, ("", ""))
    return why if address == user.email else ""


def try_again(*, request: HttpRequest, actor: "User") -> None:
    services.try_again(address=actor.email)
    request.session.pop(NOTED, None)


def connect() -> None:
    user_logged_in.connect(look, dispatch_uid="portal.accounts.undelivered")
