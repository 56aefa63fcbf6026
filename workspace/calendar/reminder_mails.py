"""Whoever comes and has no account is reminded by mail; the others hear of it as of everything else (`kinds`)."""

from functools import partial

from django.conf import settings
from django.utils.translation import gettext as _

from portal.accounts import notices
from portal.accounts.notices import Notice, Recipient
from portal.base.dates import period_in_words
from portal.mailing.compose import Manner
from workspace.calendar.choices import Reply
from workspace.calendar.models import Guest, Occurrence
from workspace.calendar.showing import guests_of

LIST = "calendar"


def remind_addresses(row: Occurrence) -> None:
    """Within the transaction in which it is marked as reminded of."""
    guests = guests_of(row)
    for guest in [*guests.coming, *guests.maybe]:
        if guest.user_id is None:
            notices.send(Recipient(guest.email, guest.mail_language), partial(_notice, row, guest))


def _notice(row: Occurrence, guest: Guest, language: str) -> Notice:
    event = row.event
    when = period_in_words(row.start, row.end, all_day=row.all_day)
    said = {"title": row.name, "project": event.project.name, "when": when}
    lines = [_("When: %(when)s") % said]
    if row.place:
        lines.append(_("Where: %(place)s") % {"place": row.place})
    if row.shows_link:
        lines.append(_("Online: %(link)s") % {"link": row.link})
    sentence = (
        _("You have said that you come to “%(title)s” in the project “%(project)s”.")
        if guest.answer == Reply.YES
        else _("You have said that you perhaps come to “%(title)s” in the project “%(project)s”.")
    )
    return Notice(
        subject=_("Reminder: %(title)s, %(when)s") % said,
        sentences=[sentence % said],
        lines=lines,
        url=settings.WAGTAILADMIN_BASE_URL.rstrip("/") + guest.get_absolute_url(),
        label=_("To the event"),
        reason=_(
            "You get this mail because you are on the guest list of “%(title)s”. If you decline, no more will come."
        )
        % said,
        manner=Manner(thread=f"calendar-{event.uid.partition('@')[0]}", list_name=LIST),
    )
