"""What a call says of itself, in sentences."""

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from initiatives.calls.choices import Kind
from initiatives.calls.models import Call
from portal.base.dates import day_in_words


def until_in_words(call: Call) -> str:
    """The day of the deed where there is one, else the last day for answers."""
    if call.starts_on and call.ends_on and call.ends_on != call.starts_on:
        return _("%(first)s to %(last)s") % {
            "first": day_in_words(call.starts_on),
            "last": day_in_words(call.ends_on),
        }
    if call.starts_on:
        return day_in_words(call.starts_on)
    return _("Until %(day)s") % {"day": day_in_words(call.until)}


def people_in_words(call: Call) -> str:
    """`looks for 3 people`; nothing where their number does not count."""
    if call.how_many is None or call.is_offer or call.kind not in {Kind.HANDS, Kind.KNOWLEDGE}:
        return ""
    return ngettext("%(count)d person wanted", "%(count)d people wanted", call.how_many) % {"count": call.how_many}


def has_gone_out(call: Call) -> str:
    """A call is answered, of an offer something is requested."""
    return _("Your request has gone out.") if call.is_offer else _("Thank you, your answer has gone out.")


def is_withdrawn(call: Call) -> str:
    if call.is_offer:
        return _("Your request is withdrawn. Thank you for saying so.")
    return _("Your answer is withdrawn. Thank you for saying so.")
