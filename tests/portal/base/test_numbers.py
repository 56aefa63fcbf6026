import pytest

from portal.base.numbers import row_number


def test_the_number_of_a_row_is_read_from_an_address():
    assert row_number("42") == 42
    assert row_number("9" * 18) == int("9" * 18)


@pytest.mark.parametrize("said", ["", "-1", "1.5", "²", "٣", " 1", "1e3", "drei", "9" * 19])
def test_what_no_row_can_have_is_no_number(said):
    assert row_number(said) == 0
