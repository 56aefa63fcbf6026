"""Initiatives in any number, made up from a fixed seed: pages that the cards read, and their rows in the directory."""

import random
from collections.abc import Iterator
from datetime import timedelta
from itertools import islice

from django.contrib.contenttypes.models import ContentType
from django.db import transaction
from django.db.models.sql import InsertQuery
from django.utils import timezone
from wagtail.models import Locale, Page, Site

from initiatives.directory.services import rebuild
from initiatives.models import InitiativeIndexPage, InitiativePage
from portal.regions.models import Municipality, Topic

PORTION = 2000
WHAT = ["Repair-Café", "Gemeinschaftsgarten", "Lastenrad", "Solarverein", "Foodsharing", "Bürgerbus", "Streuobstwiese"]
WHO = ["Förde", "Geest", "Probstei", "Hüttener Berge", "Schwentine", "Eider", "Wagrien", "Dänischer Wohld"]
WORDS = ["gemeinsam", "reparieren", "tauschen", "pflanzen", "Energie", "Klima", "Nachbarschaft", "Kinder", "Moor"]


def directory_page() -> InitiativeIndexPage:
    home = Site.objects.get(is_default_site=True).root_page
    found = InitiativeIndexPage.objects.filter(locale=home.locale).first()
    return found or home.add_child(instance=InitiativeIndexPage(title="Initiativen", slug="initiativen"))


def fill(number: int, *, seed: int = 1) -> None:
    """Publish so many initiatives below the directory, as fast as the database takes them."""
    chance = random.Random(seed)  # noqa: S311  # the same initiatives each time
    parent = directory_page()
    pages = _pages(parent, number, chance)
    while portion := list(islice(pages, PORTION)):
        _insert(portion, chance)
    Page.objects.filter(pk=parent.pk).update(numchild=parent.get_children().count())
    rebuild("initiativen")


def _pages(parent: InitiativeIndexPage, number: int, chance: random.Random) -> Iterator[InitiativePage]:
    places = [*Municipality.objects.all(), None]
    now, locale = timezone.now(), Locale.get_default()
    content_type = ContentType.objects.get_for_model(InitiativePage)
    last = parent.get_last_child()
    first = Page._str2int(last.path[-Page.steplen :]) if last else 0
    for index in range(1, number + 1):
        title = f"{chance.choice(WHAT)} {chance.choice(WHO)} {index}"
        place = chance.choice(places)
        moment = now - timedelta(minutes=chance.randrange(3_000_000))
        has_point = chance.random() < 0.9  # a tenth is not on the map
        yield InitiativePage(
            path=Page._get_path(parent.path, parent.depth + 1, first + index),
            depth=parent.depth + 1,
            title=title,
            draft_title=title,
            slug=f"bench-{index}",
            url_path=f"{parent.url_path}bench-{index}/",
            content_type=content_type,
            locale=locale,
            introduction=" ".join(chance.choices(WORDS, k=20)),
            kind=chance.choice(InitiativePage.Kind.values),
            status=chance.choice(InitiativePage.Status.values),
            wants_people=chance.random() < 0.3,  # a third
            municipality=place,
            latitude=round(chance.uniform(54.0, 54.6), 6) if has_point else None,
            longitude=round(chance.uniform(9.4, 10.8), 6) if has_point else None,
            live=True,
            first_published_at=moment,
            last_published_at=moment,
        )


@transaction.atomic
def _insert(pages: list[InitiativePage], chance: random.Random) -> None:
    """Both tables of a page, which `bulk_create` refuses for models that inherit from one with a table."""
    shared = [field.attname for field in Page._meta.concrete_fields if not field.primary_key]
    rows = [Page(**{name: getattr(page, name) for name in shared}) for page in pages]
    for page, row in zip(pages, Page.objects.bulk_create(rows, batch_size=500), strict=True):
        page.pk = page.id = page.page_ptr_id = row.pk
    fields = InitiativePage._meta.local_concrete_fields
    for start in range(0, len(pages), 30):
        query = InsertQuery(InitiativePage)
        query.insert_values(fields, pages[start : start + 30])
        query.get_compiler("default").execute_sql()
    topics = list(Topic.objects.all())
    through = InitiativePage.topics.through
    through.objects.bulk_create(
        [
            through(initiativepage_id=page.pk, topic=topic)
            for page in pages
            for topic in chance.sample(topics, chance.choice([1, 1, 2, 3]))
        ],
        batch_size=500,
    )
