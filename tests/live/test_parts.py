"""The parts of what runs live, without a server."""

import asyncio
import contextlib
import time

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pycrdt import Doc, XmlFragment, XmlText

from portal.live.buckets import Bucket
from portal.live.lib0 import Reader, number, with_length, words
from portal.live.sockets import Socket
from tests.factories.texts import update_of
from workspace.texts.document.clocks import clocks_of, held_by, is_in
from workspace.texts.live import limits
from workspace.texts.live.house import House
from workspace.texts.live.rooms import Room


@given(st.integers(0, 2**60), st.text(), st.binary())
def test_what_is_written_is_read(value, said, data):
    reader = Reader(number(value) + words(said) + with_length(data))

    assert (reader.number(), reader.words(), reader.bytes()) == (value, said, data)
    assert reader.is_at_the_end


@given(st.binary(max_size=60))
def test_rubbish_raises_nothing_but_value_errors(data):
    with contextlib.suppress(ValueError, RecursionError):
        held_by(data)


def test_a_bucket_fills_again(monkeypatch):
    now = [100.0]
    monkeypatch.setattr(time, "monotonic", lambda: now[0])
    bucket = Bucket(rate=2, burst=3)

    assert [bucket.take() for _ in range(4)] == [True, True, True, False]
    now[0] += 1
    assert [bucket.take() for _ in range(3)] == [True, True, False]


def test_an_update_says_what_it_holds():
    doc = Doc(client_id=7)
    doc.apply_update(update_of("Moin"))
    state = doc.get_state()
    run = doc.get("text", type=XmlFragment).children[0].children[0]
    run.insert(4, " 😀")
    first = doc.get_update(state)
    state = doc.get_state()
    run.insert(0, "a")
    second = doc.get_update(state)
    del run[0:1]

    assert held_by(first).written == [(7, 0, 3)]  # JavaScript counts the face as two
    assert held_by(second).written == [(7, 3, 4)]
    assert held_by(doc.get_update(doc.get_state())).deleted == [(7, 3, 4)]
    assert is_in(held_by(second), clocks_of(doc.get_state()))
    assert not is_in(held_by(second), clocks_of(state))


@given(st.lists(st.tuples(st.integers(0, 5), st.sampled_from(["ab", "ö", "😀", ""])), max_size=12))
def test_the_clocks_of_an_update_are_those_of_its_document(steps):
    doc = Doc()
    run = XmlText("x")
    doc.get("text", type=XmlFragment).children.append(run)
    for place, said in steps:
        if said:
            run.insert(0, said)
        elif place and len(str(run)) > 1:
            run.format(0, 1, {"strong": {}})
    held = held_by(doc.get_update())

    assert {span.client: span.end for span in held.written} == clocks_of(doc.get_state())


def test_texts_that_nobody_has_open_leave_memory():
    async def tidy():
        house = House()
        await asyncio.sleep(0)
        for text in (1, 2, 3):
            room = house.rooms[text] = Room(text, house.joint, house._touch)
            room.ready = asyncio.create_task(asyncio.sleep(0))
        await asyncio.sleep(0.01)
        house.rooms[1].dues.left = time.monotonic() - limits.SECONDS_OF_REST - 1
        house.rooms[2].dues.left = time.monotonic()
        await house._tidy()
        for task in house._tasks:
            task.cancel()
        return set(house.rooms)

    assert asyncio.run(tidy()) == {2, 3}


@pytest.mark.parametrize("size", [10, 1_000_000])
def test_a_socket_that_takes_nothing_is_closed(size):
    sent = []

    async def take_nothing(event):
        sent.append(event)
        await asyncio.sleep(60)

    async def wait():
        await asyncio.sleep(60)

    async def overflow():
        socket = Socket(wait, take_nothing)
        for _each in range(5000):
            socket.send(b"x" * size)
        assert socket._bytes <= 17 * 1024 * 1024
        await asyncio.wait_for(socket.run(lambda message: None), 3)
        return socket.code

    assert asyncio.run(overflow()) == 4408
