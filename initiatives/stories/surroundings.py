"""What a story's page shows besides its own words, in a number of queries that does not grow."""

from typing import Any, NamedTuple

from initiatives.directory.similar import Likeness
from initiatives.models import InitiativePage
from initiatives.stories.listing import LAYER
from initiatives.stories.models import Copy, SuccessStoryPage
from initiatives.stories.querysets import Places
from initiatives.stories.wording import (
    cost_in_words,
    hours_in_words,
    months_in_words,
    people_in_words,
    places_in_words,
    plans_in_words,
)
from portal.base.pictures import prefetch_pictures
from portal.base.seo import ancestors_of
from portal.base.visibility import everybody_may_read

SIMILAR = 3


class CopyLine(NamedTuple):
    """Somebody did it too."""

    where: str
    group: str
    initiative: InitiativePage | None


def surroundings_of(page: SuccessStoryPage) -> dict[str, Any]:  # Any: a template's context
    comparisons = list(page.comparisons.select_related("before", "after"))
    prefetch_pictures([picture for each in comparisons for picture in (each.before, each.after)], "text")
    places = Copy.objects.places([page.translation_key]).get(page.translation_key, Places())
    return {
        "comparisons": comparisons,
        "downloads": page.downloads.select_related("document"),
        "facts": facts_of(page),
        "initiative": _open_initiative(page),
        "copies": _copies_of(page) if places.done else [],
        "places_done": places_in_words(places),
        "places_planned": plans_in_words(places),
        "similar": _similar_to(page),
        "index": ancestors_of(page)[-1] if page.pk else None,
    }


def facts_of(page: SuccessStoryPage) -> dict[str, str]:
    """What is known, in words, by the name of the fact."""
    facts = {
        "duration": months_in_words(page.duration_months) if page.duration_months else "",
        "people": people_in_words(*page.people) if page.people else "",
        "hours": hours_in_words(page.hours) if page.hours else "",
        "cost": cost_in_words(*page.cost) if page.cost else "",
    }
    return {name: words for name, words in facts.items() if words}


def _similar_to(page: SuccessStoryPage) -> list[Any]:  # Any: cards
    translations = SuccessStoryPage.objects.filter(translation_key=page.translation_key)
    likeness = Likeness(
        topic_ids=[topic.pk for topic in page.topics.all()],
        point=page.point,
        without=list(translations.values_list("pk", flat=True)),
    )
    return likeness.on(LAYER, limit=SIMILAR)


def _open_initiative(page: SuccessStoryPage) -> InitiativePage | None:
    """Its initiative, where everybody may read that page."""
    if page.initiative_id is None:
        return None
    return everybody_may_read(InitiativePage.objects.filter(pk=page.initiative_id)).first()


def _copies_of(page: SuccessStoryPage) -> list[CopyLine]:
    """Where it was done again; with the initiative that came of it, if everybody may read its page."""
    copies = list(Copy.objects.of(page).done().select_related("municipality").order_by("place_key", "created_at"))
    ids = [each.initiative_id for each in copies if each.initiative_id]
    open_ones = everybody_may_read(InitiativePage.objects.filter(pk__in=ids)).in_bulk() if ids else {}
    return [CopyLine(each.where, each.group, open_ones.get(each.initiative_id or 0)) for each in copies]
