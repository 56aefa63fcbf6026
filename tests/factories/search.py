"""Things that are found, of a kind that no app has: `index.put(said(1, "Lastenrad"))`."""

import gzip
from collections.abc import Iterable
from dataclasses import replace

import factory
from django.contrib.contenttypes.models import ContentType
from django.utils import timezone

from search import contract
from search.engines import engine
from search.engines.requests import Request
from search.entries import PUBLIC, Entry
from search.language import parsed
from search.models import EmptySearch, Promotion, SavedSearch, SearchEntry, Synonym, WordList
from search.services.writing import write
from tests.factories.accounts import UserFactory


class Shelf(contract.Searchable):
    """Says of the rows of a table that is there anyway what a test wants it to say."""

    label, order = "Sachen", 5

    def __init__(self, key="things"):
        self.key = key
        self.said = {}

    def rows(self):
        return ContentType.objects.filter(pk__in=list(self.said))

    def entries(self, objects):
        return [entry for row in objects for entry in self.said[row.pk]]

    def put(self, *entries: Entry) -> int:
        for entry in entries:
            others = [each for each in self.said.get(entry.object_pk, []) if each.language != entry.language]
            self.said[entry.object_pk] = [*others, entry]
        return write(self, [entry.object_pk for entry in entries])

    def pk_of(self, number: int) -> int:
        return said(number, "").object_pk

    def forget(self, *pks: int) -> int:
        for pk in pks:
            del self.said[pk]
        return write(self, pks)


def said(number: int, title: str, text: str = "", **rest) -> Entry:
    """Of the row with this place among those of the table that the shelf borrows."""
    pks = list(ContentType.objects.order_by("pk").values_list("pk", flat=True)[: number + 1])
    entry = Entry(object_pk=pks[number], title=title, text=text, path=f"/sachen/{number}/", date=timezone.now())
    return replace(entry, **rest)


def asked(query: str, *, reader="de", audiences: Iterable[str] = (PUBLIC,), **rest) -> Request:
    return Request(query=parsed(query, reader), reader=reader, audiences=frozenset(audiences), **rest)


def found(query: str, **rest) -> list[str]:
    """The titles, the best first."""
    answer = engine().search(asked(query, **rest))
    titles = dict(SearchEntry.objects.values_list("pk", "title"))
    return [titles[pk] for pk in answer.ids]


class SynonymFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = Synonym

    language = "de"
    words = "Fahrrad, Drahtesel"


class PromotionFactory(factory.django.DjangoModelFactory):
    """Of what the shelf says of this number."""

    class Meta:
        model = Promotion

    language = "de"
    words = "Fahrrad leihen"
    key = "things"
    address = factory.LazyAttribute(lambda row: f"/sachen/{row.object_pk}/")


class EmptySearchFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = EmptySearch

    digest = factory.Sequence(lambda number: f"{number:040x}")
    words = "Drahtesel"
    language = "de"
    times, days = 7, 3
    last_day = factory.LazyFunction(timezone.localdate)


class WordListFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = WordList

    pk = 1
    made_at = factory.LazyFunction(timezone.now)
    packed = factory.LazyFunction(lambda: gzip.compress(b"[]"))


class SavedSearchFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = SavedSearch

    user = factory.SubFactory(UserFactory)
    query = "q=Lastenrad"
