"""The stories in the directory, on the map and on the pages of their initiatives."""

from collections.abc import Iterable, Sequence
from functools import partial

from django.db.models import QuerySet
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from initiatives.directory.layers import Card, Layer, Row
from initiatives.directory.pages import published_at, rows_of_pages
from initiatives.directory.related import RelatedList
from initiatives.stories.models import SuccessStoryPage
from initiatives.stories.querysets import Places, places_of
from initiatives.stories.wording import months_in_words, places_in_words
from portal.base.block_texts import texts_of
from portal.base.languages import language_of
from portal.base.models.edition import kept_rows
from portal.base.pictures import with_pictures
from portal.base.prepared import prepared
from portal.base.visibility import everybody_may_read, is_anything_restricted
from portal.regions.filled import with_municipality_and_topics

LAYER = "geschichten"
PARTS = ("steps", "fundings", "permits", "partners", "pitfalls")
MOST_RELATED = 6
MOST_KEPT = 300
"""Pages without what is written at length, of about 10 kB each."""


def rows(ids: Iterable[int] | None) -> Iterable[Row]:
    return rows_of_pages(SuccessStoryPage.objects.prefetch_related(*PARTS), ids, _row)


def cards(ids: Sequence[int]) -> dict[int, Card]:
    return {page.pk: card_of(page, places) for page, places in stories_with_places(ids)}


def stories_with_places(ids: Iterable[int]) -> list[tuple[SuccessStoryPage, Places]]:
    """Those of these stories that everybody may read, in this order, with all that a card shows."""
    ids = list(ids)
    known = _stories(ids)
    places = places_of(list(known))
    return [(page, places.get(page.translation_key, Places())) for page in (known[pk] for pk in ids if pk in known)]


@partial(kept_rows, most=MOST_KEPT)
def _stories(ids: Sequence[int]) -> dict[int, SuccessStoryPage]:
    return {page.pk: page for page in _for_cards(ids, restricted=is_anything_restricted())}


@prepared
def _for_cards(ids: Sequence[int], *, restricted: bool) -> "QuerySet[SuccessStoryPage]":
    pages = everybody_may_read(SuccessStoryPage.objects.filter(pk__in=ids), restricted=restricted)
    return with_municipality_and_topics(with_pictures(pages, "picture", "card").defer("problem", "deeds", "outcome"))


def card_of(page: SuccessStoryPage, places: Places) -> Card:
    language = language_of(page)
    return Card(
        object_id=page.pk,
        url=page.url or "",
        title=page.title,
        text=page.introduction,
        eyebrow=str(_("Success story")),
        place=str(page.municipality or _("Whole region")),
        when=months_in_words(page.duration_months) if page.duration_months else "",
        language="" if language == get_language() else language,
        picture=page.picture,
        topics=list(page.topics.all()),
        status=places_in_words(places),
    )


def stories_about(initiative_ids: Sequence[int]) -> list[Card]:
    """The newest about an initiative; a story that is not translated stands there in its own language."""
    pages = everybody_may_read(SuccessStoryPage.objects.filter(initiative__in=initiative_ids))
    found = pages.order_by("-first_published_at", "-pk").values_list("pk", "translation_key", "locale__language_code")
    chosen: dict[object, int] = {}
    for pk, key, language in found:
        if language == get_language():
            chosen[key] = pk
        else:
            chosen.setdefault(key, pk)
    ids = list(chosen.values())[:MOST_RELATED]
    known = cards(ids) if ids else {}
    return [known[pk] for pk in ids if pk in known]


def _row(page: SuccessStoryPage, languages: list[str]) -> Row:
    return Row(
        object_id=page.pk,
        languages=languages,
        title=page.title,
        words=list(_words(page)),
        published_at=published_at(page),
        municipality_id=page.municipality_id,
        topic_ids=[topic.pk for topic in page.topics.all()],
        latitude=None if page.latitude is None else float(page.latitude),
        longitude=None if page.longitude is None else float(page.longitude),
    )


def _words(page: SuccessStoryPage) -> Iterable[str]:
    """What people may remember of it: where it was, who paid, which office, what was done."""
    yield page.introduction
    yield page.place_name
    yield str(page.municipality or "")
    yield from (topic.name for topic in page.topics.all())
    for text in (page.problem, page.deeds, page.outcome):
        yield from texts_of(text)
    for step in page.steps.all():
        yield f"{step.title} {step.text}"
    for permit in page.permits.all():
        yield f"{permit.what} {permit.authority}"
    for pitfall in page.pitfalls.all():
        yield f"{pitfall.title} {pitfall.advice}"
    yield from (funding.source for funding in page.fundings.all())
    yield from (partner.name for partner in page.partners.all())


STORIES = Layer(name=LAYER, label=_("Stories"), icon="stars", rows=rows, cards=cards, order=40)
STORIES_OF_AN_INITIATIVE = RelatedList(
    name="stories",
    heading=_("What succeeded"),
    model=SuccessStoryPage,
    path="initiative",
    cards=stories_about,
    order=20,
)
