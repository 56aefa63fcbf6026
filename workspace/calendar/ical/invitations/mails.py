"""What a guest reads, and what their calendar does."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from email.utils import parseaddr

from django.conf import settings
from django.core.mail import EmailMultiAlternatives
from django.utils import timezone, translation
from django.utils.translation import gettext as _

from portal.accounts import mail
from portal.accounts.notices import TEMPLATE, Notice
from portal.base.dates import period_in_words
from portal.base.recurrence.saying import in_words
from portal.mailing.compose import Manner
from workspace.calendar.choices import Reply
from workspace.calendar.ical import itip
from workspace.calendar.ical.entries import ChangedDate, Entry
from workspace.calendar.ical.invitations.guests import Addressee
from workspace.calendar.ical.itip import Invitation, Method, PartStat, Party
from workspace.calendar.ical.mime import add_invitation
from workspace.calendar.ical.replies.addresses import address_of as replies_to
from workspace.calendar.ical.rows import date_as_it_is, entry_of
from workspace.calendar.models import Event, Guest, Occurrence
from workspace.calendar.services.happened import What
from workspace.calendar.showing import time_at_the_place

SAID = {Reply.YES: PartStat.ACCEPTED, Reply.MAYBE: PartStat.TENTATIVE, Reply.NO: PartStat.DECLINED}
GONE = {What.CANCELLED, What.DELETED, What.UNINVITED}
LIST = "calendar"


@dataclass(frozen=True)
class Letter:
    """What happened to an event, for all who hear of it."""

    what: What
    event: Event
    occurrence: Occurrence | None
    """The date that it is about, else the next one; none where the event was deleted."""
    recurrence_id: datetime | None = None
    """Where it is about this date alone."""
    actor_name: str = ""
    ways_back: Mapping[str, str] = field(default_factory=dict)
    """Of a cancelled event, by small addresses: where another date is looked for, with an answer of theirs."""


def letter_to(person: Addressee, letter: Letter) -> EmailMultiAlternatives:
    guest = person.guest
    language = guest.mail_language
    with translation.override(language):
        notice = _notice(guest, letter)
        content, method = _calendar(person, letter)
    message = mail.render(
        TEMPLATE,
        email=guest.mail_address,
        language=language,
        context={"user": guest.user, "notice": notice},
        manner=notice.manner,
    )
    add_invitation(message, content, method)
    if answers_to := replies_to(guest):
        message.reply_to = [answers_to]  # some programs answer the mail instead of the organizer
    return message


def _notice(guest: Guest, letter: Letter) -> Notice:
    event, way_back = letter.event, _way_back(guest, letter)
    url = _full(way_back or _address(guest, letter))
    is_gone = letter.what in GONE
    return Notice(
        subject=_subject(letter),
        sentences=[_sentence(letter), *_said_before(guest, letter)],
        lines=[] if letter.what == What.UNINVITED else _lines(letter),
        quote=event.cancellation if letter.what == What.CANCELLED else "" if is_gone else _text(letter),
        url="" if letter.what in {What.DELETED, What.UNINVITED} else url,
        label=_label(guest, letter),
        reason=_reason(guest, letter),
        manner=Manner(thread=f"calendar-{event.uid.partition('@')[0]}", list_name=LIST),
    )


def _subject(letter: Letter) -> str:
    words = {
        What.INVITED: _("Invitation: %(title)s, %(when)s"),
        What.JOINED: _("Your answer: %(title)s, %(when)s"),
        What.CREATED: _("Changed: %(title)s, %(when)s"),
        What.CHANGED: _("Changed: %(title)s, %(when)s"),
        What.CANCELLED: _("Cancelled: %(title)s, %(when)s"),
        What.DELETED: _("Cancelled: %(title)s, %(when)s"),
        What.RESTORED: _("Takes place after all: %(title)s, %(when)s"),
        What.MOVED_UP: _("You have a place: %(title)s, %(when)s"),
        What.UNINVITED: _("No longer on the guest list: %(title)s, %(when)s"),
    }
    return words[letter.what] % {"title": _title(letter), "when": _when(letter)}


def _sentence(letter: Letter) -> str:
    said = {"name": letter.actor_name, "title": _title(letter), "project": letter.event.project.name}
    if letter.what == What.INVITED and letter.actor_name:
        return _("%(name)s invites you to “%(title)s” in the project “%(project)s”.") % said
    words = {
        What.INVITED: _("You are invited to “%(title)s” in the project “%(project)s”."),
        What.JOINED: _("You have answered whether you come to “%(title)s” in the project “%(project)s”."),
        What.CREATED: _("“%(title)s” in the project “%(project)s” has changed. This is how it is now:"),
        What.CHANGED: _("“%(title)s” in the project “%(project)s” has changed. This is how it is now:"),
        What.CANCELLED: _("“%(title)s” in the project “%(project)s” does not take place."),
        What.DELETED: _("“%(title)s” in the project “%(project)s” does not take place."),
        What.RESTORED: _("“%(title)s” in the project “%(project)s” takes place after all."),
        What.MOVED_UP: _("Somebody has cancelled: you have a place at “%(title)s” in the project “%(project)s”."),
        What.UNINVITED: _("You are no longer on the guest list of “%(title)s” in the project “%(project)s”."),
    }
    return words[letter.what] % said


def _said_before(guest: Guest, letter: Letter) -> list[str]:
    """Whoever came of their own accord reads where they change it; who has no answer any more, why (`plan_b`); of whom
    the date did not hold, that it goes on."""
    if letter.what == What.JOINED:
        said = {"answer": guest.said}
        return [_("You have said: %(answer)s. By the link of this mail you can change it at any time.") % said]
    if _way_back(guest, letter):
        return [_("Another date is looked for. Your answers are kept, you can change them.")]
    if letter.what != What.CHANGED or guest.answer or guest.answered_at is None:
        return []
    return [_("You have said yes to something else then: please say anew whether you come.")]


def _label(guest: Guest, letter: Letter) -> str:
    if _way_back(guest, letter):
        return _("See and change my answers")
    return _("Say whether you come") if letter.what == What.INVITED and not guest.answer else _("To the event")


def _way_back(guest: Guest, letter: Letter) -> str:
    return letter.ways_back.get(guest.mail_address.casefold(), "")


def _lines(letter: Letter) -> list[str]:
    event, occurrence = letter.event, letter.occurrence
    found = [_("When: %(when)s") % {"when": _when(letter)}]
    if occurrence is not None and (there := time_at_the_place(occurrence)):
        found.append(there)
    if event.is_series and letter.recurrence_id is None:
        found.append(in_words(event.recurrence, event.start, event.clock))
    if place := occurrence.place if occurrence is not None else event.place:
        found.append(_("Where: %(place)s") % {"place": place})
    if occurrence is not None and occurrence.link and event.link_from is None and letter.what not in GONE:
        found.append(_("Online: %(link)s") % {"link": occurrence.link})
    if event.plan_b_start is not None and letter.what not in GONE:
        plan = period_in_words(event.plan_b_start, event.plan_b_end, all_day=event.all_day)
        found.append(_("Plan B: %(when)s") % {"when": plan})
    return found


def _reason(guest: Guest, letter: Letter) -> str:
    title = {"title": letter.event.title}
    if letter.what in GONE:
        return _("You get this mail because you were on the guest list of “%(title)s”.") % title
    return (
        _("You get this mail because you are on the guest list of “%(title)s”. If you decline, no more will come.")
        % title
    )


def _address(guest: Guest, letter: Letter) -> str:
    """Whoever belongs to the project goes in, others by the address that is theirs."""
    if guest.membership_id is None:
        return guest.get_absolute_url()
    return (letter.occurrence or letter.event).get_absolute_url()


def _full(path: str) -> str:
    return settings.WAGTAILADMIN_BASE_URL.rstrip("/") + path


def _title(letter: Letter) -> str:
    return letter.occurrence.name if letter.occurrence is not None else letter.event.title


def _text(letter: Letter) -> str:
    return letter.occurrence.text if letter.occurrence is not None else letter.event.text


def _when(letter: Letter) -> str:
    thing = letter.occurrence or letter.event
    return period_in_words(thing.start, thing.end, all_day=letter.event.all_day)


def _calendar(person: Addressee, letter: Letter) -> tuple[bytes, Method]:
    event = letter.event
    entry = _entry(person.guest, event)
    answers_to = replies_to(person.guest)
    organizer = Party(answers_to or parseaddr(settings.DEFAULT_FROM_EMAIL)[1], event.project.name)
    attendee = Party(person.guest.mail_address, person.guest.shown_name)
    dates = _dates(person, letter) if person.comes_to_dates_alone and letter.what != What.DELETED else []
    invitation = Invitation(entry, organizer, attendee, _said(person.guest), bool(answers_to), dates)
    if letter.what in {What.DELETED, What.UNINVITED} or event.is_cancelled or (dates and letter.what == What.CANCELLED):
        return itip.cancel(invitation), Method.CANCEL
    return itip.request(invitation), Method.REQUEST


def _entry(guest: Guest, event: Event) -> Entry:
    return entry_of(event, url=_full(guest.get_absolute_url()), stamp=timezone.now())


def _said(guest: Guest) -> PartStat:
    """Whoever waits for a place has not got one yet."""
    if guest.waits:
        return PartStat.TENTATIVE
    return SAID[Reply(guest.answer)] if guest.answer else PartStat.NEEDS_ACTION


def _dates(person: Addressee, letter: Letter) -> list[tuple[ChangedDate, PartStat]]:
    """As they are now; those that are over or gone are nobody's concern any more."""
    event = letter.event
    rows = {row.recurrence_id: row for row in person.dates if row.recurrence_id and row.answer != Reply.NO}
    wanted = set(rows) if letter.recurrence_id is None else {letter.recurrence_id} & set(rows)
    found = []
    for occurrence in event.occurrences.filter(recurrence_id__in=wanted).select_related("change"):
        occurrence.event = event
        if not occurrence.is_over:
            found.append((date_as_it_is(event, occurrence), _said(rows[occurrence.recurrence_id])))
    return found
