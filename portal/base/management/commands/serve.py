import os
import sys
from argparse import ArgumentParser
from typing import Any

from django.conf import settings
from django.core.management import call_command, get_commands
from django.core.management.base import BaseCommand

from portal.base.serving import address, database
from portal.base.serving.supervisor import Supervisor

SECONDS_TO_START = 60


class Command(BaseCommand):
    help = "Prepare the database, then run the web server, the background worker and the timer until stopped."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--host", default=settings.SERVE_HOST)
        parser.add_argument("--port", type=int, default=settings.SERVE_PORT)

    def handle(self, *args: Any, **options: Any) -> None:
        host, port = options["host"], options["port"]
        address.ensure_free(host, port)
        database.migrate_if_needed()
        if database.load_demo_if_empty():
            self.stdout.write("The demo content is loaded.")
        sys.exit(self.serve(host, port))

    def serve(self, host: str, port: int) -> int:
        supervisor = Supervisor()
        supervisor.watch_signals()
        try:
            supervisor.start("web", web_command(host, port))
            ready = address.wait_until_it_answers(
                host,
                port,
                path="/healthz/",
                seconds=SECONDS_TO_START,
                give_up=lambda: supervisor.stopping or supervisor.ended() is not None,
            )
            if ready:
                self.say_where(address.url_of(host, port))
                supervisor.start("worker", manage("db_worker", "--queue-name", "*", "--no-reload"))
                supervisor.start("timer", manage("timer"))
            return supervisor.wait()
        finally:
            supervisor.stop()

    def say_where(self, url: str) -> None:
        self.stdout.write(f"\nMokWi runs at {url}  (administration: {url}admin/)")
        if settings.DEBUG and "demo" in get_commands():
            call_command("demo", accounts=True)
        self.stdout.write("Ctrl-C stops it.\n")
        self.stdout.flush()


def web_command(host: str, port: int) -> list[str]:
    """One ASGI process serves pages and sockets."""
    command = [sys.executable, "-m", "granian", "--interface", "asginl", "--host", host, "--port", str(port)]
    return [*command, "--workers", "1", "--log-level", "warning", "portal.asgi:application"]


def manage(*arguments: str) -> list[str]:
    return [sys.executable, os.path.abspath(sys.argv[0]), *arguments]  # noqa: PTH100
