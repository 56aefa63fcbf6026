"""Whoever keeps a search hears of what is new for it, once, and only of what they may find when they read it."""

from datetime import timedelta

import pytest
from django.core import mail
from django.utils import timezone

from portal.activity.choices import Pace
from portal.activity.kinds import kind_named
from portal.activity.models import Event, Notification
from portal.activity.reading import hear
from search.audiences import audiences_of
from search.entries import PUBLIC
from search.models import SavedSearch
from search.services import alerting, saving
from search.synonyms import synonyms_now
from tests.factories.projects import ProjectFactory
from tests.factories.regions import MunicipalityFactory, TopicFactory
from tests.factories.search import SynonymFactory, said
from workspace.projects.models import Membership


@pytest.fixture
def look(commit):
    """What the clock does."""

    def look():
        with commit():
            return sum(alerting.look_for(pks) for pks in alerting.waiting())

    return look


def keep(user, query="q=Lastenrad", kinds=()):
    return saving.save_search(actor=user, query=query, kinds=kinds)


def heard_by(user, language="de"):
    return [each.line for each in hear(user, list(Notification.objects.of(user).newest_first()), language)]


def test_what_is_new_is_told_once_and_what_was_there_before_is_not(things, anna, look):
    things.put(said(1, "Altes Lastenrad"))
    search = keep(anna)
    assert look() == 0

    things.put(said(2, "Lastenräder leihen"), said(3, "Ein Dreirad"))
    things.put(said(1, "Altes Lastenrad, neu gestrichen"))

    assert look() == 1
    assert look() == 0
    SavedSearch.objects.update(looked_to=search.begins_after)
    assert look() == 0
    (line,) = heard_by(anna)
    assert (line.words, line.url) == ("„Lastenräder leihen“ passt zu deiner Suche „Lastenrad“", "/sachen/2/")


def test_what_comes_back_to_the_index_is_not_new(things, anna, look):
    keep(anna)

    things.put(said(1, "Lastenrad", date=timezone.now() - timedelta(days=30)))

    assert look() == 0


def test_it_is_told_by_the_bell_at_once_and_by_mail_once_a_day_because_it_is_kept(things, anna, look):
    keep(anna)
    things.put(said(1, "Lastenrad"))

    look()

    row = Notification.objects.get()
    assert (row.user, row.in_bell, row.get_reason_display()) == (anna, True, "weil du diese Suche gemerkt hast")
    assert row.due_at > timezone.now()
    assert kind_named("search.match").pace == Pace.DAILY
    assert mail.outbox == []


def test_kinds_places_topics_and_distances_narrow_it(things, anna, look, kiel):
    type(kiel).objects.filter(pk=kiel.pk).update(latitude="54.32", longitude="10.13")
    far = MunicipalityFactory(name="Flensburg", slug="flensburg", latitude="54.78", longitude="9.43")
    topic = TopicFactory(slug="rad")
    searches = {
        "kind": keep(anna, kinds=["ideas"]),
        "own kind": keep(anna, kinds=["ideas", "things"]),
        "in": keep(anna, "q=Lastenrad&ort=kiel"),
        "near": keep(anna, "q=Lastenrad&bei=kiel&km=5"),
        "topic": keep(anna, "q=Lastenrad&thema=rad"),
        "seeks": keep(anna, "q=Lastenrad&sucht=1"),
        "gone": keep(anna, "q=Lastenrad&ort=atlantis"),
    }

    things.put(
        said(1, "Lastenrad in Kiel", municipality=kiel.pk, topics=[topic.pk], latitude=54.33, longitude=10.14),
        said(2, "Lastenrad in Flensburg", municipality=far.pk, seeks=True, latitude=54.78, longitude=9.43),
    )
    look()

    told = {name: Event.objects.about(search).count() for name, search in searches.items()}
    assert told == {"kind": 0, "own kind": 2, "in": 1, "near": 1, "topic": 1, "seeks": 1, "gone": 0}


def test_synonyms_that_managers_keep_hold_for_it(things, anna, look):
    SynonymFactory(words="Lastenrad, Cargobike")
    keep(anna)

    things.put(said(1, "Ein Cargobike"))

    assert look() == 1


def test_what_one_may_not_find_is_not_told_and_not_read_any_more_once_it_is_closed(things, anna, ben, look):
    keep(anna)
    things.put(said(1, "Lastenrad intern", audience=f"user:{ben.pk}"))
    assert look() == 0
    things.put(said(2, "Lastenrad offen", audience=PUBLIC))
    look()
    assert len(heard_by(anna)) == 1

    things.put(said(2, "Lastenrad geschlossen", audience=f"user:{ben.pk}"))

    assert heard_by(anna) == []


def test_whoever_was_removed_is_told_of_nothing_more_and_reads_nothing_of_what_they_were_told(things, anna, ben, look):
    project = ProjectFactory(admin=anna, members=[ben])
    inside = f"discussions:{project.pk}"
    assert inside in audiences_of(ben)
    keep(ben)
    things.put(said(1, "Lastenrad intern", audience=inside))
    assert look() == 1
    assert len(heard_by(ben)) == 1

    Membership.objects.filter(user=ben).delete()
    things.put(said(2, "Lastenrad geheim", audience=inside))

    assert look() == 0
    assert heard_by(ben) == []


def test_the_person_alone_reads_it_as_long_as_they_keep_it(things, anna, ben, look):
    search = keep(anna)
    things.put(said(1, "Lastenrad"))
    look()
    kind, events = kind_named("search.match"), list(Event.objects.all())

    assert kind.visible_to(ben, events) == set()
    assert kind.visible_to(anna, events) == {events[0].pk}
    saving.delete(search=search)
    assert kind.visible_to(anna, events) == set()


def test_while_it_is_paused_nothing_is_looked_for_and_later_only_what_is_new_then(things, anna, look):
    search = keep(anna)
    saving.pause(search=search)
    things.put(said(1, "Lastenrad eins"))
    assert look() == 0
    saving.resume(search=search)
    assert look() == 0

    things.put(said(2, "Lastenrad zwei"))

    assert look() == 1


def test_who_gets_very_many_is_told_of_the_latest(things, anna, look, monkeypatch):
    monkeypatch.setattr(alerting, "AT_MOST_TOLD", 2)
    keep(anna)

    for number in (1, 2, 3):
        things.put(said(number, f"Lastenrad {number}"))
    look()

    assert {line.title for line in heard_by(anna)} == {"Lastenrad 2", "Lastenrad 3"}


def test_searches_that_nothing_new_fits_cost_no_more_queries(things, anna, look, query_count):
    keep(anna, "q=Rikscha")
    synonyms_now()  # are kept
    things.put(said(0, "Rollschuh"))
    with query_count() as for_one:
        assert look() == 0
    for number in range(9):
        keep(anna, f"q=Rikscha+Wort{number}")
    things.put(said(1, "Kettcar"))

    with query_count() as for_ten:
        assert look() == 0

    assert len(for_ten) == len(for_one)
    assert alerting.waiting() == []


def test_where_very_much_is_new_each_search_is_looked_for(things, anna, look, monkeypatch):
    monkeypatch.setattr(alerting, "MOST_READ", 1)
    keep(anna)

    things.put(said(1, "Rikscha"), said(2, "Lastenräder leihen"), said(3, "Rollschuh"))

    assert look() == 1


def test_what_is_read_costs_the_same_for_one_and_for_ten(things, anna, look, query_count):
    keep(anna)
    things.put(said(0, "Lastenrad"))
    look()
    heard_by(anna)  # what a person manages is kept on them
    with query_count() as for_one:
        heard_by(anna)
    things.put(*(said(number, f"Lastenrad {number}") for number in range(1, 10)))
    look()

    with query_count() as for_ten:
        assert len(heard_by(anna)) == 10

    assert len(for_ten) == len(for_one)
