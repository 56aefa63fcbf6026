"""The floor to compare with: reads what is sent in pieces and writes it to a file, and nothing else."""

import os
from collections.abc import Callable, Iterable
from pathlib import Path

PIECE = 256 * 1024


def application(environ: dict, start_response: Callable) -> Iterable[bytes]:
    left = int(environ.get("CONTENT_LENGTH") or 0)
    with Path(os.environ["PLAIN_FILE"]).open("ab", buffering=0) as file:
        while left > 0 and (piece := environ["wsgi.input"].read(min(PIECE, left))):
            file.write(piece)
            left -= len(piece)
    start_response("204 No Content", [])
    return []
