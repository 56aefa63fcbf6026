"""What a list shows of a row's municipality and topics, though they are not read with it."""

import pytest

from initiatives.ideas.models import Idea
from tests.factories.ideas import IdeaFactory
from tests.factories.regions import MunicipalityFactory, TopicFactory


@pytest.fixture
def idea(db):
    return IdeaFactory(municipality=MunicipalityFactory(name="Plön"), topics=[TopicFactory(name="Radverkehr")])


def shown():
    row = Idea.objects.for_cards().get()
    return str(row.municipality or ""), [str(topic) for topic in row.topics.all()]


def test_it_is_what_stands_in_the_database(idea):
    assert shown() == ("Plön", ["Radverkehr"])


def test_a_new_name_is_seen_at_once(idea):
    shown()
    idea.municipality.name = "Preetz"
    idea.municipality.save()

    assert shown()[0] == "Preetz"


def test_the_topics_of_one_do_not_stand_on_another(idea):
    other = IdeaFactory(municipality=None, topics=[TopicFactory(name="Wasser"), *idea.topics.all()])

    rows = {row.pk: {str(topic) for topic in row.topics.all()} for row in Idea.objects.for_cards()}

    assert rows == {idea.pk: {"Radverkehr"}, other.pk: {"Wasser", "Radverkehr"}}


def test_what_is_read_as_bare_values_stays_bare(idea):
    assert list(Idea.objects.for_cards().values_list("pk", flat=True)) == [idea.pk]


def test_a_list_costs_two_queries_whatever_its_length(idea, query_count):
    for _number in range(29):
        IdeaFactory(municipality=MunicipalityFactory(), topics=[TopicFactory()])
    list(Idea.objects.for_cards())
    with query_count() as queries:
        for row in Idea.objects.for_cards():
            str(row.municipality), list(row.topics.all())

    assert len([query for query in queries if "portal_base_edition" not in query["sql"]]) == 2
