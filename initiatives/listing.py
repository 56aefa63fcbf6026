"""The initiatives in the directory."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from functools import partial
from itertools import islice

from django.db.models import QuerySet
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from initiatives.directory.layers import Card, Layer, Row
from initiatives.directory.pages import published_at, rows_of_pages
from initiatives.models import InitiativePage
from portal.base.languages import language_of
from portal.base.models.edition import kept_rows
from portal.base.pictures import with_pictures
from portal.base.prepared import prepared
from portal.base.visibility import everybody_may_read, is_anything_restricted
from portal.regions.filled import with_municipality_and_topics

LAYER = "initiativen"
ROWS_AT_ONCE = 500
MOST_KEPT = 600
"""Cards, of about 6 kB each."""
WantsPeople = Callable[[Sequence[int]], set[int]]
_sources: list[WantsPeople] = []


def rows(ids: Iterable[int] | None) -> Iterator[Row]:
    """Whether they look for people says the page itself, or an app above of which the page knows nothing."""
    found = iter(rows_of_pages(InitiativePage.objects.all(), ids, _row))
    while portion := list(islice(found, ROWS_AT_ONCE)):
        looking = who_also_wants_people([row.object_id for row in portion])
        yield from (replace(row, wants_people=row.wants_people or row.object_id in looking) for row in portion)


def also_wants_people(source: WantsPeople) -> None:
    """Registers what tells, of these initiatives, which look for people; called in AppConfig.ready()."""
    if source not in _sources:
        _sources.append(source)


def who_also_wants_people(ids: Sequence[int]) -> set[int]:
    return set().union(*(source(ids) for source in _sources))


@partial(kept_rows, most=MOST_KEPT)
def cards(ids: Sequence[int]) -> dict[int, Card]:
    """All that stands on them belongs to the edition."""
    return {page.pk: _card(page) for page in _for_cards(ids, restricted=is_anything_restricted())}


@prepared
def _for_cards(ids: Sequence[int], *, restricted: bool) -> "QuerySet[InitiativePage]":
    pages = everybody_may_read(InitiativePage.objects.filter(pk__in=ids), restricted=restricted)
    return with_municipality_and_topics(with_pictures(pages, "picture", "card").defer("body"))


def _row(page: InitiativePage, languages: list[str]) -> Row:
    place = str(page.municipality or "")
    return Row(
        object_id=page.pk,
        languages=languages,
        title=page.title,
        words=[page.introduction, page.place_name, place, *(topic.name for topic in page.topics.all())],
        published_at=published_at(page),
        kind=page.kind,
        status=page.status,
        wants_people=page.wants_people,
        municipality_id=page.municipality_id,
        topic_ids=[topic.pk for topic in page.topics.all()],
        latitude=None if page.latitude is None else float(page.latitude),
        longitude=None if page.longitude is None else float(page.longitude),
    )


def _card(page: InitiativePage) -> Card:
    language = language_of(page)
    return Card(
        object_id=page.pk,
        url=page.url or "",
        title=page.title,
        text=page.introduction,
        eyebrow=page.get_kind_display(),
        place=str(page.municipality or _("Whole region")),
        language="" if language == get_language() else language,
        picture=page.picture,
        topics=list(page.topics.all()),
        status="" if page.status == InitiativePage.Status.RUNNING else page.get_status_display(),
        wants_people=page.wants_people,
    )


INITIATIVES = Layer(
    name=LAYER,
    label=_("Initiatives"),
    icon="people",
    rows=rows,
    cards=cards,
    order=10,
    kinds=InitiativePage.Kind.choices,
    statuses=InitiativePage.Status.choices,
)
