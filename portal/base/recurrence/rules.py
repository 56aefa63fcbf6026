"""What an event's times and its recurrence must obey, each as a sentence for whoever writes it."""

from datetime import datetime, tzinfo

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from recurrence import Recurrence

from portal.base.recurrence.expanding import MAX_DATES, begins_with, expand, rule_starts

YEARS = range(1990, 2101)


def check_times(start: datetime, end: datetime) -> None:
    for name, moment in (("start", start), ("end", end)):
        if moment.year not in YEARS:
            raise ValidationError({name: _("Is the year right? It must be between 1990 and 2100.")})
    if end < start:
        raise ValidationError({"end": _("The event ends before it starts.")})


def check_recurrence(start: datetime, end: datetime, recurrence: Recurrence, zone: tzinfo | None = None) -> None:
    """Refuse what would give no dates, endless dates or other dates than the editor reads on the page."""
    if recurrence.exrules:
        _refuse(_("Rules for exceptions are not supported; list the days instead."))
    for rule in recurrence.rrules:
        if not isinstance(rule.interval, int) or rule.interval < 1:
            _refuse(_("An event can repeat every 1, 2, 3 … weeks, but not every %s.") % rule.interval)
        if rule.count is None and rule.until is None:
            _refuse(_("Say when the series ends. It cannot go on forever."))
        if rule.until is not None and rule.until < start:
            _refuse(_("The series ends before the event starts."))
        if not begins_with(start, rule, zone):
            _refuse(_("The event starts on a day that the recurrence leaves out."))
    if len(rule_starts(start, recurrence, zone)) + len(recurrence.rdates) > MAX_DATES:
        _refuse(_("That makes more than %d dates. Choose an earlier end.") % MAX_DATES)
    if not expand(start, end, recurrence, zone):
        _refuse(_("With these exceptions, no dates are left."))


def _refuse(sentence: str) -> None:
    raise ValidationError({"recurrence": sentence})
