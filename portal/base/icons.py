"""The icons that stand in the built sprite."""

import json
from functools import cache

from django.contrib.staticfiles import finders

FALLBACK = "circle"


@cache
def icon_names() -> frozenset[str]:
    """All names that `{% icon %}` knows; they are listed in frontend/icons.json."""
    path = finders.find("build/icons.json")
    if path is None:
        return frozenset()
    with open(path, encoding="utf-8") as file:  # noqa: PTH123  # the finder gives a string
        return frozenset(json.load(file))
