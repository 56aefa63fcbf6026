"""The facts of a story in words."""

from decimal import Decimal

from django.utils.formats import number_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from initiatives.stories.querysets import Places

MONTHS_A_YEAR = 12


def euros(amount: Decimal) -> str:
    """Without cents that are none."""
    places = 0 if amount == amount.to_integral_value() else 2
    return _("€%(amount)s") % {"amount": number_format(amount, places, use_l10n=True, force_grouping=True)}


def cost_in_words(low: Decimal, high: Decimal) -> str:
    if high == 0:
        return _("Nothing")
    if low == high:
        return euros(low)
    if low == 0:
        return _("up to %(amount)s") % {"amount": euros(high)}
    return _("%(low)s to %(high)s") % {"low": euros(low), "high": euros(high)}


def people_in_words(low: int, high: int) -> str:
    if low == high:
        return ngettext("%(count)d person", "%(count)d people", low) % {"count": low}
    return _("%(low)d to %(high)d people") % {"low": low, "high": high}


def months_in_words(months: int) -> str:
    """Whole years as years."""
    years, rest = divmod(months, MONTHS_A_YEAR)
    if years and not rest:
        return ngettext("%(count)d year", "%(count)d years", years) % {"count": years}
    return ngettext("%(count)d month", "%(count)d months", months) % {"count": months}


def hours_in_words(hours: int) -> str:
    number = number_format(hours, use_l10n=True, force_grouping=True)
    return ngettext("%(number)s hour", "%(number)s hours", hours) % {"number": number}


def places_in_words(places: Places) -> str:
    """Where it was done again; nothing where it was nowhere."""
    if not places.done:
        return ""
    return ngettext("Done again in %(count)d place", "Done again in %(count)d places", places.done) % {
        "count": places.done
    }


def plans_in_words(places: Places) -> str:
    """Who wants to; nothing where nobody does."""
    if not places.planned:
        return ""
    if places.done:
        return ngettext("%(count)d more place plans to", "%(count)d more places plan to", places.planned) % {
            "count": places.planned
        }
    return ngettext("%(count)d place plans to", "%(count)d places plan to", places.planned) % {"count": places.planned}
