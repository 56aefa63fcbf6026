"""Private feeds: at a secret address, of what this person may see, until it is taken back."""

import re
from xml.etree import ElementTree

import pytest

from portal.accounts.privacy import parts
from portal.activity.choices import Reason
from portal.activity.events import happen
from portal.activity.feeds.models import Feed
from portal.activity.services import follow
from tests.factories.activity import FeedFactory
from tests.factories.projects import ProjectFactory
from tests.factories.regions import TopicFactory

PAGE = "/konto/feeds/"
ATOM = "{http://www.w3.org/2005/Atom}"


@pytest.fixture
def reader(client, home_page, anna):
    client.force_login(anna)
    return client


def titles_at(client, address):
    response = client.get(address)
    assert response.status_code == 200
    entries = ElementTree.fromstring(response.content).iter(f"{ATOM}entry")  # noqa: S314  # our own
    return [entry.find(f"{ATOM}title").text for entry in entries]


def test_an_address_is_given_out_and_a_news_reader_reads_there_without_signing_in(
    reader, client, anna, noise, topic, commit
):
    noise.named = [(anna.pk, Reason.NAMED)]
    with commit():
        event = happen("test.noise", target=topic, actor=None)

    page = reader.post(f"{PAGE}neu/", {"was": "told"}, follow=True).content.decode()
    address = re.search(r'value="http://testserver(/feeds/[^"]+)"', page)[1]
    client.logout()

    assert titles_at(client, address) == [f"de: Geräusch {event.pk}"]
    response = client.get(address)
    assert response["Referrer-Policy"] == "no-referrer"
    assert response["X-Robots-Tag"] == "noindex"
    assert f"/geraeusche/{event.pk}/" in response.content.decode()
    assert "Rumms" not in response.content.decode()


def test_it_is_in_the_persons_language(client, home_page, anna, noise, topic, commit):
    noise.named = [(anna.pk, Reason.NAMED)]
    with commit():
        event = happen("test.noise", target=topic, actor=None)
    anna.language = "en"
    anna.save()

    assert titles_at(client, FeedFactory(user=anna).get_absolute_url()) == [f"en: Geräusch {event.pk}"]


def test_access_is_asked_when_it_is_read(client, home_page, anna, noise, topic):
    follow(target=topic, actor=anna)
    hidden = happen("test.noise", target=topic, actor=None)
    shown = happen("test.noise", target=topic, actor=None)
    happen("test.noise", target=TopicFactory(), actor=None)
    noise.hidden.add((anna.pk, hidden.pk))

    feed = FeedFactory(user=anna, content="followed")

    assert titles_at(client, feed.get_absolute_url()) == [f"de: Geräusch {shown.pk}"]


def test_of_a_project_for_as_long_as_they_belong_to_it(reader, client, anna, ben, noise, topic):
    project = ProjectFactory(admin=ben, members=[anna])
    event = happen("test.noise", target=topic, actor=None, scope=project)
    happen("test.noise", target=topic, actor=None)
    reader.post(f"{PAGE}neu/", {"was": f"projekt-{project.pk}"})
    feed = Feed.objects.get()

    assert titles_at(client, feed.get_absolute_url()) == [f"de: Geräusch {event.pk}"]
    project.memberships.get(user=anna).delete()
    assert client.get(feed.get_absolute_url()).status_code == 404


def test_nobody_has_a_feed_of_a_project_of_others(reader, ben):
    project = ProjectFactory(admin=ben)

    for mark in (f"projekt-{project.pk}", "place", "", "planet-1"):
        assert reader.post(f"{PAGE}neu/", {"was": mark}).status_code == 404
    assert not Feed.objects.exists()


def test_a_new_address_and_none_at_all(reader, anna):
    feed = FeedFactory(user=anna)
    first = feed.get_absolute_url()

    reader.post(f"{PAGE}{feed.pk}/erneuern/")
    feed.refresh_from_db()
    assert reader.get(first).status_code == 404
    assert reader.get(feed.get_absolute_url()).status_code == 200

    reader.post(f"{PAGE}{feed.pk}/abschalten/")
    assert reader.get(feed.get_absolute_url()).status_code == 404


def test_pressing_twice_gives_one_address(reader, anna):
    for _each in range(2):
        reader.post(f"{PAGE}neu/", {"was": "followed"})

    assert Feed.objects.count() == 1


def test_feeds_of_others_are_not_touched(reader, ben):
    feed = FeedFactory(user=ben)
    token = feed.token

    assert reader.post(f"{PAGE}{feed.pk}/erneuern/").status_code == 404
    assert reader.post(f"{PAGE}{feed.pk}/abschalten/").status_code == 404
    feed.refresh_from_db()
    assert feed.token == token


def test_a_closed_account_has_no_feed(client, home_page, anna):
    feed = FeedFactory(user=anna)
    anna.is_active = False
    anna.save()

    assert client.get(feed.get_absolute_url()).status_code == 404


def test_it_costs_as_many_queries_with_thirty_lines_as_with_one(client, home_page, anna, noise, commit, queries_of):
    noise.named = [(anna.pk, Reason.NAMED)]
    address = FeedFactory(user=anna).get_absolute_url()

    def tell(number):
        with commit():
            for _each in range(number):
                happen("test.noise", target=TopicFactory(), actor=None)

    tell(1)
    one = queries_of(address)
    tell(29)

    assert queries_of(address) == one <= 6


def test_the_page_says_when_an_address_was_last_read(reader, anna):
    feed = FeedFactory(user=anna)
    assert "Noch nie gelesen" in reader.get(PAGE).content.decode()

    reader.get(feed.get_absolute_url())

    assert "Zuletzt gelesen am" in reader.get(PAGE).content.decode()


def test_the_download_names_the_feeds_but_not_their_addresses(anna):
    feed = FeedFactory(user=anna)
    part = next(each for each in parts() if each.name == "feeds")

    (said,) = part.export(anna)

    assert said["content"] == "told"
    assert feed.token not in str(said)
