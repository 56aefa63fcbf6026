"""How long a page is given out, and who makes it anew."""

from threading import Barrier, Thread

from django.http import HttpResponse

from portal.base.shared_pages.page import SharedPage
from portal.base.shared_pages.shelf import Shelf
from tests.portal.base.shared_pages.clock import Clock


def page(text="Moin"):
    return SharedPage.of(HttpResponse(text))


def shelf(**options):
    clock = Clock()
    return Shelf(clock, **options), clock


def make(shelf, key, made, *, seconds=0.0):
    making, is_mine = shelf.begin(key)
    assert is_mine
    of = shelf.clock()
    shelf.clock.now += seconds
    shelf.end(key, making, made, of)


def test_a_page_is_at_hand_for_half_a_second():
    kept, clock = shelf()
    moin = page()
    make(kept, "a", moin)

    clock.now += 0.49
    assert kept.look("a") is moin
    clock.now += 0.02
    assert kept.look("a") is None
    assert kept.look("b") is None


def test_while_one_makes_it_anew_the_others_get_it_until_a_second_is_over():
    kept, clock = shelf()
    moin = page()
    make(kept, "a", moin)
    clock.now += 0.7
    making, is_mine = kept.begin("a")
    assert is_mine

    assert kept.look("a") is moin
    assert kept.begin("a") == (making, False)
    clock.now += 0.31
    assert kept.look("a") is None


def test_the_second_counts_from_before_it_was_made():
    kept, clock = shelf()
    make(kept, "a", page(), seconds=0.6)
    assert kept.look("a") is None

    make(kept, "b", page(), seconds=1.1)
    clock.now -= 0.5
    assert kept.look("b") is None


def test_what_began_a_second_ago_is_not_waited_for():
    kept, clock = shelf()
    first, _ = kept.begin("a")
    clock.now += 0.9
    assert kept.begin("a") == (first, False)
    clock.now += 0.1

    second, is_mine = kept.begin("a")

    assert (second is first, is_mine) == (False, True)


def test_an_older_page_does_not_replace_a_newer_one():
    kept, clock = shelf()
    slow, _ = kept.begin("a")
    clock.now += 1.0
    new = page("neu")
    make(kept, "a", new)
    kept.end("a", slow, page("alt"), clock.now - 0.9)

    assert kept.look("a") is new


def test_many_at_once_get_what_one_makes():
    kept = Shelf()
    together, moin, got = Barrier(8), page(), []
    making, _ = kept.begin("a")

    def ask():
        theirs, is_mine = kept.begin("a")
        together.wait(5)
        got.append((is_mine, kept.wait("a", theirs)))

    threads = [Thread(target=ask) for _ in range(7)]
    for thread in threads:
        thread.start()
    together.wait(5)
    kept.end("a", making, moin, making.began)
    for thread in threads:
        thread.join(5)

    assert got == [(False, moin)] * 7


def test_who_waited_for_something_older_than_a_second_makes_it():
    kept, clock = shelf()
    making, _ = kept.begin("a")
    theirs, _ = kept.begin("a")
    kept.end("a", making, page(), clock.now - 1.01)

    assert kept.wait("a", theirs) is None


def test_nothing_came_of_it():
    kept, _clock = shelf()
    make(kept, "a", None)

    assert kept.look("a") is None
    assert kept.begin("a")[1]


def test_memory_is_bounded_and_the_oldest_goes_first():
    kept, clock = shelf(most_bytes=2 * page().size)
    for key in "abc":
        make(kept, key, page())
        clock.now += 0.01

    assert [key for key in "abc" if kept.look(key)] == ["b", "c"]


def test_what_is_over_leaves_with_the_next_page():
    kept, clock = shelf()
    make(kept, "a", page())
    clock.now += 1.0
    make(kept, "b", page())

    assert list(kept._pages) == ["b"]
    assert kept._bytes == page().size


def test_a_page_replaced_is_counted_once():
    kept, clock = shelf()
    for _ in range(3):
        make(kept, "a", page())
        clock.now += 0.6

    assert kept._bytes == page().size
