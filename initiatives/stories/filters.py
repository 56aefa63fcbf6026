"""The filters of the list of stories; they stand in the address, in German."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import reduce
from operator import and_
from urllib.parse import urlencode

from django.db.models import Case, Exists, F, OuterRef, Q, Subquery, Value, When
from django.http import QueryDict
from django.utils.translation import get_language

from initiatives.directory.choices import Choices
from initiatives.directory.filters import MOST_WORDS
from initiatives.directory.folding import fold
from initiatives.directory.models import DirectoryEntry
from initiatives.directory.querysets import DirectoryEntryQuerySet
from initiatives.stories.facts import FACT_FILTERS
from initiatives.stories.forms import StoryFilterForm
from initiatives.stories.models import SuccessStoryPage
from initiatives.stories.querysets import StoryQuerySet
from portal.base.models.edition import kept
from portal.regions.models import Municipality, Topic

_NAMES = {*StoryFilterForm.base_fields, *(fact.name for fact in FACT_FILTERS)}


@dataclass(frozen=True)
class StoryFilter:
    """The filters that hold; a mistake in one leaves it out and says so at its field."""

    form: StoryFilterForm
    choices: Choices
    text: str
    topics: list[Topic]
    municipality: Municipality | None
    facts: dict[str, str]
    """The chosen value of each fact that is asked for."""
    chosen_order: str

    @classmethod
    def read(cls, query: QueryDict) -> "StoryFilter":
        if _NAMES.isdisjoint(query):
            return _of_nothing(get_language())
        return cls.of(query)

    @classmethod
    def of(cls, query: QueryDict) -> "StoryFilter":
        choices = Choices.of([])
        form = StoryFilterForm(query, choices=choices)
        form.is_valid()
        chosen = form.cleaned_data
        return cls(
            form=form,
            choices=choices,
            text=chosen.get("q", ""),
            topics=[topic for topic in choices.topics if topic.slug in chosen.get("thema", ())],
            municipality=next((each for each in choices.municipalities if each.slug == chosen.get("ort")), None),
            facts={fact.name: chosen[fact.name] for fact in FACT_FILTERS if chosen.get(fact.name)},
            chosen_order=chosen.get("sortierung", ""),
        )

    @property
    def words(self) -> list[str]:
        """What every hit must contain, folded as the directory is."""
        return list(dict.fromkeys(fold(self.text).split()))[:MOST_WORDS]

    @property
    def order(self) -> str:
        """As chosen; else the best match for words, and the newest."""
        return self.chosen_order or ("relevanz" if self.words else "neu")

    @property
    def is_set(self) -> bool:
        """Whether anything is left out by them."""
        return bool(self.words or self.topics or self.municipality or self.facts)

    @property
    def is_empty(self) -> bool:
        """Nothing was asked for, neither rightly nor by mistake."""
        return not self.parameters and not self.form.errors

    @property
    def family(self) -> frozenset[int] | None:
        """The chosen municipality with what belongs to it."""
        return self.choices.family(self.municipality) if self.municipality else None

    def stories(self, entries: DirectoryEntryQuerySet) -> StoryQuerySet:
        """The stories of these entries that have the words, with all that `condition` asks about."""
        if self.words:
            entries = entries.with_words(self.words)
        stories = SuccessStoryPage.objects.filter(pk__in=entries.order_by().values("object_id")).with_facts()
        if not self.topics:
            return stories
        through = SuccessStoryPage.topics.through
        about = through.objects.filter(successstorypage=OuterRef("pk"), topic__in=self.topics)
        return stories.annotate(is_about=Exists(about))

    def condition(self, *, without: str = "") -> Q:
        """All filters but the words hold, and but the one whose name in the address is left out."""
        asked = [fact for fact in FACT_FILTERS if fact.name in self.facts and fact.name != without]
        conditions = [fact.fits(self.facts[fact.name]) for fact in asked]
        if self.topics and without != "thema":
            conditions.append(Q(is_about=True))
        if self.family is not None and without != "ort":
            conditions.append(Q(municipality__in=self.family))
        return reduce(and_, conditions, Q())

    def sort(self, stories: StoryQuerySet, entries: DirectoryEntryQuerySet) -> StoryQuerySet:
        """In the order that holds; what is not known comes last."""
        newest = ("-first_published_at", "-pk")
        own_entry = entries.filter(object_id=OuterRef("pk"))
        match self.order:
            case "oft":
                return stories.with_places().order_by("-places", *newest)
            case "kosten":
                return stories.order_by(F("most_cost").asc(nulls_last=True), *newest)
            case "dauer":
                return stories.order_by(F("duration_months").asc(nulls_last=True), *newest)
            case "name":
                return stories.annotate(sort_key=Subquery(own_entry.values("sort_key")[:1])).order_by("sort_key", "pk")
            case "relevanz" if self.words:
                folded = stories.annotate(folded_title=Subquery(own_entry.values("folded_title")[:1]))
                hits = [Case(When(folded_title__contains=each, then=Value(1)), default=Value(0)) for each in self.words]
                return folded.annotate(hits=sum(hits[1:], start=hits[0])).order_by("-hits", *newest)
        return stories.order_by(*newest)

    @property
    def parameters(self) -> list[tuple[str, str]]:
        """What holds, as it stands in an address, always in the same order."""
        values = [
            ("q", self.text),
            *(("thema", topic.slug) for topic in self.topics),
            ("ort", self.municipality.slug if self.municipality else ""),
            *((fact.name, self.facts.get(fact.name, "")) for fact in FACT_FILTERS),
            ("sortierung", self.chosen_order),
        ]
        return [(name, value) for name, value in values if value]

    def query(self, *, without: Sequence[str | tuple[str, str]] = (), **more: str) -> str:
        """The query string for a link; `without=["ort", ("thema", "natur")]` leaves out names or single values."""
        kept = [
            (name, value)
            for name, value in self.parameters
            if name not in without and (name, value) not in without and name not in more
        ]
        return urlencode([*kept, *((name, value) for name, value in more.items() if value)])


def entries_for_readers_of(language: str) -> DirectoryEntryQuerySet:
    """The stories that readers of this language find."""
    return DirectoryEntry.objects.on("geschichten").for_readers_of(language)


@kept
def _of_nothing(_language: str) -> StoryFilter:
    """Of an address that asks for nothing; it is read only."""
    return StoryFilter.of(QueryDict())
