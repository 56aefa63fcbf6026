"""Who gets in at the socket, and who is put out again while it is open."""

import asyncio
from contextlib import AsyncExitStack
from datetime import timedelta

import pytest
from asgiref.sync import sync_to_async
from django.contrib.sessions.models import Session
from django.utils import timezone
from pycrdt import Doc

from portal.moderation.models import Block
from tests.factories.projects import ProjectFactory
from tests.factories.texts import TextFactory
from tests.live.clients import RefusedError
from workspace.projects.choices import Role, Status
from workspace.texts.document.plain import of as plain_of
from workspace.texts.live.access import Asked, access_to
from workspace.texts.models import Text
from workspace.texts.services import storing

SECONDS_TO_WITHDRAW = 5


@pytest.mark.parametrize("origin", ["http://example.org", "https://127.0.0.1:1", "null", None])
def test_a_page_of_another_site_gets_nothing(cast, server, run, origin):
    text = cast.text(written="Geheim")

    async def knock():
        with pytest.raises(RefusedError, match="403"):
            async with cast.client(server, text, origin=origin):
                pass

    run(knock())


def test_there_is_no_socket_elsewhere(cast, server, run):
    text = cast.text()
    client = cast.client(server, text)
    client.path = "/irgendwo/live/"

    async def knock():
        with pytest.raises(RefusedError, match="403"):
            async with client:
                pass

    run(knock())


def test_who_may_not_learns_nothing(cast, server, run):
    text = cast.text(written="Geheim")
    elsewhere = TextFactory(project=ProjectFactory(), written="Geheim")
    off = TextFactory(project=ProjectFactory(admin=cast.people["anna"], rooms_off=["texts"]))
    wrong = cast.client(server, text)
    wrong.path = wrong.path.replace(cast.project.slug, elsewhere.project.slug)
    forged = cast.client(server, text)
    forged.session = "x" * 32
    clients = {
        "nobody": (cast.client(server, text, "nobody"), 4401),
        "forged": (forged, 4401),
        "a stranger": (cast.client(server, text, "clara"), 4404),
        "of another project": (cast.client(server, elsewhere), 4404),
        "under another project": (wrong, 4404),
        "in the bin": (cast.client(server, cast.text(deleted_at=timezone.now())), 4404),
        "switched off": (cast.client(server, off), 4404),
    }

    async def knock():
        for client, _code in clients.values():
            async with client:
                await client.until_closed()
        return {name: client.code for name, (client, _code) in clients.items()}

    assert run(knock()) == {name: code for name, (_client, code) in clients.items()}
    assert {client.text for client, _code in clients.values()} == {""}


def test_guests_and_readers_of_what_is_finished_read(cast, server, run):
    open_text, finished = cast.text(written="Offen"), cast.text(written="Fertig", finished_at=timezone.now())

    async def read():
        async with cast.client(server, open_text, "gesa") as gesa, cast.client(server, finished, "anna") as anna:
            await gesa.until(lambda: gesa.text == "Offen" and gesa.state)
            await anna.until(lambda: anna.text == "Fertig" and anna.state)
            assert (gesa.state["may_write"], gesa.state["finished"]) == (False, False)
            assert (anna.state["may_write"], anna.state["finished"]) == (False, True)
            gesa.type("Doch")
            anna.type("Doch")
            return await gesa.until_closed(), await anna.until_closed()

    assert run(read()) == (4409, 4423)
    assert not open_text.changes.exists()
    assert not finished.changes.exists()


def test_rights_are_withdrawn_within_five_seconds(cast, server, run):
    """From one who is removed, one who signs out, and for all when the text is finished or thrown away."""
    text, finished, thrown, archived = (cast.text(written="Moin") for _ in range(4))
    other = ProjectFactory(admin=cast.people["anna"])
    in_archive = TextFactory(project=other)

    def withdraw():
        cast.project.memberships.get(user=cast.people["ben"]).delete()
        Session.objects.filter(session_key=cast.sessions["berta"]).delete()
        Block.objects.create(user=cast.people["gesa"], until=timezone.now() + timedelta(days=1), reason="Werbung")
        Text.objects.filter(pk=finished.pk).update(finished_at=timezone.now())
        Text.objects.filter(pk=thrown.pk).update(deleted_at=timezone.now())
        other.status = Status.ARCHIVED
        other.save()

    async def watch():
        async with AsyncExitStack() as stack:

            async def enter(text, who):
                client = await stack.enter_async_context(cast.client(server, text, who))
                await client.until(lambda: client.state)
                return client

            ben, berta, anna = [await enter(text, who) for who in ("ben", "berta", "anna")]
            writer, reader, closed = await enter(finished, "anna"), await enter(thrown, "anna"), None
            closed = await enter(in_archive, "anna")
            await sync_to_async(withdraw)()
            async with asyncio.timeout(SECONDS_TO_WITHDRAW):
                codes = [await each.until_closed() for each in (ben, berta, reader)]
                await writer.until(lambda: writer.state["finished"] and not writer.state["may_write"])
                await closed.until(lambda: not closed.state["may_write"])
            writer.type("Doch noch")
            codes.append(await writer.until_closed())
            anna.type("!")
            await anna.until_saved()
            return codes, anna.code

    codes, anna = run(watch())

    assert codes == [4403, 4401, 4404, 4423]
    assert anna is None
    assert not finished.changes.exists()
    assert archived.pk


def test_who_may_write_from_now_on_brings_along_what_was_written_before(cast, server, run):
    """What a window answers while it only reads is not taken, so it is asked again."""
    text = cast.text(written="Moin")
    doc = Doc()
    before = cast.client(server, text, "gesa", doc=doc)
    before.add_paragraph("Von gestern")
    before.stop_listening()

    async def write():
        async with cast.client(server, text, "gesa", doc=doc) as gesa:
            await gesa.until(lambda: gesa.state and gesa.has_heard)
            await sync_to_async(cast.project.memberships.filter(user=cast.people["gesa"]).update)(role=Role.MEMBER)
            await gesa.until(lambda: gesa.state["may_write"])
            gesa.type("!")
            async with asyncio.timeout(5):
                while await sync_to_async(written)(text) != gesa.text:
                    await asyncio.sleep(0.1)
            return gesa.text

    assert "Von gestern" in run(write())


def written(text):
    return plain_of(storing.load(text))


def test_a_changed_password_and_a_closed_account_end_it(cast):
    text = cast.text()
    asked = [Asked(cast.sessions[who], text.pk, cast.project.slug) for who in ("anna", "ben", "berta")]
    assert [each.code for each in access_to(asked)] == [0, 0, 0]

    cast.people["anna"].set_password("etwas-ganz-anderes")
    cast.people["anna"].save()
    cast.people["ben"].is_active = False
    cast.people["ben"].save()

    assert [each.code for each in access_to(asked)] == [4401, 4401, 0]


def test_a_block_takes_the_pen_away(cast):
    text = cast.text()
    Block.objects.create(user=cast.people["ben"], until=timezone.now() + timedelta(days=1), reason="Werbung")

    anna, ben = access_to([Asked(cast.sessions[who], text.pk, cast.project.slug) for who in ("anna", "ben")])

    assert (anna.may_write, ben.may_write) == (True, False)
    assert ben.code == 0


def test_many_are_asked_for_in_as_many_queries_as_one(cast, query_count):
    asked = [Asked(cast.sessions[who], cast.text().pk, cast.project.slug) for who in cast.sessions for _ in range(8)]
    with query_count() as one:
        access_to(asked[:1])
    with query_count() as many:
        access_to(asked)

    assert len(many) == len(one) <= 5
