"""Real clients at a real server: whoever writes, all have the same text in the end, and it is stored."""

import asyncio
import random
from contextlib import AsyncExitStack

import pytest
from asgiref.sync import sync_to_async
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from pycrdt import Doc

from tests.factories.texts import update_of
from tests.live.clients import NOTHING, Client
from workspace.texts.announcing import tell_news
from workspace.texts.document.plain import of as plain_of
from workspace.texts.live import limits
from workspace.texts.models import Author, Text
from workspace.texts.services import storing


async def all_equal(clients):
    for each in clients:
        await each.until_saved()
        await each.until(lambda: len({other.text for other in clients}) == 1)


def stored(text):
    return plain_of(storing.load(text))


@pytest.mark.parametrize("number", [2, 5])
def test_clients_that_write_at_the_same_time_converge(cast, server, run, number):
    text = cast.text(written="Moin")
    chance = random.Random(number)

    async def write():
        async with AsyncExitStack() as stack:
            clients = [await stack.enter_async_context(cast.client(server, text, "ben")) for _ in range(number)]
            for each in clients:
                await each.until(lambda each=each: each.text == "Moin")
            for _turn in range(40):
                for each in clients:
                    each.edit(chance)
                await asyncio.sleep(0.005)
            await all_equal(clients)
            return clients[0].text

    said = run(write())

    assert len(said) > 10
    assert stored(text) == said
    assert set(Author.objects.filter(text=text).values_list("user", flat=True)) == {cast.people["ben"].pk}


def test_who_comes_late_gets_everything_also_from_a_new_process(cast, server, nursery, run):
    text = cast.text()

    async def write():
        async with cast.client(server, text) as anna:
            anna.type("Was alle wissen")
            await anna.until_saved()
        async with cast.client(server, text, "gesa") as gesa:
            await gesa.until(lambda: gesa.text == "Was alle wissen")
        async with cast.client(nursery.serve(), text, "ben") as ben:
            await ben.until(lambda: ben.text == "Was alle wissen")
            assert ben.state == {"may_write": True, "finished": False, "storage": "ok", "name": "Ben"}

    run(write())


def test_who_was_offline_merges(cast, server, run):
    text = cast.text()
    doc = Doc()

    async def write():
        async with cast.client(server, text, doc=doc) as anna, cast.client(server, text, "ben") as ben:
            anna.type("Gemeinsam. ")
            await anna.until_saved()
            await ben.until(lambda: ben.text)
            await anna.__aexit__()
            offline = cast.client(server, text, doc=doc)
            offline.type("Anna allein. ")
            offline.stop_listening()
            ben.type("Ben allein. ")
            await ben.until_saved()
            async with cast.client(server, text, doc=doc) as again:
                await all_equal([again, ben])
                return again.text

    said = run(write())

    assert sorted(said.replace(".", "").split()) == sorted(["Gemeinsam", "Anna", "allein", "Ben", "allein"])
    assert stored(text) == said


def test_who_has_nothing_new_stores_nothing(cast, server, run):
    text = cast.text()
    doc = Doc()

    async def write():
        async with cast.client(server, text, doc=doc) as anna:
            anna.type("Moin!")
            anna.erase(1.0)
            await anna.until_saved()
        rows = await sync_to_async(text.changes.count)()
        async with cast.client(server, text, doc=doc) as anna, cast.client(server, text, doc=doc):
            await anna.until(lambda: anna.updates)
            await anna.until_saved()
        return rows

    rows = run(write())

    assert rows >= text.changes.count()


@settings(max_examples=6, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    turns=st.lists(st.tuples(st.integers(0, 2), st.integers(0, 2**16), st.booleans()), min_size=1, max_size=20),
)
def test_whatever_is_written_in_whatever_order_everybody_has_it(cast, server, run, turns):
    """Each turn: one of three writes something and, perhaps, joins anew."""
    text = cast.text()
    docs = [Doc() for _ in range(3)]

    async def write():
        clients = [await cast.client(server, text, doc=doc).__aenter__() for doc in docs]
        for who, seed, again in turns:
            clients[who].edit(random.Random(seed))
            if again:
                await clients[who].__aexit__()
                clients[who] = await cast.client(server, text, doc=docs[who]).__aenter__()
        await all_equal(clients)
        for each in clients:
            await each.__aexit__()

    run(write())

    assert {plain_of(doc) for doc in docs} == {stored(text)}


def test_list_and_search_know_it_within_seconds(cast, server, run):
    text = cast.text()

    async def write():
        async with cast.client(server, text, "ben") as ben:
            ben.type("Lastenrad")
            await ben.until_saved()
            async with asyncio.timeout(8):
                while not await sync_to_async(Text.objects.filter(pk=text.pk, plain="Lastenrad").exists)():
                    await asyncio.sleep(0.1)

    run(write())

    assert Text.objects.get(pk=text.pk).changed_by == cast.people["ben"]


def test_who_only_opens_a_text_has_not_changed_it(cast, server, run):
    """Where something was deleted once, what a window answers with is not empty."""
    text = cast.text()

    async def changed():
        now = await Text.objects.select_related("changed_by").aget(pk=text.pk)
        return now.plain, now.changed_by, now.changed_at

    async def write():
        async with cast.client(server, text, "ben") as ben:
            ben.type("Lastenräder")
            ben.erase(0)
            await ben.until_saved()
            async with asyncio.timeout(8):
                while (before := await changed())[:2] != ("astenräder", cast.people["ben"]):
                    await asyncio.sleep(0.1)
            doc = ben.doc
        async with cast.client(server, text, doc=doc) as anna:
            await anna.until(lambda: anna.sent)
            await asyncio.sleep(limits.SECONDS_TO_PLAIN + 1.5)
            assert await changed() == before

    run(write())


def test_what_is_written_without_a_socket_comes_to_those_who_have_it_open(cast, server, run):
    """Without Redis they look for it; with it they hear at once."""
    text = cast.text(written="Anfang")

    async def write():
        async with cast.client(server, text) as anna:
            await anna.until(lambda: anna.text)
            await sync_to_async(storing.append)(text=text, update=update_of("Eingefügt"), user=cast.people["ben"])
            await anna.until(lambda: "Eingefügt" in anna.text, 5)
            await sync_to_async(storing.compact)(text)
            anna.type("!")
            await anna.until_saved()
            return anna.text

    assert run(write()) == stored(text)


def test_what_another_process_folded_is_not_missed(cast, server, run):
    text = cast.text(written="Anfang")

    async def write():
        async with cast.client(server, text) as anna:
            await anna.until(lambda: anna.text)
            await sync_to_async(fold_at_once)(text)
            await anna.until(lambda: "Sofort" in anna.text, 5)

    run(write())


def fold_at_once(text):
    text.changes.create(update=update_of("Sofort"))
    storing.compact(text)


def test_cursors_carry_the_name_that_the_server_knows(cast, server, run):
    text = cast.text()

    async def look():
        async with cast.client(server, text) as anna, cast.client(server, text, "ben") as ben:
            await anna.until(lambda: anna.state)
            anna.show_cursor("Anna", 11)
            await ben.until(lambda: 11 in ben.awareness)
            anna.show_cursor("Anna", 12, clock=1)  # one window, one cursor
            ben.show_cursor("Anna", 21)  # a false name
            ben.show_cursor("Ben", 11, clock=5)  # somebody else's window
            ben.show_cursor("Ben", 22, more="x" * 5000)
            ben.show_cursor("Ben", 23)
            await anna.until(lambda: 23 in anna.awareness)
            assert set(anna.awareness) == {11, 23}
            assert ben.awareness[11]["user"]["name"] == "Anna"
            async with cast.client(server, text, "berta") as berta:
                await berta.until(lambda: {11, 23} <= set(berta.awareness))
            await anna.__aexit__()
            await ben.until(lambda: ben.awareness[11] is None)

    run(look())


def test_a_ping_comes_back_and_nothing_is_not_counted(cast, server, run):
    text = cast.text()

    async def write():
        async with cast.client(server, text) as anna:
            await anna.until(lambda: anna.state)
            heard = anna.heard
            anna.say(b"\x07")
            await anna.until(lambda: anna.heard > heard)
            anna.say(b"\x00\x02\x02" + NOTHING)
            anna.type("a")
            await anna.until_saved()
            assert anna.saved == anna.sent

    run(write())


def test_a_database_that_takes_nothing_is_said_and_nothing_is_lost(cast, server, run, refusing_changes):
    text = cast.text()

    async def write():
        async with cast.client(server, text) as anna, cast.client(server, text, "ben") as ben:
            await ben.until(lambda: ben.state)
            async with refusing_changes():
                anna.type("Moin ")
                await ben.until(lambda: ben.text == "Moin" and ben.state["storage"] == "failing")
                anna.type("mok wi")
                assert anna.saved == 0
            await anna.until_saved()
            await ben.until(lambda: ben.state["storage"] == "ok")

    run(write())

    assert stored(text) == "Moin mok wi"


def test_news_beside_the_text_are_passed_on_in_the_process_that_hears_of_them(monkeypatch):
    said = []
    monkeypatch.setattr("workspace.texts.announcing.announce", lambda *what: said.append(what))

    tell_news(5, "comments")

    assert said == [("text:5", b'N{"what": "comments"}')]


def test_what_builds_on_something_that_the_server_lacks_is_told_and_acknowledged_only_with_that(cast, server, run):
    text = cast.text()
    doc = Doc()
    before = cast.client(server, text, doc=doc)
    before.type("Von gestern")
    before.stop_listening()

    class Slow(Client):
        """Answers the server's first message when it is told to."""

        def _hear(self, message: bytes) -> None:
            if message.startswith(b"\x00\x00"):
                self.question = message
            else:
                super()._hear(message)

    async def write():
        async with (
            cast.client(server, text, "ben") as ben,
            Slow(server.host, cast.path(text), cast.sessions["anna"], doc=doc) as anna,
        ):
            await ben.until(lambda: ben.has_heard)
            await anna.until(lambda: anna.state)
            heard = ben.heard
            anna.type("!")
            await asyncio.sleep(0.5)
            assert (anna.sent, anna.saved, ben.heard) == (1, 0, heard)
            Client._hear(anna, anna.question)
            await anna.until_saved()
            assert anna.saved == 2
            await ben.until(lambda: ben.text == "Von gestern!")

    run(write())

    assert stored(text) == "Von gestern!"
