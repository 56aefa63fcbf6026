"""Where a video lives, read from the address that people copy out of their browser."""

import re
from dataclasses import dataclass
from urllib.parse import parse_qs, urlsplit

from django.utils.http import urlencode

YOUTUBE_ID = re.compile(r"[\w-]{11}", re.ASCII)
VIMEO_PATH = re.compile(r"/(?:video/)?(?P<id>\d{4,12})(?:/(?P<hash>[0-9a-f]{6,20}))?/?", re.ASCII)


@dataclass(frozen=True)
class Video:
    """A video at a provider: where people watch it, and what is put into the page once they asked for it."""

    provider: str
    watch_url: str
    embed_url: str


def find_video(address: str) -> Video | None:
    """The video behind an address of YouTube or Vimeo, rebuilt from its number; nothing else of the address is kept."""
    try:
        parts = urlsplit(address.strip())
    except ValueError:
        return None
    if parts.scheme not in {"http", "https"}:
        return None
    host = (parts.hostname or "").removeprefix("www.").removeprefix("m.")
    if host in {"youtube.com", "youtube-nocookie.com", "youtu.be"}:
        return _youtube(host, parts.path, parse_qs(parts.query))
    if host in {"vimeo.com", "player.vimeo.com"}:
        return _vimeo(parts.path, parse_qs(parts.query))
    return None


def _youtube(host: str, path: str, query: dict[str, list[str]]) -> Video | None:
    steps = path.strip("/").split("/")
    if host == "youtu.be":
        number = steps[0]
    elif steps[0] == "watch":
        number = query.get("v", [""])[0]
    elif len(steps) > 1 and steps[0] in {"embed", "shorts", "live"}:
        number = steps[1]
    else:
        return None
    if not YOUTUBE_ID.fullmatch(number):
        return None
    return Video(
        provider="YouTube",
        watch_url=f"https://www.youtube.com/watch?v={number}",
        embed_url=f"https://www.youtube-nocookie.com/embed/{number}?autoplay=1&rel=0",
    )


def _vimeo(path: str, query: dict[str, list[str]]) -> Video | None:
    match = VIMEO_PATH.fullmatch(path)
    if not match:
        return None
    number = match["id"]
    secret = match["hash"] or query.get("h", [""])[0]
    if not re.fullmatch(r"[0-9a-f]*", secret):
        return None
    options = {"autoplay": 1, "dnt": 1} | ({"h": secret} if secret else {})
    return Video(
        provider="Vimeo",
        watch_url=f"https://vimeo.com/{number}" + (f"/{secret}" if secret else ""),
        embed_url=f"https://player.vimeo.com/video/{number}?{urlencode(options)}",
    )
