"""Installing the portal: manifest, icons, the service worker's script, and the page for offline."""

import json
import struct
from pathlib import Path

import pytest
from django.contrib.staticfiles import finders
from django.templatetags.static import static

from portal.base.models import PortalSettings


@pytest.mark.parametrize(("path", "start", "language"), [("", "/", "de"), ("/en", "/en/", "en")])
def test_the_manifest_in_each_language(client, home_page, path, start, language):
    response = client.get(f"{path}/manifest.webmanifest")

    said = json.loads(response.content)
    assert response["Content-Type"] == "application/manifest+json"
    assert (said["start_url"], said["lang"], said["display"]) == (start, language, "standalone")
    assert f'<link rel="manifest" href="{path}/manifest.webmanifest">' in client.get(start).content.decode()


def test_the_icons_are_as_large_as_the_manifest_says(client, home_page):
    for icon in json.loads(client.get("/manifest.webmanifest").content)["icons"]:
        with Path(finders.find(icon["src"].removeprefix("/static/"))).open("rb") as file:
            width, height = struct.unpack(">II", file.read(24)[16:])
        assert f"{width}x{height}" == icon["sizes"]


def test_the_portals_own_name_and_colour(client, home_page):
    settings = PortalSettings.for_site(home_page.get_site())
    settings.portal_name, settings.primary_colour = "Klimaportal Nord", "#112233"
    settings.save()

    said = json.loads(client.get("/manifest.webmanifest").content)

    assert (said["short_name"], said["theme_color"]) == ("Klimaportal ", "#112233")


def test_the_worker_keeps_what_belongs_to_nobody_and_all_of_it_is_there(client, anna, home_page):
    client.force_login(anna)
    response = client.get("/sw.js")

    known = json.loads(response.content.decode().split("\n")[0].removeprefix("self.portal = ").removesuffix(";"))
    assert response["Content-Type"].startswith("text/javascript")
    assert known["pages"] == {"de": "/offline/", "en": "/en/offline/"}
    for page in known["pages"].values():
        answer = client.get(page)
        assert anna.name not in answer.content.decode()
        assert ("csrf" in answer.content.decode(), answer.cookies) == (False, {})
    for path in known["beside"]:
        assert finders.find(path.removeprefix("/static/"))


def test_the_pages_for_offline_are_in_their_language_and_drawn_with_what_is_kept(client, home_page):
    known = client.get("/sw.js").content.decode()
    german, english = (client.get(path).content.decode() for path in ("/offline/", "/en/offline/"))

    assert ('lang="de"' in german, 'lang="en"' in english) == (True, True)
    assert "keine Verbindung" in german
    for part in ("build/error.css", "build/theme.js", "build/favicon.svg"):
        assert part in german
        assert part in known


def test_the_worker_can_be_kept_for_an_hour_by_everybody(client, home_page):
    response = client.get("/sw.js")

    assert response["Cache-Control"] == "max-age=3600, public"
    assert "Cookie" not in response.get("Vary", "")


def test_what_cannot_name_an_icon_has_one(client):
    response = client.get("/favicon.ico")

    assert (response.status_code, response["Location"]) == (302, static("build/favicon.svg"))
