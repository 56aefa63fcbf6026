"""Responsive pictures: which sizes each place needs, read in one query for a whole list, drawn outside the request.

AVIF first, WebP for everybody else (each browser since 2020). Encoding one picture in all sizes of a variant takes
0.5 to 1 s, so a page never does it: it draws the smallest WebP (about 40 ms) and leaves the rest to the worker.
Which sizes are drawn belongs to the edition, as the pictures do: what is kept of a page shows them at once.
"""

import logging
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache, partial
from typing import Any

from django.core.cache import cache as store
from django.db.models import Prefetch, QuerySet, prefetch_related_objects
from wagtail.images import get_image_model
from wagtail.images.models import AbstractImage, AbstractRendition, Filter, SourceImageIOError

from portal.base.models.edition import Edition, kept_rows

logger = logging.getLogger(__name__)

FORMATS = ("avif", "webp")
# Fixed shapes are cut around the focal point that the editor sets.
VARIANTS: dict[str, tuple[str, ...]] = {
    "card": ("fill-400x267", "fill-640x427", "fill-960x640"),
    "square": ("fill-160x160", "fill-320x320"),
    "text": ("width-480", "width-800", "width-1200"),
    "wide": ("width-640", "width-1024", "width-1600"),
    "hero": ("fill-768x432", "fill-1280x720", "fill-1920x1080"),
    "logo": ("max-200x120", "max-400x240"),
}
DRAWING_SECONDS = 600
MOST_KEPT = 300  # in the memory of a process


@dataclass(frozen=True)
class DrawnPicture:
    """What a `<picture>` is written from: `sources` by format, and the picture for browsers that know neither."""

    sources: dict[str, list[AbstractRendition]]
    fallback: AbstractRendition


def specs_of(variant: str, picture_format: str | None = None) -> list[str]:
    formats = (picture_format,) if picture_format else FORMATS
    return [f"{size}|format-{name}" for name in formats for size in VARIANTS[variant]]


def with_pictures(queryset: QuerySet[Any], field: str, *variants: str) -> QuerySet[Any]:
    """Reads the pictures of `field` and their drawn sizes with a list: one query more, however long it is."""
    return queryset.select_related(field).prefetch_related(_renditions(variants, of=field))


def prefetch_pictures(images: Iterable[AbstractImage | None], *variants: str) -> None:
    """The same for pictures that are already in memory, as in a gallery: one query."""
    present = [image for image in images if image is not None]
    if present:
        prefetch_related_objects(present, _renditions(variants))


@partial(kept_rows, most=MOST_KEPT)
def pictures_with_keys(ids: Sequence[int]) -> dict[int, AbstractImage]:
    """With the sizes that were drawn of each; not to be changed."""
    return get_image_model().objects.filter(pk__in=ids).prefetch_related(_renditions(())).in_bulk()


def _renditions(variants: Sequence[str], of: str = "") -> Prefetch[Any]:
    """All drawn sizes of the variants, where `draw` looks for them; without variants, all there are."""
    renditions = get_image_model().get_rendition_model().objects.all()
    if variants:
        renditions = renditions.filter(filter_spec__in=_specs(variants))
    return Prefetch(f"{of}__renditions" if of else "renditions", queryset=renditions, to_attr="prefetched_renditions")


def draw(image: AbstractImage, variant: str) -> DrawnPicture | None:
    """The sizes that there are; what is missing is drawn in the background. None if the file itself is lost."""
    filters = _filters_of(variant)
    found = image.find_existing_renditions(*filters.values())
    smallest = filters[specs_of(variant, "webp")[0]]
    if smallest not in found:
        try:
            found[smallest] = image.get_rendition(smallest)
        except SourceImageIOError:
            logger.warning("The file of picture %s is missing", image.pk)
            return None
        Edition.renew()
    if len(found) < len(filters) and draw_later(image, variant):
        found = image.find_existing_renditions(*filters.values()) | found
    by_format = {
        name: [found[filters[spec]] for spec in specs_of(variant, name) if filters[spec] in found] for name in FORMATS
    }
    webp = by_format["webp"]
    return DrawnPicture(
        sources={name: _one_a_width(renditions) for name, renditions in by_format.items() if renditions},
        fallback=webp[len(webp) // 2],
    )


@cache
def _filters_of(variant: str) -> dict[str, Filter]:
    return {spec: Filter(spec) for spec in specs_of(variant)}


def draw_later(image: AbstractImage, variant: str) -> bool:
    """Asks the worker for all sizes of a variant, once in a while and not once a reader; says whether it did."""
    from portal.base.tasks import draw_picture  # noqa: PLC0415 - the task calls back into this module

    focus = next(iter(_filters_of(variant).values())).get_cache_key(image)
    is_new = bool(store.add(f"drawing:{image.pk}:{variant}:{focus}", True, DRAWING_SECONDS))
    if is_new:
        draw_picture.enqueue(image.pk, variant)
    return is_new


def draw_now(image: AbstractImage, *variants: str) -> None:
    image.get_renditions(*_specs(variants))
    Edition.renew()


def _specs(variants: Sequence[str]) -> list[str]:
    return [spec for variant in variants for spec in specs_of(variant)]


def _one_a_width(renditions: list[AbstractRendition]) -> list[AbstractRendition]:
    """A small original is never blown up, so several sizes may come out the same."""
    return list({rendition.width: rendition for rendition in renditions}.values())
