"""“What is new” of what somebody follows, of a place and of a topic."""

import re

import pytest

from portal.activity.choices import Group
from portal.activity.events import happen
from portal.activity.recent import LINES
from portal.activity.services import follow
from tests.factories.regions import MunicipalityFactory, TopicFactory
from tests.portal.activity.noises import Noise, registered

FOLLOWED = "/konto/gefolgt/neues/"


def words_in(client, address):
    response = client.get(address)
    assert response.status_code == 200
    return [int(pk) for pk in re.findall(r"de: Geräusch (\d+)", response.content.decode())]


@pytest.fixture
def public(db):
    with registered(Noise(public=True, group=Group.SHOWCASE)) as kind:
        yield kind


@pytest.fixture
def inside(public):
    with registered(Noise(key="test.inside")) as kind:
        yield kind


def test_of_what_somebody_follows_with_access_asked_now(client, home_page, public, anna, topic):
    client.force_login(anna)
    follow(target=topic, actor=anna)
    hidden, shown = (happen("test.noise", target=topic, actor=None) for _each in range(2))
    happen("test.noise", target=TopicFactory(), actor=None)
    public.hidden.add((anna.pk, hidden.pk))

    assert words_in(client, FOLLOWED) == [shown.pk]


def test_it_goes_on_to_older_ones(client, home_page, public, anna, topic):
    client.force_login(anna)
    topics = [topic, *TopicFactory.create_batch(LINES)]
    for each in topics:
        follow(target=each, actor=anna)
        happen("test.noise", target=each, actor=None)

    first = client.get(FOLLOWED).content.decode()
    older = re.search(r'href="\?(vor=\d+)" rel="next"', first)[1]

    assert len(words_in(client, FOLLOWED)) == LINES
    assert len(words_in(client, f"{FOLLOWED}?{older}")) == 1
    assert len(words_in(client, f"{FOLLOWED}?vor=rubbish")) == LINES


def test_a_topic_shows_what_everybody_may_know_of_it(client, home_page, inside, anna, topic):
    secret = happen("test.inside", target=topic, actor=anna)
    shown = happen("test.noise", target=TopicFactory(), actor=anna, about=[topic])
    client.force_login(anna)

    words = words_in(client, f"/themen/{topic.slug}/neues/")

    assert words == [shown.pk]
    assert secret.pk not in words


def test_a_place_shows_also_what_is_new_in_what_belongs_to_it(client, home_page, public):
    county = MunicipalityFactory()
    town = MunicipalityFactory(parent=county)
    here = happen("test.noise", target=TopicFactory(), actor=None, scope=town)
    happen("test.noise", target=TopicFactory(), actor=None, scope=MunicipalityFactory())

    assert words_in(client, f"/orte/{county.slug}/neues/") == [here.pk]
    assert f'href="/orte/{county.slug}/neues/"' in client.get(f"/orte/{county.slug}/").content.decode()


def test_it_costs_as_many_queries_with_thirty_lines_as_with_one(client, home_page, public, topic, queries_of):
    address = f"/themen/{topic.slug}/neues/"
    happen("test.noise", target=topic, actor=None)
    one = queries_of(address)
    for each in TopicFactory.create_batch(29):
        happen("test.noise", target=each, actor=None, about=[topic])

    assert queries_of(address) == one <= 12
