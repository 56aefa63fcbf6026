"""Municipalities, as everybody finds them, in the languages in which something stands on their pages."""

from collections.abc import Iterator, Sequence

from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _
from wagtail.blocks import StreamValue

from portal.base.block_texts import texts_of
from portal.regions.models import Municipality
from search import contract
from search.contract import Searchable
from search.entries import Entry
from search.regional import also_of, degrees
from search.watching import watch

KEY = "municipalities"


class Municipalities(Searchable):
    key, label, order = KEY, _("Municipalities"), 25

    def rows(self) -> "QuerySet[Municipality]":
        return Municipality.objects.all()

    def entries(self, objects: Sequence[Municipality]) -> Iterator[Entry]:
        for place in Municipality.objects.filter(pk__in=[each.pk for each in objects]):
            both = not (place.name_en or place.description_en)
            yield _entry(place, place.name, place.description, place.body, "de", [] if both else ["de"])
            if not both:
                yield _entry(place, place.name_en or place.name, place.description_en, place.body_en, "en", ["en"])


def _entry(
    place: Municipality, name: str, description: str, body: StreamValue, language: str, readers: Sequence[str]
) -> Entry:
    return Entry(
        object_pk=place.pk,
        title=name,
        path=place.get_absolute_url(),
        summary=description,
        text="\n".join(texts_of(body)),
        also=also_of(place, []),
        language=language,
        readers=readers,
        municipality=place.pk,
        latitude=degrees(place.latitude),
        longitude=degrees(place.longitude),
    )


def register() -> None:
    contract.register(Municipalities())
    watch(KEY, Municipality)
