"""`python -m portal.sockets [--host 127.0.0.1] [--port 8001]`, as `manage.py serve` starts it."""

import asyncio
import gc
import os
from argparse import ArgumentParser
from contextlib import suppress

import django
from django.conf import settings

from portal import memory

SECONDS_TO_STOP = 3

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "portal.settings.production")


def main() -> None:
    memory.spare()
    prepare()
    parser = ArgumentParser(prog="python -m portal.sockets")
    parser.add_argument("--host", default=settings.SERVE_HOST)
    parser.add_argument("--port", type=int, default=settings.SERVE_SOCKETS_PORT)
    given = parser.parse_args()
    with suppress(KeyboardInterrupt):
        asyncio.run(serve(given.host, given.port))


def prepare() -> None:
    """What Django is in this process."""
    from portal.sockets.apps import INSTALLED_APPS  # noqa: PLC0415  # everything in its turn

    settings.INSTALLED_APPS = INSTALLED_APPS
    settings.USE_I18N = False  # it says nothing in words, and the catalogues would take megabytes
    # Its threads live as long as it does; a new connection takes longer than what is asked by it.
    settings.DATABASES["default"] |= {"CONN_MAX_AGE": None, "CONN_HEALTH_CHECKS": True}
    django.setup()


async def serve(host: str, port: int) -> None:
    """Until somebody stops it; who is connected is told to join again (1012)."""
    import uvicorn  # noqa: PLC0415  # everything in its turn

    from portal.sockets.routes import application  # noqa: PLC0415  # uses models, which are ready only now
    from workspace.texts.live.limits import MESSAGE_BYTES  # noqa: PLC0415  # as above

    config = uvicorn.Config(
        application,
        host=host,
        port=port,
        ws="websockets-sansio",
        ws_max_size=4
        * MESSAGE_BYTES,  # what is above our own limit is cut off and logged; above this one the line ends
        ws_per_message_deflate=False,  # letters become no shorter
        http="h11",
        loop="none",
        lifespan="off",
        log_config=None,
        access_log=False,
        server_header=False,
        timeout_graceful_shutdown=SECONDS_TO_STOP,
    )
    # What has been loaded stays: nothing looks through it for garbage while somebody waits for a letter.
    gc.collect()
    gc.freeze()
    await uvicorn.Server(config).serve()


if __name__ == "__main__":
    main()
