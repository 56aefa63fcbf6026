"""Prints, as JSON, one path for each type of page in each language: {"home.StandardPage de": "/ueber-uns/", …}.

And that of the page with every block.
"""

import json
import sys

import django

django.setup()

from wagtail.models import Page  # noqa: E402  # needs the apps

from tests.e2e.every_block import SLUGS  # noqa: E402  # needs the apps


def paths() -> dict[str, str]:
    found: dict[str, str] = {}
    for page in Page.objects.live().public().filter(depth__gt=1).order_by("path").select_related("locale").specific():
        url = page.get_url()
        if url:
            name = "every block" if page.slug in SLUGS.values() else f"{page._meta.app_label}.{type(page).__name__}"
            found.setdefault(f"{name} {page.locale.language_code}", url)
    return found


sys.stdout.write(json.dumps(paths()) + "\n")
