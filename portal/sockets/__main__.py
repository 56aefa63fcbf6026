"""`python -m portal.sockets [--host 127.0.0.1] [--port 8001]`, as `manage.py serve` starts it."""

import asyncio
import ctypes
import gc
import os
import signal
import sys
from argparse import ArgumentParser

import django
from django.conf import settings

ARENA_MAX = -8
"""glibc's number of that setting."""

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "portal.settings.production")


def main() -> None:
    share_memory()
    prepare()
    parser = ArgumentParser(prog="python -m portal.sockets")
    parser.add_argument("--host", default=settings.SERVE_HOST)
    parser.add_argument("--port", type=int, default=settings.SERVE_SOCKETS_PORT)
    given = parser.parse_args()
    asyncio.run(serve(given.host, given.port))


def share_memory() -> None:
    """Of its threads one computes at a time, so that a heap for each of them is some megabytes for nothing."""
    if sys.platform == "linux" and hasattr(libc := ctypes.CDLL(None), "mallopt"):
        libc.mallopt(ARENA_MAX, 1)


def prepare() -> None:
    """What Django is in this process."""
    from portal.sockets.apps import INSTALLED_APPS  # noqa: PLC0415  # everything in its turn

    settings.INSTALLED_APPS = INSTALLED_APPS
    # Its threads live as long as it does; a new connection takes longer than what is asked by it.
    settings.DATABASES["default"] |= {"CONN_MAX_AGE": None, "CONN_HEALTH_CHECKS": True}
    django.setup()


async def serve(host: str, port: int) -> None:
    """Until somebody stops it."""
    from granian.constants import Interfaces  # noqa: PLC0415  # takes its memory only here
    from granian.log import LogLevels  # noqa: PLC0415
    from granian.server.embed import Server  # noqa: PLC0415

    from portal.sockets.routes import application  # noqa: PLC0415  # uses models, which are ready only now

    server = Server(application, host, port, interface=Interfaces.ASGINL, log_level=LogLevels.error, websockets=True)
    loop = asyncio.get_running_loop()
    for number in (signal.SIGINT, signal.SIGTERM):
        loop.add_signal_handler(number, server.stop)
    # What has been loaded stays: nothing looks through it for garbage while somebody waits for a letter.
    gc.collect()
    gc.freeze()
    await server.serve()


if __name__ == "__main__":
    main()
