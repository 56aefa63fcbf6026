"""What is new since the last newsletter, as blocks that a manager then keeps, changes or throws away."""

import datetime
from collections.abc import Iterator, Sequence
from typing import Any

from django.db.models import Q
from django.utils import timezone, translation
from django.utils.translation import gettext as _

from home.events.models import EventPage
from home.events.services import upcoming_occurrences
from home.news.models import NewsPage
from home.newsletters.models import Newsletter
from initiatives.calls.models import Call
from initiatives.ideas.models import Idea
from initiatives.models import InitiativePage
from initiatives.stories.models import SuccessStoryPage
from portal.base.visibility import everybody_may_read
from portal.regions.lists import family_of

AT_MOST_BACK = datetime.timedelta(days=60)
AHEAD = datetime.timedelta(days=42)
MOST = 6
LOOKED_AT = 40
Block = tuple[str, dict[str, Any]]  # Any: what the block holds


def proposal_for(newsletter: Newsletter, language: str) -> list[Block]:
    """In this language; a kind of which there is nothing new is left out."""
    since = since_when(newsletter)
    with translation.override(language):
        return list(_blocks(newsletter, since, language))


def since_when(newsletter: Newsletter) -> datetime.datetime:
    """The last one for the same people; two months at most."""
    same = Newsletter.objects.out().filter(municipality=newsletter.municipality).exclude(pk=newsletter.pk)
    last = same.values_list("started_at", flat=True).first()
    longest = timezone.now() - AT_MOST_BACK
    return max(last, longest) if last else longest


def _blocks(newsletter: Newsletter, since: datetime.datetime, language: str) -> Iterator[Block]:
    there = _there(newsletter)
    for heading, model in (
        (_("News"), NewsPage),
        (_("New initiatives"), InitiativePage),
        (_("What has succeeded"), SuccessStoryPage),
    ):
        pages = everybody_may_read(model.objects.filter(there, locale__language_code=language))
        pages = pages.filter(first_published_at__gt=since).order_by("-first_published_at", "-pk")
        yield from _block("pages", heading, pages[:MOST])
    yield from _block("pages", _("Coming up"), _events(newsletter))
    if language == "de":
        ideas = Idea.objects.listed().filter(there, published_at__gt=since).order_by("-published_at", "-pk")
        yield from _block("ideas", _("New ideas"), ideas[:MOST])
        calls = Call.objects.open().seeking().filter(there, published_at__gt=since).order_by("-published_at", "-pk")
        yield from _block("calls", _("Wanted"), calls[:MOST])


def _block(kind: str, heading: str, things: Any) -> Iterator[Block]:  # Any: pages, ideas or calls
    chosen = list(things)
    if chosen:
        yield kind, {"heading": heading, "chosen": chosen}


def _there(newsletter: Newsletter) -> Q:
    """What belongs to its municipality, and what is for the whole region."""
    if newsletter.municipality is None:
        return Q()
    return Q(municipality__in=family_of(newsletter.municipality)) | Q(municipality__isnull=True)


def _events(newsletter: Newsletter) -> Sequence[Any]:
    """Each event once, by its next date."""
    until = timezone.now() + AHEAD
    rows = upcoming_occurrences(limit=LOOKED_AT, municipality=newsletter.municipality)
    keys = dict.fromkeys(row.page_id for row in rows if row.page_id is not None and row.start < until)
    first = list(keys)[:MOST]
    pages = EventPage.objects.in_bulk(first)
    return [pages[key] for key in first if key in pages]
