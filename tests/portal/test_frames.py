"""What is called with room for its frames does what it did."""

import pytest

from portal.frames import with_room


def test_it_takes_and_gives_the_same():
    @with_room
    def joined(*words, between=" "):
        return between.join(words)

    assert joined("moin", "moin", between="-") == "moin-moin"


def test_what_goes_wrong_goes_wrong():
    @with_room
    def fails():
        raise LookupError("there")

    with pytest.raises(LookupError, match="there"):
        fails()
