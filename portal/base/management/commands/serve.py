import sys
from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from portal.base.serving import address, database
from portal.base.serving.supervisor import Supervisor

SECONDS_TO_START = 60


class Command(BaseCommand):
    requires_system_checks = ()  # they take a second; `handle` runs them where something is new
    help = "Prepare the database, then run the web server, the background worker and the timer until stopped."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--host", default=settings.SERVE_HOST)
        parser.add_argument("--port", type=int, default=settings.SERVE_PORT)

    def handle(self, *args: Any, **options: Any) -> None:
        host, port = options["host"], options["port"]
        address.ensure_free(host, port)
        if not settings.DEBUG:
            address.ensure_free(host, settings.SERVE_SOCKETS_PORT)
            self.check()
            ensure_prepared()
        supervisor = Supervisor()
        supervisor.quit_on_signals()
        try:
            sys.exit(self.serve(supervisor, host, port))
        finally:
            supervisor.stop()

    def serve(self, supervisor: Supervisor, host: str, port: int) -> int:
        if settings.DEBUG:
            self.prepare_development()  # first: a page without its tables is an error to whoever is early
        for name, command in web_commands(host, port).items():
            supervisor.start(name, command)
        accounts = database.demo_accounts() if settings.DEBUG else ""  # while the web server loads
        supervisor.watch_signals()
        ready = address.wait_until_it_answers(
            host,
            port,
            name="localhost" if settings.DEBUG else settings.ALLOWED_HOSTS[0].lstrip("."),
            path="/healthz/",
            seconds=SECONDS_TO_START,
            give_up=lambda: supervisor.stopping or supervisor.ended() is not None,
        )
        if ready:
            self.say_where(address.url_of(host, port), accounts)
            supervisor.start("worker", manage("db_worker", "--queue-name", "*", "--no-reload"))
            supervisor.start("timer", manage("timer"))
        return supervisor.wait()

    def prepare_development(self) -> None:
        """Bring the database up to date, fill an empty one."""
        if database.pending_migrations():
            self.say("Preparing the database …")
            self.check()
            database.migrate()
        if database.is_empty():
            self.say("Loading the demo content …")
            database.load_demo_if_empty()

    def say(self, text: str) -> None:
        """At once, also where the output goes to a file."""
        self.stdout.write(text)
        self.stdout.flush()

    def say_where(self, url: str, accounts: str) -> None:
        self.stdout.write(f"\nMokWi runs at {url}  (administration: {url}admin/)")
        if accounts:
            self.stdout.write(accounts)
        self.say("Ctrl-C stops it.\n")


def ensure_prepared() -> None:
    """In production these steps are taken on purpose, see docs/production.md."""
    if database.pending_migrations():
        raise CommandError("The database is older than the code; run: manage.py migrate")
    if not (Path(settings.STATIC_ROOT) / "staticfiles.json").exists():
        raise CommandError("The static files are not collected; run: manage.py collectstatic --noinput")


def web_commands(host: str, port: int) -> dict[str, list[str]]:
    """In development one process serves pages and sockets; in production faster WSGI workers serve pages, a
    slim process sockets."""
    if settings.DEBUG:
        return {"web": granian(host, port, "asginl", "portal.asgi:application")}
    workers = ["--workers", str(settings.SERVE_WORKERS), "--blocking-threads", "2"]
    return {
        "web": granian(host, port, "wsgi", "portal.wsgi:application", *workers),
        "sockets": sockets(host, settings.SERVE_SOCKETS_PORT),
    }


def granian(host: str, port: int, interface: str, application: str, *more: str) -> list[str]:
    command = [sys.executable, "-m", "granian", "--interface", interface, "--host", host, "--port", str(port)]
    return [*command, *more, "--log-level", "warning", application]


def sockets(host: str, port: int) -> list[str]:
    return [sys.executable, "-m", "portal.sockets", "--host", host, "--port", str(port)]


def manage(*arguments: str) -> list[str]:
    return [sys.executable, str(Path(sys.argv[0]).resolve()), *arguments]
