"""The mail to whoever answered by mail, where the answer was not taken as it came."""

from functools import partial

from django.conf import settings
from django.utils.translation import gettext as _

from portal.accounts import notices
from portal.accounts.notices import Notice, Recipient
from portal.activity.replying.choices import Outcome


def tell(recipient: Recipient, outcome: Outcome, *, title: str = "", words: str = "", url: str = "") -> None:
    notices.send(recipient, partial(_notice, outcome, title, words, url))


def tell_of_files(recipient: Recipient, *, title: str) -> None:
    """The words were taken, the attachments were not."""
    notices.send(recipient, partial(_of_files, title))


def _notice(outcome: Outcome, title: str, words: str, url: str, language: str) -> Notice:
    subject = _("Your answer was not taken: “%(title)s”") % {"title": title} if title else _("Your mail was not taken")
    return Notice(
        subject=subject,
        sentences=[words or _sentence(outcome)],
        url=url or settings.WAGTAILADMIN_BASE_URL,
        label=_("Answer here") if url else _("To the portal"),
        reason=_("You get this mail because a mail from your address came to us."),
    )


def _of_files(title: str, language: str) -> Notice:
    return Notice(
        subject=_("Your answer was taken without its attachments: “%(title)s”") % {"title": title},
        sentences=[_("Your words are in the portal. There, attachments cannot be taken.")],
        reason=_("You get this mail because a mail from your address came to us."),
    )


def _sentence(outcome: Outcome) -> str:
    return {
        Outcome.UNKNOWN: _(
            "This address only takes answers to mails of the portal. Please answer such a mail, or write in the portal."
        ),
        Outcome.STRANGER: _(
            "You wrote to an address that belongs to somebody else, or from another address than the one that the "
            "portal knows. Please write from the address with which you sign in."
        ),
        Outcome.TOO_MANY: _("There were too many mails from you within an hour. Please try again later."),
        Outcome.TOO_LARGE: _("The mail is too large: at most %(megabytes)s MB are taken, attachments included.")
        % {"megabytes": settings.MAIL_IN_LARGEST // 1024 // 1024},
        Outcome.EMPTY: _("We found no words of your own in it. Please write above what you quote."),
        Outcome.REFUSED: _(
            "Nothing can be said there any more: it is closed, it was deleted, or you no longer belong to it."
        ),
        Outcome.FAILED: _("Something went wrong on our side. Please write in the portal instead."),
    }[outcome]
