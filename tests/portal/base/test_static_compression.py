"""In development, too, a first visit stays light: text is compressed, fonts and parts of files are left as they are."""

import gzip

import pytest

from portal.settings import development

PLACE = "portal.base.middleware.StaticCompressionMiddleware"


@pytest.fixture
def fetch(client, settings, db):
    settings.WHITENOISE_USE_FINDERS = True
    settings.MIDDLEWARE = [PLACE, *settings.MIDDLEWARE]

    def fetch(address, **headers):
        response = client.get(address, headers={"accept-encoding": "gzip", **headers})
        content = b"".join(response.streaming_content) if response.streaming else response.content
        response.close()
        return response, content

    return fetch


def test_development_compresses():
    assert development.MIDDLEWARE[0] == PLACE


@pytest.mark.parametrize("file", ["main.css", "main.js", "sprite.svg"])
def test_text_comes_compressed(fetch, settings, file):
    response, content = fetch(f"/static/build/{file}")

    plain = (settings.BASE_DIR / "static" / "build" / file).read_bytes()
    assert response.headers["Content-Encoding"] == "gzip"
    assert gzip.decompress(content) == plain
    assert len(content) < len(plain) / 2


def test_what_is_compressed_already_stays(fetch):
    response, content = fetch("/static/build/fonts/atkinson-hyperlegible-next.woff2")
    assert not response.has_header("Content-Encoding")
    assert content.startswith(b"wOF2")


def test_a_part_of_a_file_stays(fetch):
    response, content = fetch("/static/build/main.css", range="bytes=0-99")
    assert (response.status_code, len(content)) == (206, 100)
    assert not response.has_header("Content-Encoding")


@pytest.mark.django_db
def test_pages_stay_plain(fetch):
    response, _ = fetch("/konto/anmelden/")
    assert not response.has_header("Content-Encoding")
