import io

import pytest
from django.core.management import call_command


@pytest.fixture(scope="package")
def demo(shared):
    """The demo, loaded once for all tests beside this file; gives what the command said.

    It is the longest that anything here waits for, so tests/conftest.py leaves these files to one process.
    """
    output = io.StringIO()
    with shared():
        call_command("demo", password="moin-und-mok-wi", stdout=output)
        yield output.getvalue()
