"""The box in the address, read as people and maps write it."""

import pytest
from django.http import QueryDict

from initiatives.directory.mercator import WORLD, x_of, y_of
from initiatives.maps.viewport import MOST_CELLS, Viewport, ViewportError


def read(bbox="", zoom=""):
    return Viewport.read(QueryDict(f"bbox={bbox}&zoom={zoom}"))


def test_a_box_around_kiel():
    viewport = read("10,54.2,10.3,54.4", "12")

    assert viewport.ranges == ((x_of(10), x_of(10.3)),)
    assert (viewport.top, viewport.bottom) == (y_of(54.4), y_of(54.2))
    assert viewport.holds(x_of(10.1), y_of(54.3))
    assert not viewport.holds(x_of(10.4), y_of(54.3))


def test_swapped_north_and_south_are_put_right():
    assert read("10,54.4,10.3,54.2") == read("10,54.2,10.3,54.4")


@pytest.mark.parametrize("bbox", ["170,-10,-170,10", "170,-10,190,10", "-190,-10,-170,10"])
def test_a_box_across_the_date_line_has_two_sides(bbox):
    viewport = read(bbox, "5")

    assert viewport.ranges == ((x_of(170), WORLD - 1), (0, x_of(-170)))
    assert viewport.holds(x_of(175), y_of(0))
    assert viewport.holds(x_of(-175), y_of(0))
    assert not viewport.holds(x_of(0), y_of(0))


@pytest.mark.parametrize("bbox", ["", "-180,-90,180,90", "-500,-90,500,90", "-1e300,-90,1e300,90"])
def test_the_whole_world_and_more(bbox):
    viewport = read(bbox)

    assert viewport.ranges == ((0, WORLD - 1),)
    assert (viewport.top, viewport.bottom) == (0, WORLD - 1)


@pytest.mark.parametrize("bbox", ["1,2,3", "a,b,c,d", "1,2,3,4,5", "nan,1,2,3", "1,inf,2,3", ",,,", "1;2;3;4"])
def test_what_is_no_box_is_refused(bbox):
    with pytest.raises(ViewportError):
        read(bbox)


@pytest.mark.parametrize("zoom", ["", "-3", "x", "99999", "²", "20", "0"])
@pytest.mark.parametrize("bbox", ["", "10,54,10.3,54.4", "10,54,10,54", "-40,20,40,70"])
def test_no_zoom_asks_for_more_squares_than_an_answer_holds(bbox, zoom):
    viewport = read(bbox, zoom)
    grid = viewport.snapped(viewport.level)
    size = WORLD >> viewport.level
    across = sum(right - left + 1 for left, right in grid.ranges) // size

    assert across * ((grid.bottom - grid.top + 1) // size) <= MOST_CELLS


def test_the_grid_holds_the_box_and_moves_in_whole_squares():
    near, far = read("10.001,54.2,10.3,54.4", "10").snapped(12), read("10.002,54.2,10.3,54.4", "10").snapped(12)

    assert near == far
    assert near.holds(x_of(10.001), y_of(54.4))
    assert near.bbox[0] <= 10.001
