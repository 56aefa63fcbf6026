"""Many Wagtail pages below one, as fast as the database takes them."""

import uuid
from collections.abc import Sequence
from datetime import datetime
from random import Random
from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.db import connection, router, transaction
from django.db.models.sql import InsertQuery
from wagtail.models import Page

from portal.regions.models import Topic

AT_ONCE = 250


def place_below(parent: Page, pages: Sequence[Any], *, first: int) -> None:  # Any: a page of whatever type
    """Gives each its path, its address and what else Wagtail fills in; `first` children are there already."""
    content_type = ContentType.objects.get_for_model(type(pages[0]))
    depth = parent.depth + 1
    for index, page in enumerate(pages, start=first + 1):
        page.path = Page._get_path(parent.path, depth, index)  # noqa: SLF001  # treebeard has no other way in bulk
        page.depth, page.content_type, page.locale_id = depth, content_type, parent.locale_id
        page.draft_title, page.url_path = page.title, f"{parent.url_path}{page.slug}/"


def published(page: Any, moment: datetime, chance: Random) -> None:  # Any: a page of whatever type
    page.live, page.has_unpublished_changes = True, False
    page.first_published_at = page.last_published_at = moment
    page.translation_key = uuid.UUID(int=chance.getrandbits(128), version=4)


def last_place(parent: Page) -> int:
    """The number in the path of the last child."""
    last = parent.get_last_child()
    return Page._str2int(last.path[-Page.steplen :]) if last else 0  # noqa: SLF001  # as above


@transaction.atomic
def insert(pages: Sequence[Any], topics: Sequence[Sequence[Topic]]) -> None:  # Any: pages of one type
    """Both tables of a page, which `bulk_create` refuses for models that inherit from one with a table."""
    model = type(pages[0])
    shared = [field.attname for field in Page._meta.concrete_fields if not field.primary_key]
    rows = [Page(**{name: getattr(page, name) for name in shared}) for page in pages]
    for page, row in zip(pages, Page.objects.bulk_create(rows, batch_size=AT_ONCE), strict=True):
        page.pk = page.id = page.page_ptr_id = row.pk
    fields = model._meta.local_concrete_fields
    at_once = min(AT_ONCE, connection.ops.bulk_batch_size(fields, pages))
    for start in range(0, len(pages), at_once):
        query = InsertQuery(model)
        query.insert_values(fields, list(pages[start : start + at_once]))
        query.get_compiler(router.db_for_write(model)).execute_sql()
    through = model.topics.through
    column = model.topics.field.m2m_column_name()
    links = [
        through(**{column: page.pk, "topic": topic})
        for page, about in zip(pages, topics, strict=True)
        for topic in about
    ]
    through.objects.bulk_create(links, batch_size=AT_ONCE * 2)


def count_children(parent: Page) -> None:
    Page.objects.filter(pk=parent.pk).update(numchild=Page.objects.child_of(parent).count())
