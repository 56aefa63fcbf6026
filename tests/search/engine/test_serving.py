"""A real search server beside the database: it is told of what changes, also of what changed while it was away."""

import socket
from datetime import timedelta

import pytest
from django.contrib.auth.models import AnonymousUser
from django.core.management import CommandError, call_command
from django.utils import timezone
from elasticsearch.helpers import BulkIndexError

from search import engines, jobs
from search.engines import fallback
from search.models import SearchEntry, Unsent
from search.services import serving
from search.services.asking import ask
from tests.factories.search import asked, found, said
from tests.needs import needs
from tests.search.engine.names import process

pytestmark = [pytest.mark.search_server, pytest.mark.django_db]


@pytest.fixture
def index(settings):
    """The engine of a portal that uses the server; there is no index yet."""
    settings.SEARCH_URL = f"{needs('search_server')}/mokwi-served-{process()}"
    server = engines.server()
    server.drop()
    yield server
    server.drop()


@pytest.fixture
def changes(django_capture_on_commit_callbacks):
    """What is done inside is committed, and tasks of it run."""
    return lambda: django_capture_on_commit_callbacks(execute=True)


def found_there(server, query, **rest):
    """Refreshed first: a server shows what is new a second later."""
    server.client.indices.refresh(index=server.index)
    answer = server.search(asked(query, **rest))
    titles = dict(SearchEntry.objects.values_list("pk", "title"))
    return sorted(titles.get(pk, "gone") for pk in answer.ids)


def test_what_is_written_and_removed_the_server_hears_of(index, things, changes):
    with changes():
        things.put(said(0, "Lastenrad"), said(1, "Fahrrad und Lastenrad"))
    assert found_there(index, "lastenräder") == ["Fahrrad und Lastenrad", "Lastenrad"]

    with changes():
        things.forget(said(0, "").object_pk)
        things.put(said(1, "Fahrrad"))

    assert found_there(index, "lastenräder") == []
    assert found_there(index, "fahrrad") == ["Fahrrad"]
    assert not Unsent.objects.exists()
    assert found("fahrrad") == ["Fahrrad"]


def test_what_changes_while_it_is_away_it_hears_of_when_it_is_back(index, things, changes, settings):
    with changes():
        things.put(said(0, "Lastenrad"), said(1, "Rikscha"))
    address = settings.SEARCH_URL
    with socket.create_server(("127.0.0.1", 0)) as listener:
        settings.SEARCH_URL = f"http://127.0.0.1:{listener.getsockname()[1]}/away"

    with changes():
        things.put(said(0, "Lastenrad mit Korb"), said(2, "Lastenrad ohne Motor"))
        things.forget(said(1, "").object_pk)
    answer = engines.engine().search(asked("lastenrad"))
    assert (answer.total, answer.instead) == (2, True)
    assert Unsent.objects.count() == 3
    assert serving.has_to_be_told() is False

    settings.SEARCH_URL = address
    assert serving.has_to_be_told() is True
    jobs.tell_the_server()

    assert found_there(index, "lastenrad") == ["Lastenrad mit Korb", "Lastenrad ohne Motor"]
    assert found_there(index, "rikscha") == []
    assert serving.has_to_be_told() is False


def test_nothing_is_shown_that_became_private_a_moment_ago(index, things, changes):
    with changes():
        things.put(said(0, "Kassenbuch"))
    index.client.indices.refresh(index=index.index)
    things.put(said(0, "Kassenbuch", audience="user:7"))  # not told

    answer = ask(typed="kassenbuch", user=AnonymousUser(), language="de")

    assert (answer.found.instead, answer.hits) == (False, [])


def test_a_server_that_has_long_not_heard_of_a_change_is_not_asked(index, things, changes):
    with changes():
        things.put(said(0, "Kassenbuch"))
    things.put(said(0, "Kassenbuch", audience="user:7"))  # not told

    assert engines.engine().search(asked("kassenbuch")).instead is False
    Unsent.objects.update(created_at=timezone.now() - fallback.BEHIND - timedelta(seconds=1))

    answer = engines.engine().search(asked("kassenbuch"))
    assert (answer.total, answer.instead) == (0, True)


def test_what_changes_while_it_is_sent_is_sent_again(index, things, changes, monkeypatch):
    with changes():
        things.put(said(0, "Alt"))
    things.put(said(0, "Neu"))
    put = index.put

    def slowly(entries, **rest):
        put(entries, **rest)
        monkeypatch.setattr(index, "put", put)
        things.put(said(0, "Ganz neu"))
        Unsent.objects.filter(pk__gt=noted).delete()  # as another sender does that was quicker

    noted = Unsent.objects.get().pk
    monkeypatch.setattr(index, "put", slowly)

    serving.send()

    assert found_there(index, "neu") == ["Ganz neu"]
    assert serving.check().wrong == []
    assert not Unsent.objects.exists()


def test_a_new_index_is_filled_while_the_old_one_is_used(index, things, changes, monkeypatch):
    with changes():
        things.put(*(said(number, f"Rad {number}") for number in range(4)))
    begun_with = set(index.client.indices.get(index=f"{index.index}-*"))
    use = index.use

    def just_before(name):
        assert found_there(index, "rad") == ["Rad 0", "Rad 1", "Rad 2", "Rad 3"]
        with changes():
            things.put(said(0, "Roller"))
            things.forget(said(1, "").object_pk)
        use(name)

    monkeypatch.setattr(index, "use", just_before)

    serving.rebuild()

    assert found_there(index, "rad") == ["Rad 2", "Rad 3"]
    assert found_there(index, "roller") == ["Roller"]
    assert serving.check().wrong == []
    assert begun_with.isdisjoint(index.client.indices.get(index=f"{index.index}-*"))


def test_checking_counts_what_differs_and_mends_it(index, things, changes, capsys):
    with changes():
        things.put(said(0, "Rad"), said(1, "Roller"), said(2, "Rikscha"))
    rows = {entry.title: entry for entry in SearchEntry.objects.filter(key=things.key)}
    index.remove([rows["Rad"].pk])
    stranger = rows["Rikscha"]
    stranger.pk = 10_000_000
    rows["Roller"].digest = "another"
    index.put([rows["Roller"], stranger])

    found = serving.check()
    assert (found.right, len(found.missing), len(found.stale), len(found.orphaned)) == (1, 1, 1, 1)
    with pytest.raises(CommandError, match="things are not as the index says"):
        call_command("check_search")
    call_command("check_search", mend=True)

    assert "search server: 1 right, 1 missing, 1 stale, 1 orphaned" in capsys.readouterr().out
    assert serving.check().wrong == []
    assert found_there(index, "rad") == ["Rad"]


def test_a_server_makes_no_index_by_itself(index, things):
    things.put(said(0, "Rad"))

    with pytest.raises(BulkIndexError):
        index.put(SearchEntry.objects.all())

    assert index.is_ready is False


def test_other_portals_on_the_server_keep_their_indexes(index):
    other = engines._server(f"{needs('search_server')}/{index.index}-kiel")
    other.use(other.begin())
    index.use(index.begin())

    index.drop()

    assert (index.is_ready, other.is_ready) == (False, True)
    other.drop()


def test_after_a_restore_it_is_filled_with_what_came_back(index, things, settings):
    things.put(said(0, "Lastenrad"), said(1, "Rikscha"))

    assert serving.fill_after_a_restore() == "The search server has 2 entries."
    assert found_there(index, "rikscha") == ["Rikscha"]

    with socket.create_server(("127.0.0.1", 0)) as listener:
        settings.SEARCH_URL = f"http://127.0.0.1:{listener.getsockname()[1]}/away"
    assert "run: manage.py rebuild_search" in serving.fill_after_a_restore()


def test_without_a_server_there_is_nothing_to_fill(settings):
    settings.SEARCH_URL = ""

    assert serving.fill_after_a_restore() == "The index of the search came with the database."
