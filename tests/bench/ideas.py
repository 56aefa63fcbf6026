"""`python -m tests.bench.ideas`: the list and the page of ideas with 1,000 and 100,000 ideas, 20 supports each.

On the database that DATABASE_URL names, else SQLite; measured as in `tests.bench.directory`: whole answers, in
processor time, warm (nothing has changed since the same was asked) and cold (the layer has just changed).
"""

import argparse
import json
import os
import random
import sys
import tempfile
from datetime import timedelta
from pathlib import Path

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "portal.settings.test")

from tests.bench.directory import measure, table
from tests.e2e.portal import prepare

SUPPORTS_EACH = 20
PEOPLE = 4_000
PORTION = 5_000
ADDRESSES = {
    "newest": "/ideen/",
    "most supported": "/ideen/?sortierung=unterstuetzt",
    "lately discussed": "/ideen/?sortierung=diskutiert",
    "topic, place and status": "/ideen/?thema=natur&ort=kreis-ploen&status=published",
    "a word in every tenth": "/ideen/?q=brunnen",
    "within 10 km": "/ideen/?bei=kiel&km=10",
    "last page": "/ideen/?page=999999",
    "one idea": "/ideen/1/",
    "like a title": "/ideen/aehnliche/?title=Trinkbrunnen+am+Hafen",
}
WORDS = ["Brunnen", "Bank", "Baum", "Beet", "Bus", "Laterne", "Zebrastreifen", "Solardach", "Nistkasten", "Leihladen"]
PLACES = ["Markt", "Hafen", "Bahnhof", "Schulhof", "Anger", "Deich", "Kirchplatz", "Mühlenteich"]
IN_THE_PORTAL = "from tests.bench.ideas import print_figures; print_figures({number})"


def print_figures(number: int) -> None:
    """Runs inside the portal's own process; the figures are the last line."""
    fill(number)
    sys.stdout.write(json.dumps(measure(ADDRESSES, layer="ideen")) + "\n")


def fill(number: int) -> None:
    """Ideas with their threads and supports, as rows: the services would take hours."""
    from django.contrib.contenttypes.models import ContentType  # noqa: PLC0415  # needs the portal's settings
    from django.utils import timezone  # noqa: PLC0415

    from initiatives.directory.services import add  # noqa: PLC0415
    from initiatives.ideas.choices import LISTED  # noqa: PLC0415
    from initiatives.ideas.listing import LAYER, rows  # noqa: PLC0415
    from initiatives.ideas.models import Idea  # noqa: PLC0415
    from portal.accounts.models import User  # noqa: PLC0415
    from portal.comments.models import Support, Thread  # noqa: PLC0415
    from portal.regions.models import Municipality, Topic  # noqa: PLC0415

    dice, now = random.Random(4), timezone.now()  # the same ideas each time, nothing secret
    people = User.objects.bulk_create(
        [User(email=f"crowd{each}@example.org", name=f"Person {each}") for each in range(PEOPLE)], batch_size=1000
    )
    places, topics = list(Municipality.objects.all()), list(Topic.objects.all())
    content_type = ContentType.objects.get_for_model(Idea)
    through = Idea.topics.through
    for start in range(0, number - Idea.objects.count(), PORTION):
        ideas = []
        for each in range(start, min(start + PORTION, number)):
            place = dice.choice(places)
            title = f"{dice.choice(WORDS)} am {dice.choice(PLACES)} {each}"
            ideas.append(
                Idea(
                    title=title,
                    text=f"{title} fehlt seit Jahren.",
                    words=title.casefold(),
                    municipality=place,
                    status=dice.choice(LISTED),
                    published_at=now - timedelta(minutes=dice.randrange(500_000)),
                    latitude=place.latitude and round(float(place.latitude) + dice.uniform(-0.05, 0.05), 6),
                    longitude=place.longitude and round(float(place.longitude) + dice.uniform(-0.05, 0.05), 6),
                )
            )
        Idea.objects.bulk_create(ideas, batch_size=500)
        through.objects.bulk_create(
            [through(idea_id=idea.pk, topic_id=dice.choice(topics).pk) for idea in ideas], batch_size=1000
        )
        threads = [Thread(content_type=content_type, object_id=idea.pk, support_count=SUPPORTS_EACH) for idea in ideas]
        Thread.objects.bulk_create(threads, batch_size=500)
        supports = [
            Support(thread=thread, user=person) for thread in threads for person in dice.sample(people, SUPPORTS_EACH)
        ]
        Support.objects.bulk_create(supports, batch_size=2000)
        add(LAYER, rows([idea.pk for idea in ideas]))


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rows", type=int, nargs="+", default=[1_000, 100_000])
    figures = {}
    for rows in parser.parse_args().rows:
        with tempfile.TemporaryDirectory() as directory:
            portal = prepare(Path(directory), settings="tests.bench.settings")
            portal.manage("collectstatic", "--no-input", "--verbosity", "0")
            said = portal.manage("shell", "--verbosity", "0", "--command", IN_THE_PORTAL.format(number=rows))
            figures[rows] = json.loads(said.splitlines()[-1])
    sys.stdout.write(table(figures) + "\n")


if __name__ == "__main__":
    main()
