"""`python -m tests.stress.texts [KILLS] [SECONDS]`: writers type while the server is killed at random moments.

Says how many kills there were, how much was acknowledged, and how much of that was lost: nothing, else it ends with 1.
"""

import asyncio
import os
import sys
import tempfile
import time
from pathlib import Path

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "portal.settings.test")
FOLDER = Path(tempfile.mkdtemp(prefix="mokwi-texts-"))
os.environ["DATABASE_URL"] = f"sqlite:///{FOLDER / 'texts.sqlite3'}"

import django

django.setup()

from tests import migrated
from tests.factories.accounts import UserFactory
from tests.factories.projects import ProjectFactory
from tests.factories.texts import TextFactory
from tests.live.conftest import session_of
from tests.live.servers import Nursery
from tests.live.surviving import survive

KILLS, SECONDS, WRITERS = 300, 600, 6


def main(kills: int, seconds: float) -> int:
    migrated.copy_to(FOLDER / "texts.sqlite3")
    people = [UserFactory() for _ in range(WRITERS)]
    text = TextFactory(project=ProjectFactory(admin=people[0], members=people[1:]))
    sessions = [session_of(person) for person in people]
    environment = {"DATABASE_URL": os.environ["DATABASE_URL"], "REDIS_URL": ""}
    begun = time.monotonic()
    with Nursery(environment, str(FOLDER / "log")) as nursery:
        outcome = asyncio.run(survive(nursery, text, f"{text.get_absolute_url()}live/", sessions, kills, seconds))
    print(f"{outcome.kills} kills in {time.monotonic() - begun:.0f} s, {WRITERS} writers")
    print(f"{outcome.acknowledged} changes acknowledged, {outcome.lost} of them lost")
    print(f"{len(outcome.in_the_end)} different texts in the end (1 is right)")
    return 0 if outcome.lost == 0 and len(outcome.in_the_end) == 1 else 1


if __name__ == "__main__":
    given = [float(each) for each in sys.argv[1:]]
    sys.exit(main(int(given[0]) if given else KILLS, given[1] if len(given) > 1 else SECONDS))
