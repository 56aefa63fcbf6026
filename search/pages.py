"""Wagtail pages, as they are found: an app registers its kind of page, and whatever happens to one is heard of here.

contract.register(SearchablePages(NewsPage, key="news", label=_("News"), order=60))
"""

from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit
from uuid import UUID

from django.conf import settings
from django.contrib.contenttypes.models import ContentType
from django.db.models import prefetch_related_objects
from django.db.models.signals import post_delete, post_save
from wagtail.blocks import StreamValue
from wagtail.models import Locale, Page, PageViewRestriction
from wagtail.search.index import SearchField
from wagtail.signals import page_published, page_slug_changed, page_unpublished, post_page_move

from portal.base.block_texts import texts_of
from portal.base.visibility import everybody_may_read
from search.contract import Searchable, searchables
from search.entries import Entry
from search.regional import also_of, degrees
from search.services.changing import changed

if TYPE_CHECKING:
    from django_stubs_ext import StrOrPromise

# Any, in this module: pages of whatever kind, and what signals bring besides.

TITLE = "title"
UID = "search.pages"


class SearchablePages(Searchable):
    """What everybody may read of one kind of page."""

    model: type[Page]

    def __init__(self, model: type[Page], *, key: str, label: "StrOrPromise", order: int) -> None:
        self.model, self.key, self.label, self.order = model, key, label, order

    def all(self) -> Any:
        return self.model.objects.filter(depth__gt=1)

    def rows(self) -> Any:
        return everybody_may_read(self.all())

    def entries(self, objects: Sequence[Any]) -> Iterator[Entry]:
        pages = list(self.read([page.pk for page in objects]))
        readers = _readers_of(pages)
        for page in pages:
            if path := urlsplit(page.get_url() or "").path:
                yield _entry(page, path, readers[page.pk])

    def read(self, pks: Sequence[int]) -> Iterable[Any]:
        """Whole, with what an entry says of them."""
        pages = list(self.model.objects.filter(pk__in=pks).select_related("locale"))
        prefetch_related_objects(pages, *_relations(self.model))
        return pages

    def address(self, path: str, language: str) -> str:
        """A page stands where it stands, in its language."""
        return path


class OtherPages(SearchablePages):
    """Those of all kinds that have no Searchable of their own."""

    def __init__(self, *, key: str, label: "StrOrPromise", order: int) -> None:
        super().__init__(Page, key=key, label=label, order=order)

    def all(self) -> Any:
        own = [each.model for each in _kinds() if each is not self]
        types = ContentType.objects.get_for_models(*own).values()
        return super().all().exclude(content_type__in=[each.pk for each in types])

    def read(self, pks: Sequence[int]) -> Iterable[Any]:
        locales = Locale.objects.in_bulk()
        pages = list(Page.objects.filter(pk__in=pks).specific())
        for page in pages:
            page.locale = locales[page.locale_id]
        return pages


def watch() -> None:
    """Whoever publishes, moves, restricts or deletes pages."""
    for signal in (page_published, page_unpublished):
        signal.connect(_one_changed, dispatch_uid=UID)
    post_delete.connect(_one_changed, sender=Page, dispatch_uid=UID)
    post_save.connect(_copied, dispatch_uid=f"{UID}.copied")
    for signal in (page_slug_changed, post_page_move):
        signal.connect(_all_below_changed, dispatch_uid=UID)
    for saved_or_not in (post_save, post_delete):
        saved_or_not.connect(_restricted, sender=PageViewRestriction, dispatch_uid=UID)


def _one_changed(instance: Page, **_signal: Any) -> None:
    """Its translations, too: what has none serves the readers of the other languages."""
    kind = kind_of(instance)
    if kind is not None:
        translations = Page.objects.filter(translation_key=instance.translation_key).values_list("pk", flat=True)
        changed(kind.key, [instance.pk, *translations])


def _copied(instance: Any, created: bool, **_signal: Any) -> None:
    """An alias is live at once, without being published: those above a page that is translated, for instance."""
    if created and isinstance(instance, Page) and instance.live:
        _one_changed(instance)


def _all_below_changed(instance: Page, **_signal: Any) -> None:
    _changed_below(instance)


def _restricted(instance: PageViewRestriction, **_signal: Any) -> None:
    _changed_below(instance.page)


def _changed_below(page: Page) -> None:
    keys = Page.objects.descendant_of(page, inclusive=True).values("translation_key")
    for kind in _kinds():
        changed(kind.key, kind.all().filter(translation_key__in=keys).values_list("pk", flat=True))


def _kinds() -> list[SearchablePages]:
    return [each for each in searchables() if isinstance(each, SearchablePages)]


def kind_of(page: Page) -> SearchablePages | None:
    """The one of its own kind before the one of all others."""
    model = page.specific_class
    fitting = [each for each in _kinds() if model is not None and issubclass(model, each.model)]
    return min(fitting, key=lambda each: each.model is Page, default=None)


def _entry(page: Any, path: str, readers: Sequence[str]) -> Entry:
    topics = list(page.topics.all()) if hasattr(page, "topics") else []
    return Entry(
        object_pk=page.pk,
        title=page.title,
        path=path,
        summary=getattr(page, "introduction", "") or page.search_description,
        text="\n".join(filter(None, map(str.strip, _texts(page)))),
        also=also_of(getattr(page, "municipality", None), topics),
        language=page.locale.language_code,
        readers=readers,
        topics=[topic.pk for topic in topics],
        municipality=getattr(page, "municipality_id", None),
        latitude=degrees(getattr(page, "latitude", None)),
        longitude=degrees(getattr(page, "longitude", None)),
        date=_date_of(page),
        seeks=getattr(page, "wants_people", False),
    )


def _texts(page: Any) -> Iterator[str]:
    """What the kind of page lets Wagtail search, but the title and what stands in the summary."""
    for field in page.get_search_fields():
        if not isinstance(field, SearchField) or field.field_name in {TITLE, "introduction"}:
            continue
        value = getattr(page, field.field_name, None)
        if isinstance(value, StreamValue):
            yield from texts_of(value)
        elif isinstance(value, str):
            yield value


def _date_of(page: Page) -> datetime | None:
    return page.first_published_at or page.latest_revision_created_at


def _relations(model: type[Page]) -> list[str]:
    return [field.name for field in model._meta.get_fields() if field.name in {"topics", "municipality"}]


def _readers_of(pages: Iterable[Page]) -> dict[int, list[str]]:
    """Each page serves the readers of its language, the first of its translations those who have none of their own."""
    keys = {page.translation_key for page in pages}
    there = everybody_may_read(Page.objects.filter(translation_key__in=keys)).order_by("pk")
    translations: dict[UUID, dict[str, int]] = {}
    for pk, key, code in there.values_list("pk", "translation_key", "locale__language_code"):
        translations.setdefault(key, {})[code] = pk
    return {page.pk: _readers(page, translations.get(page.translation_key, {})) for page in pages}


def _readers(page: Page, own: dict[str, int]) -> list[str]:
    fallback = own.get(settings.LANGUAGE_CODE) or next(iter(own.values()), None)
    missing = [code for code, _name in settings.LANGUAGES if code not in own] if fallback == page.pk else []
    return [page.locale.language_code, *missing]
