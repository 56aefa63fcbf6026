import pytest

from portal.base.watching import checks


@pytest.fixture(autouse=True)
def _asked_anew():
    checks.answers.forget()
    yield
    checks.answers.forget()
