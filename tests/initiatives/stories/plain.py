"""What the filters of the stories mean, in plain Python over all stories."""

from dataclasses import dataclass
from urllib.parse import urlencode

from initiatives.stories.facts import FACT_FILTERS

FAMILIES = {"kreis": {"kreis", "stadt", "dorf"}, "stadt": {"stadt", "dorf"}, "dorf": {"dorf"}}
"""Each municipality with what belongs to it."""
EVERY_VALUE = [
    *((fact.name, value) for fact in FACT_FILTERS for value in fact.values),
    *(("ort", slug) for slug in FAMILIES),
    ("thema", "rad"),
    ("thema", "garten"),
]


def at_most(known, value):
    return known is not None and known <= int(value)


HAS = {
    "kosten": lambda story, value: at_most(story.cost and story.cost[1], value),
    "menschen": lambda story, value: at_most(story.people and story.people[0], value),
    "dauer": lambda story, value: at_most(story.duration_months, value),
    "stunden": lambda story, value: at_most(story.hours, value),
    "genehmigung": lambda story, _value: not story.permits.exists(),
    "ort": lambda story, value: bool(story.municipality) and story.municipality.slug in FAMILIES[value],
    "thema": lambda story, value: value in {topic.slug for topic in story.topics.all()},
}


def has(story, name, value):
    """Whether the story fits one value of one filter."""
    return HAS[name](story, value)


@dataclass
class Asked:
    """What an address asks for."""

    facts: dict
    place: str
    topics: list

    @property
    def query(self):
        return urlencode([*self.facts.items(), ("ort", self.place), *(("thema", slug) for slug in self.topics)])

    def fits(self, story, without=""):
        """Whether all filters hold for the story, but the one left out."""
        return (
            all(has(story, name, value) for name, value in self.facts.items() if name != without)
            and (not self.place or without == "ort" or has(story, "ort", self.place))
            and (not self.topics or without == "thema" or any(has(story, "thema", slug) for slug in self.topics))
        )
