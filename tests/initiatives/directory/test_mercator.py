"""Degrees and steps of the world map."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from initiatives.directory.mercator import MAX_LATITUDE, WORLD, latitude_of, longitude_of, x_of, y_of


@given(st.floats(-180, 179.9999), st.floats(-85, 85))
def test_a_point_comes_back_where_it_was(longitude, latitude):
    assert longitude_of(x_of(longitude)) == pytest.approx(longitude, abs=2e-6)
    assert latitude_of(y_of(latitude)) == pytest.approx(latitude, abs=2e-6)


@pytest.mark.parametrize("latitude", [90, MAX_LATITUDE, 86])
def test_the_poles_lie_at_the_edge(latitude):
    assert (y_of(latitude), y_of(-latitude)) == (0, WORLD - 1)


def test_the_date_line_is_one_line():
    assert x_of(180) == x_of(-180) == 0
    assert x_of(181) == x_of(-179)


def test_kiel_lies_east_and_north():
    assert x_of(10.13) > WORLD / 2
    assert y_of(54.32) < WORLD / 2
