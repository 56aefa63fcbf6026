"""Being stopped by a limit is a line in the log, without the person."""

import pytest

from portal.accounts import limits


@pytest.fixture
def request_of(rf):
    def request_of(person):
        request = rf.post("/")
        request.user = person
        return request

    return request_of


def test_who_is_stopped_is_a_line_without_a_name(request_of, anna, ben, settings, caplog):
    settings.ACCOUNT_RATE_LIMITS = {"support": "2/h/user"}
    request = request_of(anna)

    tries = [limits.within(request, action="support") for _try in range(4)]

    assert tries == [True, True, False, False]
    assert limits.within(request_of(ben), action="support")
    lines = [record.getMessage() for record in caplog.records if record.name == limits.__name__]
    assert lines == ["The limit of support was reached"] * 2


def test_trying_first_counts_nothing(request_of, anna, settings):
    settings.ACCOUNT_RATE_LIMITS = {"support": "1/h/user"}
    request = request_of(anna)

    assert limits.within(request, action="support", dry_run=True)
    assert limits.within(request, action="support")
    assert not limits.within(request, action="support", dry_run=True)
