"""Pages hear that something is new: whoever has a ticket, and nobody else."""

import asyncio
import contextlib
from datetime import timedelta
from types import SimpleNamespace

import pytest
import uvicorn
import websockets
from asgiref.sync import sync_to_async
from django.contrib.sessions.models import Session
from django.core.signing import Signer
from django.db import transaction
from django.template import Context, Template
from django.utils import timezone
from websockets.exceptions import ConnectionClosed, InvalidStatus

from portal.live.models import Nudge
from portal.live.nudges import limits, nudge, ticket
from portal.live.nudges.switchboard import nudges_of, people_with, switchboard
from portal.live.nudges.tickets import LASTS, read
from portal.sockets.routes import application
from tests.e2e.portal import free_port
from tests.factories.accounts import UserFactory
from tests.live.conftest import environment, session_of
from tests.live.servers import Nursery
from tests.needs import needs

SECONDS = 10


class Page:
    """`async with Page(host, session, tickets) as page:`, which listens already."""

    def __init__(self, host, session, *tickets, origin=""):
        self.host, self.session, self.tickets = host, session, tickets
        self.origin = f"http://{host}" if origin == "" else origin

    async def __aenter__(self):
        headers = {"Cookie": f"sessionid={self.session}"}
        self.socket = await websockets.connect(
            f"ws://{self.host}/live/", additional_headers=headers, origin=self.origin, compression=None, close_timeout=1
        )
        if self.tickets:
            await self.say("\n".join(self.tickets))
        for _each in self.tickets:
            assert (await self.hear())[0] == "+"
        return self

    async def __aexit__(self, *_):
        with contextlib.suppress(Exception):
            await self.socket.close()

    async def say(self, words):
        await self.socket.send(words if isinstance(words, bytes) else words.encode())

    async def hear(self, seconds=SECONDS):
        return (await asyncio.wait_for(self.socket.recv(), seconds)).decode()

    async def code(self):
        """With which it is closed; what is said before is passed over."""
        with contextlib.suppress(ConnectionClosed):
            while True:
                await self.hear()
        return self.socket.close_code


@contextlib.asynccontextmanager
async def served_here():
    """The sockets in this process, as in development: a nudge is heard at once."""
    config = uvicorn.Config(
        application, port=free_port(), ws="websockets-sansio", lifespan="off", log_config=None, loop="none"
    )
    server = uvicorn.Server(config)
    task = asyncio.create_task(server.serve())
    while not server.started:
        await asyncio.sleep(0.01)
    try:
        yield f"127.0.0.1:{config.port}"
    finally:
        server.should_exit = server.force_exit = True
        await task


@pytest.fixture
def anna(db):
    Nudge.objects.all().delete()
    return UserFactory(name="Anna")


@pytest.fixture
def ben(db):
    return UserFactory(name="Ben")


tell = sync_to_async(nudge)


def old(channel, person):
    """A ticket from before whatever the test does."""
    seconds = int((timezone.now() - timedelta(hours=1)).timestamp())
    return Signer(salt="portal.live.nudges").sign(f"{person.pk}/{channel}/{seconds}")


def test_whoever_listens_is_told_and_nobody_else(anna, ben, run):
    async def talk():
        async with (
            served_here() as host,
            Page(host, session_of_anna, ticket("bell:1", anna), ticket("discussion:7", anna)) as first,
            Page(host, session_of_anna, ticket("discussion:7", anna)) as second,
            Page(host, session_of_ben, ticket("discussion:8", ben)) as other,
        ):
            await tell("discussion:7", "conversation:7")
            heard = [await first.hear(), await second.hear()]
            with pytest.raises(TimeoutError):
                await other.hear(0.2)
            return heard

    session_of_anna, session_of_ben = session_of(anna), session_of(ben)

    assert run(talk()) == ["!discussion:7", "!discussion:7"]


def test_many_at_once_are_told_once_now_and_once_after_a_second(anna, run, monkeypatch):
    monkeypatch.setattr(limits, "SECONDS_BETWEEN_NUDGES", 0.3)
    session = session_of(anna)

    async def talk():
        async with served_here() as host, Page(host, session, ticket("bell:1", anna)) as page:
            for number in range(8):
                switchboard().hear(f"{number}\nbell:1".encode())
            assert [await page.hear(), await page.hear()] == ["!bell:1"] * 2
            with pytest.raises(TimeoutError):
                await page.hear(0.5)

    run(talk())


def test_what_came_while_the_page_was_on_its_way_is_told_at_once(anna, server, run):
    nudge("bell:1")
    session = session_of(anna)

    async def talk():
        async with Page(server.host, session, old("bell:1", anna), old("bell:2", anna)) as page:
            return await page.hear()

    assert run(talk()) == "!bell:1"


def test_what_was_there_before_the_page_is_not_new(anna, server, run):
    Nudge.objects.create(channel="bell:1", at=timezone.now() - timedelta(minutes=2))
    session = session_of(anna)

    async def talk():
        async with Page(server.host, session, ticket("bell:1", anna)) as page:
            with pytest.raises(TimeoutError):
                await page.hear(0.3)

    run(talk())


def test_without_redis_another_process_is_heard_by_looking(anna, run, monkeypatch):
    """It says so to nobody here: the row is all there is."""
    monkeypatch.setattr(limits, "SECONDS_TO_LOOK", 0.1)
    session = session_of(anna)

    async def talk():
        async with served_here() as host, Page(host, session, ticket("bell:1", anna)) as page:
            await sync_to_async(Nudge.objects.create)(channel="bell:1", at=timezone.now())
            assert await page.hear(2) == "!bell:1"
            with pytest.raises(TimeoutError):
                await page.hear(0.4)

    run(talk())


@pytest.mark.redis
def test_with_redis_another_process_is_heard_at_once(anna, run, settings):
    session = session_of(anna)
    settings.REDIS_URL = needs("redis")

    async def talk(server):
        async with Page(server.host, session, ticket("bell:1", anna)) as page:
            await asyncio.sleep(0.3)  # the line to Redis, which nobody waits for
            await tell("bell:1")
            return await page.hear(1)

    with Nursery(environment(REDIS_URL=settings.REDIS_URL)) as nursery:
        assert run(talk(nursery.serve())) == "!bell:1"


@pytest.mark.parametrize("origin", ["http://example.org", "null", None])
def test_a_page_of_another_site_gets_no_socket(anna, server, run, origin):
    session = session_of(anna)

    async def knock():
        with pytest.raises(InvalidStatus, match="403"):
            async with Page(server.host, session, origin=origin):
                pass

    run(knock())


def test_nobody_listens_without_being_signed_in(anna, server, run):
    closed = UserFactory(is_active=False)
    sessions = ["", "x" * 32, session_of(closed)]

    async def knock():
        codes = []
        for session in sessions:
            async with Page(server.host, session) as page:
                codes.append(await page.code())
        return codes

    assert run(knock()) == [4401, 4401, 4401]


@pytest.mark.parametrize(
    "said",
    [
        "somebody else's ticket",
        "bell:1",
        "1/bell:1/1700000000:forged",
        "",
        b"\xff\xfe",
        "x" * (limits.MESSAGE_BYTES + 1),
        "too many",
    ],
)
def test_what_is_broken_forged_or_too_much_is_cut_off(anna, ben, server, run, said):
    many = "\n".join(ticket(f"bell:{number}", anna) for number in range(limits.CHANNELS_A_SOCKET + 1))
    said = {"somebody else's ticket": ticket("bell:1", ben), "too many": many}.get(said, said)
    session = session_of(anna)

    async def knock():
        async with Page(server.host, session) as page:
            await page.say(said)
            return await page.code()

    assert run(knock()) == 4409


def test_a_flood_is_cut_off_and_a_ping_comes_back(anna, server, run):
    session = session_of(anna)

    async def flood():
        async with Page(server.host, session) as page:
            await page.say(".")
            answer = await page.hear()
            with contextlib.suppress(ConnectionClosed):
                for _each in range(limits.MESSAGES_AT_ONCE + 5):
                    await page.say(".")
            return answer, await page.code()

    assert run(flood()) == (".", 4409)


def test_a_ticket_that_has_run_out_is_passed_over(anna, run):
    session = session_of(anna)
    late = Signer(salt="portal.live.nudges").sign(f"{anna.pk}/bell:1/{int((timezone.now() - LASTS).timestamp()) - 1}")

    async def talk():
        async with served_here() as host, Page(host, session) as page:
            await page.say(f"{late}\n{ticket('bell:2', anna)}")
            assert await page.hear() == "+bell:2"
            await tell("bell:1", "bell:2")
            assert await page.hear() == "!bell:2"

    run(talk())


def test_whose_session_ends_is_put_out(anna, run, monkeypatch):
    monkeypatch.setattr(limits, "SECONDS_TO_ASK", 0.1)
    session = session_of(anna)

    async def watch():
        async with served_here() as host, Page(host, session, ticket("bell:1", anna)) as page:
            await sync_to_async(Session.objects.filter(session_key=session).delete)()
            return await page.code()

    assert run(watch()) == 4401


def test_a_person_has_a_limit_of_sockets(anna, run, monkeypatch):
    monkeypatch.setattr(limits, "SOCKETS_A_PERSON", 1)
    session = session_of(anna)

    async def come():
        async with served_here() as host:
            async with Page(host, session, ticket("bell:1", anna)), Page(host, session) as second:
                code = await second.code()
            async with Page(host, session, ticket("bell:1", anna)):
                return code

    assert run(come()) == 1013


def test_nothing_is_told_of_what_was_taken_back(anna):
    class GaveUpError(Exception):
        pass

    with contextlib.suppress(GaveUpError), transaction.atomic():
        nudge("bell:1")
        raise GaveUpError

    assert not Nudge.objects.exists()


def test_many_channels_take_few_queries(anna, query_count):
    with query_count() as queries:
        nudge(*(f"bell:{number}" for number in range(1100)))

    assert len([each for each in queries if "INSERT" in each["sql"]]) <= 5
    assert Nudge.objects.count() == 1100


def test_looking_and_asking_take_as_many_queries_for_many_as_for_one(anna, ben, query_count):
    sessions = [session_of(anna), session_of(ben)]
    for some, channels in [(sessions[:1], ["bell:1"]), (sessions, [f"bell:{number}" for number in range(300)])]:
        with query_count() as asking:
            people_with(some)
        with query_count() as looking:
            nudges_of(channels, timezone.now())
        assert (len(asking), len(looking)) == (2, 1)


def test_a_ticket_holds_twelve_hours_and_names_channel_and_person(anna):
    read_back = read(ticket("discussion:12", anna))

    assert (read_back.channel, read_back.person, read_back.holds) == ("discussion:12", anna.pk, True)
    assert read("1/bell:1/1700000000:x") is None


@pytest.mark.parametrize("name", ["bell", "bell:x", "bell:1/2", "bell:1 2", ""])
def test_a_channel_has_a_name_and_a_number(name):
    with pytest.raises(ValueError, match="is no channel"):
        ticket(name, SimpleNamespace(pk=1))


def test_the_tag_gives_channel_and_ticket():
    context = Context({"request": SimpleNamespace(user=SimpleNamespace(pk=3))})

    channel, signed = Template("{% load nudges %}{% nudge_ticket 'bell:3' %}").render(context).split(" ")

    assert (channel, read(signed).person) == ("bell:3", 3)
