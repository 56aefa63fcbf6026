"""An initiative as values that can be compared and written, and as the cells of a table."""

import re
from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from typing import Any

from django.utils import timezone
from django.utils.translation import gettext as _

from initiatives.exchange.parsing import CONTROL_CHARACTERS, normal
from initiatives.models import InitiativePage
from portal.regions.models import Municipality, Topic

TEXTS = (
    "title", "introduction", "kind", "status", "place_name", "address",
    "contact_name", "contact_email", "contact_phone", "website",
)  # fmt: skip
PLAIN = ("since", "wants_people", "is_featured", "latitude", "longitude")
Values = dict[str, Any]  # Any: each as its column holds it
Cell = str | date | float | None
SEPARATES_TOPICS = re.compile(r"[,;|\n]")


def current(page: InitiativePage) -> InitiativePage:
    """What an editor would see: the draft, where there is one beside the published page."""
    if not page.has_unpublished_changes or page.latest_revision_id is None:
        return page
    return page.get_latest_revision_as_object()


def values_of(page: InitiativePage) -> Values:
    """In the same form as what a row says."""
    values: Values = {name: normal(str(getattr(page, name))) for name in TEXTS}
    values |= {name: getattr(page, name) for name in PLAIN}
    values["municipality"] = page.municipality_id
    values["topics"] = frozenset(topic.pk for topic in page.topics.all())
    return values


def apply(page: InitiativePage, values: Mapping[str, Any]) -> None:
    """Only in memory."""
    for name, value in values.items():
        if name == "topics":
            page.topics.set(list(Topic.objects.filter(pk__in=value)))
        elif name == "municipality":
            page.municipality = Municipality.objects.get(pk=value) if value else None
        else:
            setattr(page, name, value)


def cells_of(
    page: InitiativePage, *, external_id: str, places: Mapping[int, str], topics: Mapping[int, str]
) -> dict[str, Cell]:
    """`places` and `topics` say by which word each is found again."""
    shown = current(page)
    return {
        "external_id": external_id,
        "slug": page.slug,
        "language": page.locale.language_code,
        "title": _clean(shown.title),
        "introduction": _clean(shown.introduction),
        "kind": str(shown.get_kind_display()),
        "status": str(shown.get_status_display()),
        "since": shown.since,
        "wants_people": _("Yes") if shown.wants_people else _("No"),
        "is_featured": _("Yes") if shown.is_featured else _("No"),
        "topics": ", ".join(topics[topic.pk] for topic in shown.topics.all()),
        "municipality": places.get(shown.municipality_id or 0, ""),
        "place_name": _clean(shown.place_name),
        "address": _clean(shown.address),
        "latitude": _number(shown.latitude),
        "longitude": _number(shown.longitude),
        "contact_name": _clean(shown.contact_name),
        "contact_email": shown.contact_email,
        "contact_phone": _clean(shown.contact_phone),
        "website": shown.website,
        "state": str(page.status_string),
        "touched": page.latest_revision_created_at and timezone.localtime(page.latest_revision_created_at).date(),
    }


def _number(value: Decimal | None) -> float | None:
    return None if value is None else float(value)


def _clean(text: str) -> str:
    return CONTROL_CHARACTERS.sub("", text)
