"""Whoever came by a link writes along at the socket, under their name, and is put out with the link."""

import asyncio
from contextlib import AsyncExitStack
from datetime import timedelta
from importlib import import_module

import pytest
from asgiref.sync import sync_to_async
from django.conf import settings
from django.contrib.sessions.models import Session
from django.utils import timezone

from portal.moderation.models import Block
from tests.factories.texts import ShareLinkFactory
from tests.live.clients import Client
from tests.live.test_access import SECONDS_TO_WITHDRAW
from workspace.projects.choices import Role
from workspace.texts.live.access import Asked, access_to
from workspace.texts.models import Author, Change, ShareLink, Text
from workspace.texts.visiting import KEY


def link_to(cast, text, **fields):
    ben = cast.project.memberships.get(user=cast.people["ben"])
    return ShareLinkFactory(text=text, **{"maker": ben, "may_write": True, **fields})


def session_with(link, name):
    session = import_module(settings.SESSION_ENGINE).SessionStore()
    session[KEY] = {str(link.pk): name}
    session.create()
    return session.session_key


def visitor(server, link, name="Ida"):
    return Client(server.host, link.socket_path, session_with(link, name) if name else "")


def test_a_visitor_and_a_member_write_together(cast, server, run):
    text = cast.text(written="Moin")
    by_link = visitor(server, link_to(cast, text))

    async def write():
        async with cast.client(server, text, "anna") as anna, by_link as ida:
            await ida.until(lambda: ida.text == "Moin" and ida.state)
            assert ida.state == {"may_write": True, "finished": False, "storage": "ok", "name": "Ida (Link)"}
            ida.show_cursor("Ida (Link)")
            ida.type(" Anna")
            await ida.until_saved()
            await anna.until(lambda: anna.text == "Moin Anna" and ida.doc.client_id in anna.awareness)
            anna.type("!")
            await anna.until_saved()
            await ida.until(lambda: ida.text == "Moin Anna!")
            return anna.awareness[ida.doc.client_id]["user"]["name"]

    assert run(write()) == "Ida (Link)"
    assert list(Author.objects.filter(text=text, user=None).values_list("name", flat=True)) == ["Ida"]
    assert set(Change.objects.filter(text=text).values_list("user_id", "name")) == {
        (None, "Ida"),
        (cast.people["anna"].pk, ""),
    }


def test_under_another_name_nobody_is_seen(cast, server, run):
    """Nor does one visitor speak for the window of another of the same name."""
    text = cast.text(written="Moin")
    link = link_to(cast, text)
    one, two = visitor(server, link), visitor(server, link)

    async def pretend():
        async with cast.client(server, text, "anna") as anna, one as ida, two as other:
            for each in (anna, ida, other):
                await each.until(lambda each=each: each.state)
            anna.show_cursor("Anna")
            other.show_cursor("Ida (Link)")
            await ida.until(lambda: len(ida.awareness) == 2)
            ida.show_cursor("Anna")
            ida.show_cursor("Ida")
            ida.show_cursor("Ida (Link)", window=other.doc.client_id, clock=9, cursor="stolen")
            ida.show_cursor("Ida (Link)", clock=2)
            await anna.until(lambda: ida.doc.client_id in anna.awareness)
            return anna.awareness, other.doc.client_id

    awareness, of_the_other = run(pretend())

    assert {each["user"]["name"] for each in awareness.values()} <= {"Anna", "Ida (Link)"}
    assert awareness[of_the_other]["cursor"] is None


def test_who_has_none_or_may_only_read(cast, server, run):
    text, finished = cast.text(written="Geheim"), cast.text(written="Fertig", finished_at=timezone.now())
    link, now = link_to(cast, text), timezone.now()
    clients = {
        "without a name": (visitor(server, link, ""), 4401),
        "with a name for another link": (
            Client(server.host, link.socket_path, session_with(link_to(cast, text), "I")),
            4401,
        ),
        "a member without a name": (Client(server.host, link.socket_path, cast.sessions["anna"]), 4401),
        "guessed": (Client(server.host, f"/texte/{'x' * 32}/live/", cast.sessions["anna"]), 4404),
        "taken back": (visitor(server, link_to(cast, text, revoked_at=now)), 4403),
        "expired": (visitor(server, link_to(cast, text, expires_at=now)), 4403),
        "in the bin": (visitor(server, link_to(cast, cast.text(written="Weg", deleted_at=now))), 4404),
    }

    one, two = visitor(server, link_to(cast, text, may_write=False)), visitor(server, link_to(cast, finished))

    async def knock():
        for client, _code in clients.values():
            async with client:
                await client.until_closed()
        async with one as reader, two as late:
            await reader.until(lambda: reader.text == "Geheim" and reader.state)
            await late.until(lambda: late.text == "Fertig" and late.state)
            assert (reader.state["may_write"], late.state["may_write"], late.state["finished"]) == (False, False, True)
            reader.type("Doch")
            late.type("Doch")
            return await reader.until_closed(), await late.until_closed()

    assert run(knock()) == (4409, 4423)
    assert {name: client.code for name, (client, _code) in clients.items()} == {
        name: code for name, (_client, code) in clients.items()
    }
    assert {client.text for client, _code in clients.values()} == {""}
    assert not Change.objects.filter(text__in=[text, finished]).exists()


def test_the_line_is_cut_within_five_seconds(cast, server, run):
    """Taken back, expired, its maker is gone or only reads, the text is thrown away, the session has ended."""
    text, thrown = cast.text(written="Moin"), cast.text(written="Moin")
    berta = cast.project.memberships.get(user=cast.people["berta"])
    links = {
        "taken back": link_to(cast, text),
        "expired": link_to(cast, text),
        "maker gone": link_to(cast, text, maker=berta),
        "thrown": link_to(cast, thrown),
        "signed out": link_to(cast, text),
        "reads now": link_to(cast, text),
        "stays": link_to(cast, text),
    }
    clients = {name: visitor(server, link, name.title()) for name, link in links.items()}

    def withdraw():
        ShareLink.objects.filter(pk=links["taken back"].pk).update(revoked_at=timezone.now())
        ShareLink.objects.filter(pk=links["expired"].pk).update(expires_at=timezone.now())
        berta.delete()
        Text.objects.filter(pk=thrown.pk).update(deleted_at=timezone.now())
        Session.objects.filter(session_key=clients["signed out"].session).delete()
        ShareLink.objects.filter(pk=links["reads now"].pk).update(may_write=False)

    async def watch():
        async with AsyncExitStack() as stack:
            for client in clients.values():
                await stack.enter_async_context(client)
                await client.until(lambda client=client: client.state)
            await sync_to_async(withdraw)()
            async with asyncio.timeout(SECONDS_TO_WITHDRAW):
                put_out = ("taken back", "expired", "maker gone", "thrown", "signed out")
                codes = {name: await clients[name].until_closed() for name in put_out}
                reader = clients["reads now"]
                await reader.until(lambda: not reader.state["may_write"])
            clients["stays"].type("!")
            await clients["stays"].until_saved()
            return codes

    codes = run(watch())

    assert codes == {"taken back": 4403, "expired": 4403, "maker gone": 4404, "thrown": 4404, "signed out": 4401}


@pytest.mark.parametrize("role", [Role.GUEST, Role.MEMBER])
def test_it_is_worth_what_its_maker_may(cast, role):
    link = link_to(cast, cast.text())
    cast.project.memberships.filter(user=cast.people["ben"]).update(role=role)

    (access,) = access_to([Asked(session_with(link, "Ida"), token=link.token)])

    assert (access.code, access.may_write) == ((0, True) if role == Role.MEMBER else (4403, False))


def test_a_block_takes_the_pen_away_here_as_well(cast):
    link = link_to(cast, cast.text())
    session = Session.objects.get(session_key=cast.sessions["clara"])
    store = import_module(settings.SESSION_ENGINE).SessionStore(session.session_key)
    store[KEY] = {str(link.pk): "Clara"}
    store.save()
    asked = [Asked(session.session_key, token=link.token)]
    assert access_to(asked)[0].may_write is True

    Block.objects.create(user=cast.people["clara"], until=timezone.now() + timedelta(days=1), reason="Werbung")

    (access,) = access_to(asked)
    assert (access.code, access.may_write, access.person) == (0, False, None)


def test_many_are_asked_for_in_as_many_queries_as_one(cast, query_count):
    links = [link_to(cast, cast.text()) for _number in range(8)]
    asked = [Asked(session_with(link, "Ida"), token=link.token) for link in links]
    asked += [Asked(cast.sessions[who], links[0].text_id, cast.project.slug) for who in cast.sessions]
    with query_count() as one:
        access_to([asked[0], asked[-1]])
    with query_count() as many:
        access_to(asked)

    assert len(many) == len(one) <= 6
