"""An answer is taken if it comes from the guest whom the invitation has asked, and answers the newest one."""

from datetime import datetime
from functools import partial

from django.conf import settings
from django.utils import translation
from django.utils.translation import gettext as _

from portal.accounts import notices
from portal.accounts.notices import Notice, Recipient
from portal.activity.replying import receiving
from portal.activity.replying.choices import Outcome
from portal.activity.replying.letters import Letter
from portal.activity.replying.receiving import Received, Receiver
from portal.activity.replying.senders import is_address_of
from portal.mailing.addresses import Token
from portal.moderation.errors import ModerationError, RefusedError
from workspace.calendar.ical.replies import reading
from workspace.calendar.ical.replies.addresses import PURPOSE, guest_meant_by
from workspace.calendar.ical.replies.reading import Said
from workspace.calendar.models import Guest
from workspace.calendar.querysets import KEY
from workspace.calendar.services import answering


def register() -> None:
    receiving.register(Receiver(PURPOSE, reads=reading.is_reply, take=take))


def take(letter: Letter, token: Token) -> Received:
    """Whoever is not the guest hears nothing of the event. Refused, nothing of it counts."""
    guest = guest_meant_by(token)
    if guest is None or not guest.event.project.has_room(KEY):
        return Received(Outcome.REFUSED)
    if not _is_theirs(letter.sender, guest):
        return Received(Outcome.STRANGER)
    user = guest.user
    with translation.override(guest.mail_language):
        said = reading.read(letter)
        try:
            problem = _problem(said, guest)
            if not problem:
                for each in said:
                    _answer(each, guest)
        except (RefusedError, ModerationError) as refused:
            problem = str(refused)
    if problem:
        return Received(Outcome.REFUSED, user, title=guest.event.title, words=problem, url=_page_of(guest))
    return Received(Outcome.TAKEN, user)


def _is_theirs(address: str, guest: Guest) -> bool:
    return is_address_of(address, guest.user) if guest.user is not None else address == guest.email.lower()


def _problem(said: list[Said], guest: Guest) -> str:
    """In the guest's words; nothing where all can be taken."""
    event = guest.event
    if not said:
        return _("Here only the answers are read that calendar programs send: yes, perhaps or no.")
    if any(each.uid != event.uid or not _is_theirs(each.attendee, guest) for each in said):
        return _("This answer belongs to another invitation, or to somebody else.")
    if any(each.reply is None for each in said):
        return _("Your calendar program has sent neither yes nor perhaps nor no.")
    sequences: dict[datetime | None, int] = dict(event.changes.values_list("recurrence_id", "sequence"))
    if any(each.sequence < sequences.get(each.recurrence_id, event.sequence) for each in said):
        return _("The event has changed since the invitation that you have answered. Please look, and answer anew.")
    return ""


def _answer(said: Said, guest: Guest) -> None:
    """Errors: as the service."""
    row = answering.answer_by_address(
        guest=guest, reply=str(said.reply), recurrence_id=said.recurrence_id, comment=said.comment
    )
    if row.waits:
        recipient = Recipient(guest.mail_address, guest.mail_language, guest.user)
        notices.send(recipient, partial(_waiting, guest))


def _waiting(guest: Guest, language: str) -> Notice:
    """Their calendar takes a yes for granted."""
    title = {"title": guest.event.title}
    return Notice(
        subject=_("On the waiting list: %(title)s") % title,
        sentences=[_("All places are taken. You are on the waiting list and hear as soon as one is free.")],
        url=_page_of(guest),
        label=_("To the event"),
        reason=_("You get this mail because you have said yes to “%(title)s” in your calendar.") % title,
    )


def _page_of(guest: Guest) -> str:
    return settings.WAGTAILADMIN_BASE_URL.rstrip("/") + guest.get_absolute_url()
