"""Pictures of a tile server, fetched on behalf of the reader and kept on disk.

The reader's browser never speaks to the tile server, so it learns nothing of the reader. Which server that is stands in
the configuration (`TILES_URL`) and nowhere else; redirects are not followed.
"""

import logging
import os
import tempfile
import time
import urllib.error
import urllib.request
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.cache import cache

logger = logging.getLogger(__name__)

TYPES = {"image/png": "png", "image/jpeg": "jpg", "image/webp": "webp"}
MOST_BYTES = 512 * 1024
SECONDS_TO_ANSWER = 5
SECONDS_TO_REST = 20
"""After a failure nobody else waits for the tile server for so long."""
FRESH_SECONDS = 7 * 24 * 3600
PRUNE_EVERY = 200
DOWN = "tiles-down"


class TileError(Exception):
    """The tile server does not answer, or not with a picture."""


@dataclass(frozen=True)
class Tile:
    content: bytes
    content_type: str


class _StayHere(urllib.request.HTTPRedirectHandler):
    """A redirect could lead into the portal's own network."""

    def redirect_request(self, *args: Any, **kwargs: Any) -> None:  # Any: urllib's own signature
        return None


_opener = urllib.request.build_opener(_StayHere)


def tile_at(zoom: int, x: int, y: int) -> Tile | None:
    """The picture; nothing where the tile server has none. A kept one that is old beats an error."""
    kept = _kept(zoom, x, y)
    if kept and time.time() - kept.stat().st_mtime < FRESH_SECONDS:
        return _read(kept)
    try:
        tile = _fetch(zoom, x, y)
    except TileError:
        if kept:
            return _read(kept)
        raise
    if tile:
        _keep(tile, zoom, x, y)
    return tile


def prune() -> int:
    """Take out the oldest until a tenth of the room is free; gives their number."""
    files = [(path.stat(), path) for path in _folder().glob("*/*/*.*")]
    size, removed = sum(stat.st_size for stat, _path in files), 0
    if size <= settings.TILES_CACHE_BYTES:
        return 0
    for stat, path in sorted(files, key=lambda each: each[0].st_mtime):
        if size <= settings.TILES_CACHE_BYTES * 0.9:
            break
        path.unlink(missing_ok=True)
        size -= stat.st_size
        removed += 1
    return removed


def _folder() -> Path:
    return Path(settings.VAR_DIR) / "tiles"


def _kept(zoom: int, x: int, y: int) -> Path | None:
    paths = (_folder() / str(zoom) / str(x) / f"{y}.{ending}" for ending in TYPES.values())
    return next((path for path in paths if path.exists()), None)


def _read(path: Path) -> Tile:
    content_type = next(name for name, ending in TYPES.items() if path.suffix == f".{ending}")
    return Tile(path.read_bytes(), content_type)


def _keep(tile: Tile, zoom: int, x: int, y: int) -> None:
    """Written beside and moved into its place, so that nobody reads half a picture."""
    target = _folder() / str(zoom) / str(x) / f"{y}.{TYPES[tile.content_type]}"
    target.parent.mkdir(parents=True, exist_ok=True)
    handle, name = tempfile.mkstemp(dir=target.parent)
    with os.fdopen(handle, "wb") as file:
        file.write(tile.content)
    Path(name).replace(target)
    if hash((zoom, x, y)) % PRUNE_EVERY == 0:
        prune()


def _fetch(zoom: int, x: int, y: int) -> Tile | None:
    if cache.get(DOWN):
        raise TileError
    url = settings.TILES_URL.replace("{z}", str(zoom)).replace("{x}", str(x)).replace("{y}", str(y))
    agent = f"MokWi ({settings.WAGTAILADMIN_BASE_URL})"
    request = urllib.request.Request(url, headers={"User-Agent": agent, "Accept": ", ".join(TYPES)})  # noqa: S310  # checked by the settings
    try:
        with _opener.open(request, timeout=SECONDS_TO_ANSWER) as response:
            return Tile(_limited(response), _known_type(response.headers.get_content_type()))
    except urllib.error.HTTPError as error:
        with error:
            if error.code in {404, 410}:
                return None
        _rest(f"it answered {error.code}")
        raise TileError from error
    except (OSError, ValueError) as error:
        _rest(str(error))
        raise TileError from error


def _limited(response: Any) -> bytes:  # Any: urllib's response
    """The body, as far as it comes in time and is no larger than a picture may be."""
    deadline, content = time.monotonic() + SECONDS_TO_ANSWER, b""
    while part := response.read1(65536):
        content += part
        if len(content) > MOST_BYTES:
            message = "the picture is too large"
            raise ValueError(message)
        if time.monotonic() > deadline:
            message = "it took too long"
            raise ValueError(message)
    return content


def _known_type(content_type: str) -> str:
    if content_type not in TYPES:
        message = f"it sent {content_type}, which is no picture"
        raise ValueError(message)
    return content_type


def _rest(reason: str) -> None:
    logger.warning("The tile server gave no picture: %s", reason)
    cache.set(DOWN, True, SECONDS_TO_REST)
