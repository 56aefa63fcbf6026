"""Pages of which there are thousands, each asked for once: what is kept of a page until something changes helps only
whoever asks for the same one again."""

import random
from itertools import product
from typing import Any
from urllib.parse import urlencode

EACH = 6_000
ALSO_SIGNED_IN = ("an idea", "an initiative", "search")
LONG = 5
"""Letters of a word that says something."""


def various() -> dict[str, dict[str, list[str]]]:
    """Up to so many addresses of each kind of page, in an order that is the same each time."""
    from home.events.models import EventPage  # noqa: PLC0415  # needs the portal's settings
    from initiatives.ideas.models import Idea  # noqa: PLC0415
    from initiatives.models import InitiativePage  # noqa: PLC0415
    from initiatives.stories.models import SuccessStoryPage  # noqa: PLC0415
    from tests.bench.maps import viewport  # noqa: PLC0415
    from tests.bench.search import vocabulary  # noqa: PLC0415

    dice = random.Random(11)
    words = dict.fromkeys(vocabulary(random.Random(7)))
    german = {
        name: model.objects.live().filter(locale__language_code="de")
        for name, model in {"an initiative": InitiativePage, "a story": SuccessStoryPage, "an event": EventPage}.items()
    }
    pages = {
        "an idea": [idea.get_absolute_url() for idea in _some(Idea.objects.public(), dice)],
        **{name: [page.get_url() for page in _some(rows, dice)] for name, rows in german.items()},
        "directory, a word in a place": _narrowed("/initiativen/", dice),
        "ideas, a word in a place": _narrowed("/ideen/", dice),
        "map": [f"/karte/punkte.json?{viewport(dice)}" for _each in range(EACH)],
        "search": [f"/suche/?{urlencode({'q': word})}" for word in words][:EACH],
    }
    return {"anonymous": pages, "signed in": {name: pages[name][::-1] for name in ALSO_SIGNED_IN}}


def _some(rows: Any, dice: random.Random) -> list[Any]:  # Any: query sets of any model
    pks = list(rows.order_by("pk").values_list("pk", flat=True))
    chosen = dice.sample(pks, min(EACH, len(pks)))
    found = rows.in_bulk(chosen)
    return [found[pk] for pk in chosen]


def _narrowed(path: str, dice: random.Random) -> list[str]:
    from initiatives.directory.models import DirectoryEntry  # noqa: PLC0415
    from portal.regions.lists import all_municipalities  # noqa: PLC0415

    titles = DirectoryEntry.objects.order_by("pk").values_list("folded_title", flat=True)[:2_000]
    words = sorted({word for title in titles for word in title.split() if len(word) >= LONG})
    places = [each.slug for each in all_municipalities()]
    asked = [f"{path}?{urlencode({'q': word, 'ort': place})}" for word, place in product(words, places)]
    return dice.sample(asked, min(EACH, len(asked)))
