"""The filters as the page offers them: each value with its words, its count, and whether it is chosen."""

from collections.abc import Iterator

from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from initiatives.directory.offers import Chip, Group, municipalities_offered, topics_offered
from initiatives.stories.facets import StoryFacets
from initiatives.stories.facts import FACT_FILTERS, FactFilter
from initiatives.stories.filters import StoryFilter
from initiatives.stories.forms import ORDERS
from portal.regions.offers import Offer


def groups_of(chosen: StoryFilter, facets: StoryFacets) -> dict[str, Group]:
    """Every filter by its name."""
    offers = {
        **{fact.name: list(_values_of(fact, chosen, facets)) for fact in FACT_FILTERS},
        "thema": list(topics_offered(chosen.choices, chosen.topics, facets.topics)),
        "ort": list(municipalities_offered(chosen.choices, chosen.municipality, facets.municipalities)),
    }
    form = chosen.form
    return {
        name: Group(name, str(form.fields[name].label), values, [str(each) for each in form.errors.get(name, [])])
        for name, values in offers.items()
    }


def orders_of(chosen: StoryFilter) -> Iterator[tuple[str, str, bool]]:
    """The orders that make sense here: words, address, whether it holds."""
    for value, label in ORDERS.items():
        if value != "relevanz" or chosen.words:
            yield str(label), chosen.query(sortierung=value), value == chosen.order


def chips_of(chosen: StoryFilter) -> list[Chip]:
    """What narrows the list, each with the way to do without."""
    chips = []
    if chosen.words:
        chips.append(Chip(_("“%(words)s”") % {"words": chosen.text}, chosen.query(without=["q"])))
    chips += [
        Chip(str(fact.values[chosen.facts[fact.name]]), chosen.query(without=[fact.name]))
        for fact in FACT_FILTERS
        if fact.name in chosen.facts
    ]
    chips += [Chip(str(topic), chosen.query(without=[("thema", topic.slug)])) for topic in chosen.topics]
    if chosen.municipality:
        chips.append(Chip(str(chosen.municipality), chosen.query(without=["ort"])))
    return chips


def _values_of(fact: FactFilter, chosen: StoryFilter, facets: StoryFacets) -> Iterator[Offer]:
    current = chosen.facts.get(fact.name, "")
    if len(fact.values) > 1:
        yield Offer("", pgettext("cost, people or duration of a story", "any"), is_chosen=not current)
    for value, label in fact.values.items():
        yield Offer(value, str(label), facets.facts[fact.name, value], value == current)
