"""Why something stands on the desk, each in a sentence that a manager understands."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

from django.utils.dateparse import parse_date
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext, pgettext_lazy

from portal.moderation.choices import ReportReason

FROM_INSIDE = "from_inside"
"""Reported by somebody of those who belong to it."""

Values = Mapping[str, Any]  # Any: what JSON can hold


@dataclass(frozen=True)
class Why:
    """A code, and what its sentence says in figures."""

    code: str
    values: Values = field(default_factory=dict)


def in_words(why: Mapping[str, Any]) -> str:  # Any: JSON, as the case keeps it
    write = _WORDS.get(why["code"])
    return write(why.get("values", {})) if write else str(why["code"])


def _reported(values: Values) -> str:
    reason = values.get("reason", "")
    label = ReportReason(reason).label if reason in ReportReason.values else reason
    return _("Reported: %(reason)s") % {"reason": label}


def _links(values: Values) -> str:
    count = values.get("links", 0)
    said = ngettext("%(count)d link in a text of a new account", "%(count)d links in a text of a new account", count)
    return said % {"count": count}


def _hidden(values: Values) -> str:
    count = values.get("reports", 0)
    return ngettext(
        "Hidden by itself after %(count)d report", "Hidden by itself after the reports of %(count)d people", count
    ) % {"count": count}


def _overdue(values: Values) -> str:
    day = parse_date(values.get("day", ""))
    return _("The answer has been overdue since %(day)s") % {"day": date_format(day) if day else ""}


def _unproven(values: Values) -> str:
    noticed = [str(FINDINGS[code]) for code in values.get("findings", []) if code in FINDINGS]
    return _("Sent without the proof of work for which the portal had asked (%(because)s)") % {
        "because": ", ".join(noticed)
    }


FINDINGS = {
    "always": pgettext_lazy("why a proof of work", "always asked for"),
    "quick": pgettext_lazy("why a proof of work", "filled in within two seconds"),
    "links": pgettext_lazy("why a proof of work", "many links of a visitor or a new account"),
    "near": pgettext_lazy("why a proof of work", "more than half of what a visitor or a new account may send"),
    "often": pgettext_lazy("why a proof of work", "many contributions from one connection within ten minutes"),
}
"""What makes the portal ask a browser for a proof of work."""
_WORDS: dict[str, Callable[[Values], str]] = {
    "submitted": lambda values: _("New: nobody has looked at it yet"),
    "again": lambda values: _("Submitted again after a question"),
    "edited": lambda values: _("Changed after it was published"),
    "reported": _reported,
    FROM_INSIDE: lambda values: _("Reported by somebody who belongs to it"),
    "hidden_by_reports": _hidden,
    "objected": lambda values: _("The author objects to a decision"),
    "reporter_objected": lambda values: _("Who has reported it objects to the decision"),
    "reopened": lambda values: _("A decision was taken back"),
    "answer_due": _overdue,
    "message": lambda values: _("A message to the managers"),
    "links": _links,
    "duplicate": lambda values: _("The same text was written by this account before"),
    "copied": lambda values: _("The same text was written by another account before"),
    "profile": lambda values: _("A new account whose profile advertises a link"),
    "flood": lambda values: _("%(count)d contributions within ten minutes") % {"count": values.get("count", 0)},
    "unproven": _unproven,
}
SUSPICIONS = frozenset({"links", "duplicate", "copied", "profile", "flood", "unproven"})
