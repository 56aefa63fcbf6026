"""The link in the mail of a circular: no more of them by mail, for this person."""

from collections.abc import Callable

from portal.accounts.models import User
from portal.activity.choosing import resume_mail, stop_mail
from portal.mailing.unsubscribing import Args, Subscription, register
from workspace.conversations.kinds import CIRCULAR, CircularSent

NAME = "circulars"


def register_subscription() -> None:
    end, resume = _for_person(stop_mail), _for_person(resume_mail)
    register(Subscription(name=NAME, words=_words, end=end, resume=resume))


def _for_person(change: Callable[..., None]) -> Callable[[Args], None]:
    def run(args: Args) -> None:
        user = _user(args)
        if user is not None:
            change(actor=user, kind=CIRCULAR)

    return run


def _words(args: Args) -> str:
    return str(CircularSent.label) if _user(args) is not None else ""


def _user(args: Args) -> User | None:
    return User.objects.filter(pk=args[0], is_active=True).first()
