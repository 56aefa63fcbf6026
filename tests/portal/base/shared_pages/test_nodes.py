"""Several processes and one Redis."""

from threading import Thread
from time import monotonic

import pytest
from django.http import HttpResponse

from portal.base.shared_pages import nodes
from portal.base.shared_pages.nodes import Found, Nodes
from portal.base.shared_pages.page import SharedPage
from tests.needs import needs

KEY = "http://mokwi.example/?"


def page(text="Moin"):
    return SharedPage.of(HttpResponse(text, headers={"Content-Language": "de"}))


@pytest.fixture
def two():
    """Two processes; nothing is left of what they did."""
    here, there = Nodes(needs("redis")), Nodes(needs("redis"))
    names = [nodes._name(KEY), nodes._name(KEY) + nodes.MAKING]
    here._client.delete(*names)
    yield here, there
    for each in (here, there):
        each._client.delete(*names)
        each._client.close()


def test_alone_everybody_makes_their_own():
    alone = Nodes("")

    assert alone.find(KEY) == Found()
    alone.put(KEY, page(), 0)


@pytest.mark.redis
def test_one_makes_it_and_the_other_gets_it(two):
    here, there = two
    turn = here.find(KEY)
    assert turn.page is None
    moin = page()
    here.put(KEY, moin, turn.until)

    found = there.find(KEY)

    assert (found.page.body, found.page.headers) == (moin.body, moin.headers)
    assert 0.5 < found.left <= 1.0


@pytest.mark.redis
def test_the_other_waits_for_it(two):
    here, there = two
    turn, got = here.find(KEY), []
    waiting = Thread(target=lambda: got.append(there.find(KEY)))
    waiting.start()

    here.put(KEY, page(), turn.until)
    waiting.join(5)

    assert [each.page.body for each in got] == [b"Moin"]


@pytest.mark.redis
def test_when_nothing_came_of_it_the_other_makes_it(two):
    here, there = two
    turn = here.find(KEY)
    here.put(KEY, None, turn.until)

    found = there.find(KEY)

    assert found.page is None
    assert found.until >= turn.until


@pytest.mark.redis
def test_what_took_longer_than_a_second_is_given_to_nobody(two):
    here, there = two
    turn = here.find(KEY)
    here.put(KEY, page(), turn.until - 2000)

    assert there.find(KEY).page is None


@pytest.mark.redis
def test_a_process_that_died_is_not_waited_for_without_end(two, monkeypatch):
    here, there = two
    monkeypatch.setattr(nodes, "PATIENCE", 0.05)
    here.find(KEY)

    assert there.find(KEY).page is None


def test_without_an_answer_from_redis_everybody_makes_their_own_and_asks_no_more_for_a_while(caplog):
    gone = Nodes("redis://127.0.0.1:1/0")

    assert gone.find(KEY) == Found()
    assert gone._asked_again_at > monotonic()
    assert gone.find(KEY) == Found()
    assert [record.message.partition(":")[0] for record in caplog.records] == [
        "Pages are not shared between processes, Redis does not answer"
    ]
