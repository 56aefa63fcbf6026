"""A field for several days, one a line: plain to read aloud, plain to type, nothing to click."""

from collections.abc import Iterable
from datetime import date, datetime
from typing import Any

from django import forms
from django.utils.translation import gettext as _

from portal.base.recurrence.expanding import MAX_DATES

DAY_FORMATS = ("%d.%m.%Y", "%Y-%m-%d")
MOMENT_FORMATS = ("%d.%m.%Y %H:%M", "%Y-%m-%d %H:%M")


class DaysField(forms.CharField):
    """Days as a list; with `times`, a line may name an hour too and becomes a local datetime without zone."""

    def __init__(self, *, times: bool = False, **kwargs: Any) -> None:  # Any: Django's own arguments
        self.times = times
        kwargs.setdefault("widget", forms.Textarea(attrs={"rows": 3}))
        super().__init__(max_length=20 * MAX_DATES, **kwargs)

    def prepare_value(self, value: str | Iterable[date] | None) -> str | None:
        if value is None or isinstance(value, str):
            return value
        return "\n".join(f"{day:%d.%m.%Y %H:%M}" if isinstance(day, datetime) else f"{day:%d.%m.%Y}" for day in value)

    def clean(self, value: Any) -> list[date]:  # Any: what the browser sent
        lines = [line.strip() for line in (super().clean(value) or "").splitlines()]
        return sorted({self._read(line) for line in lines if line}, key=str)

    def has_changed(self, initial: Any, data: Any) -> bool:
        return (self.prepare_value(initial) or "") != (data or "").replace("\r\n", "\n").strip()

    def _read(self, line: str) -> date:
        for form in DAY_FORMATS:
            try:
                return datetime.strptime(line, form).date()  # noqa: DTZ007 - a day of the local calendar
            except ValueError:
                continue
        for form in MOMENT_FORMATS if self.times else ():
            try:
                return datetime.strptime(line, form)  # noqa: DTZ007 - the local wall clock
            except ValueError:
                continue
        raise forms.ValidationError(_("“%s” is not a date. One date per line, like this: 24.12.2026.") % line[:40])
