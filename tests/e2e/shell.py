"""Python in the surroundings of a portal, without starting Django anew for each piece of it.

Reads a piece of code as a line of JSON, answers with what it printed and what went wrong as another, until its input
ends.
"""

import io
import json
import sys
import traceback
from contextlib import redirect_stdout

import django

django.setup()

from django.conf import settings
from django.core.cache import cache
from django.db import connections
from django.utils import translation

from portal.base.models.edition import clear_shelves


def run(code: str) -> dict[str, str]:
    """As in a process of its own: nothing is remembered of what was before."""
    if not settings.REDIS_URL:
        cache.clear()
    clear_shelves()
    said, problem = io.StringIO(), ""
    with redirect_stdout(said), translation.override(settings.LANGUAGE_CODE):
        try:
            exec(code, {})  # noqa: S102  # it is a test's own
        except Exception:  # noqa: BLE001  # the test is told
            problem = traceback.format_exc()
    connections.close_all()
    return {"said": said.getvalue(), "problem": problem}


for line in sys.stdin:
    sys.stdout.write(json.dumps(run(json.loads(line))) + "\n")
    sys.stdout.flush()
