"""What a browser asks for to install the portal. Nothing of it depends on who asks."""

import hashlib
import json
from pathlib import Path

from django.conf import settings
from django.contrib.staticfiles import finders
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect
from django.template.loader import render_to_string
from django.templatetags.static import static
from django.urls import reverse
from django.utils import translation
from django.utils.translation import get_language
from django.views.decorators.cache import cache_control
from django.views.decorators.http import require_safe

from portal.base.models import PortalSettings

AN_HOUR = 3600
GROUND = "#FAF7F1"
LONGEST_SHORT_NAME = 12
WORKER = "build/worker.js"
BESIDE = ["build/error.css", "build/theme.js", "build/favicon.svg", "build/fonts/atkinson-hyperlegible-next.woff2"]
"""What the page for offline is drawn with."""


@cache_control(max_age=AN_HOUR, public=True)
@require_safe
def icon(request: HttpRequest) -> HttpResponse:
    """Browsers ask for it here when what they show cannot name one: a feed, a picture, a mail's preview."""
    return redirect(static("build/favicon.svg"))


@cache_control(max_age=AN_HOUR, public=True)
@require_safe
def manifest(request: HttpRequest) -> JsonResponse:
    """In the language of its address."""
    portal = PortalSettings.for_request(request)
    start = "/" if get_language() == settings.LANGUAGE_CODE else f"/{get_language()}/"
    sizes = [(192, "any"), (512, "any"), (512, "maskable")]
    content = {
        "id": "/",
        "name": f"{portal.portal_name} {portal.region_name}".strip(),
        "short_name": portal.portal_name[:LONGEST_SHORT_NAME],
        "description": portal.claim_text,
        "lang": get_language(),
        "start_url": start,
        "scope": "/",
        "display": "standalone",
        "theme_color": portal.primary_colour,
        "background_color": GROUND,
        "icons": [
            {"src": static(f"build/icons/{purpose}-{size}.png"), "sizes": f"{size}x{size}", "type": "image/png",
             "purpose": purpose}
            for size, purpose in sizes
        ],
    }  # fmt: skip
    return JsonResponse(content, content_type="application/manifest+json")


@cache_control(max_age=AN_HOUR, public=True)
@require_safe
def worker(request: HttpRequest) -> HttpResponse:
    """The service worker, with what it keeps written above it: the pages for offline, and nothing that is anybody's.

    Other words or styles make another script, and browsers then fetch all of it anew.
    """
    pages = {code: _offline_url(code) for code, _name in settings.LANGUAGES}
    drawn = "".join(_offline_page(code) for code in pages)
    known = {
        "main": settings.LANGUAGE_CODE,
        "pages": pages,
        "beside": [static(name) for name in BESIDE],
        "icon": static("build/icons/any-192.png"),
        "version": hashlib.sha256(drawn.encode()).hexdigest()[:12],
    }
    script = f"self.portal = {json.dumps(known)};\n{_script()}"
    return HttpResponse(script, content_type="text/javascript; charset=utf-8")


@cache_control(max_age=AN_HOUR, public=True)
@require_safe
def offline(request: HttpRequest) -> HttpResponse:
    return HttpResponse(_offline_page(get_language() or settings.LANGUAGE_CODE))


def _offline_page(language: str) -> str:
    with translation.override(language):
        return render_to_string("web_app/offline.html", {"language": language})


def _offline_url(language: str) -> str:
    with translation.override(language):
        return reverse("offline")


def _script() -> str:
    path = finders.find(WORKER) or settings.STATIC_ROOT / WORKER
    return Path(str(path)).read_text(encoding="utf-8")
