"""What the page of a campaign shows, and which campaigns collect now."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.core.paginator import Paginator
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from initiatives.directory.layers import Card
from initiatives.ideas.listing import cards
from initiatives.ideas.models import Idea
from initiatives.ideas.models.campaigns import CampaignPage, Phase
from portal.base.dates import day_in_words
from portal.base.models.edition import kept
from portal.base.visibility import everybody_may_read

CARDS_A_PAGE = 12


@dataclass(frozen=True)
class PhaseShown:
    label: str
    last_day: Any  # Any: a date; the templates format it
    is_now: bool
    is_over: bool


def context_of(page: CampaignPage, *, group: str, number: str) -> dict[str, Any]:  # Any: a template's context
    """The ideas of all its translations: the most supported first once there was a vote, the newest before."""
    ideas = Idea.objects.listed().of_campaign(page)
    chosen = group if group in page.groups else ""
    fitting = ideas.filter(age_group=chosen) if chosen else ideas
    voted = page.votes_until is not None and page.phase in {Phase.VOTE, Phase.RESULT}
    ordered = fitting.most_supported_first() if voted else fitting.newest_first()
    page_obj = Paginator(ordered.values_list("pk", flat=True), CARDS_A_PAGE).get_page(number)
    winners = _cards(list(ideas.filter(is_winner=True).newest_first().values_list("pk", flat=True)))
    return {
        "phase": page.phase,
        "phases": phases_of(page),
        "now": what_can_be_done(page),
        "cards": _cards(list(page_obj)),
        "page_obj": page_obj,
        "winners": winners if page.phase == Phase.RESULT else [],
        "group": chosen,
        "is_result": page.phase == Phase.RESULT,
    }


def phases_of(page: CampaignPage) -> list[PhaseShown]:
    today, now = timezone.localdate(), page.phase
    shown = [PhaseShown(str(phase.label), day, phase == now, today > day) for phase, day in page.last_days]
    return [*shown, PhaseShown(str(Phase.RESULT.label), None, now == Phase.RESULT, False)]


def what_can_be_done(page: CampaignPage) -> str:
    """In the phase that it is now, and until when."""
    if page.phase == Phase.UPCOMING:
        return _("From %(day)s on you can submit ideas.") % {"day": day_in_words(page.collects_from)}
    sentences = {
        Phase.COLLECT: _("You can submit ideas until %(day)s."),
        Phase.DISCUSS: _("Until %(day)s the ideas are discussed: read them, and say what you think."),
        Phase.VOTE: _("The vote runs until %(day)s: support the ideas that you want."),
    }
    last_day = dict(page.last_days).get(page.phase)
    return sentences[page.phase] % {"day": day_in_words(last_day)} if last_day is not None else ""


def campaigns_now() -> list[CampaignPage]:
    """Those in the reader's language that are not over, the next to end first."""
    return _campaigns_on(timezone.localdate(), get_language())


@kept
def _campaigns_on(today: date, language: str) -> list[CampaignPage]:
    pages = everybody_may_read(CampaignPage.objects.filter(locale__language_code=language))
    running = [page for page in pages.filter(collects_from__lte=today) if page.phase != Phase.RESULT]
    return sorted(running, key=lambda page: page.last_days[-1][1])


def _cards(ids: list[int]) -> list[Card]:
    known = cards(ids)
    return [known[pk] for pk in ids if pk in known]
