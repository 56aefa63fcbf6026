"""What the pages of the calendar need beyond the components of the look."""

import datetime

from django import template
from django.utils import timezone
from django.utils.translation import gettext as _

from portal.base import dates
from workspace.calendar.forms.events import EventForm
from workspace.calendar.models import Occurrence

register = template.Library()


@register.simple_tag
def hours_of(occurrence: Occurrence) -> str:
    """From when to when, below the head of its day; where it lasts longer, until which day."""
    start, end = timezone.localtime(occurrence.start), timezone.localtime(occurrence.end)
    is_longer = end.date() > start.date() and end - start > datetime.timedelta(hours=12)
    last = _("until %(day)s") % {"day": dates.day_in_words(end.date())} if is_longer else ""
    if occurrence.all_day:
        return last or _("All day")
    return f"{start:%H:%M} {last}" if is_longer else f"{start:%H:%M}–{end:%H:%M}"


@register.filter
def day_in_words(day: datetime.date) -> str:
    return dates.day_in_words(day)


@register.filter
def opened(form: EventForm, part: str) -> bool:
    """Whether this part of the form is unfolded."""
    return form.opened(part)
