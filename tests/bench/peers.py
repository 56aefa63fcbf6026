"""What it takes to measure another project's pages beside ours: its database, its own Python, and turns."""

import os
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from urllib.request import urlopen

import psycopg

from tests.bench.load import Figure, measure
from tests.e2e.portal import ROOT


@dataclass(frozen=True)
class Peer:
    """A clone with an environment of its own in `.venv`, and a database on the server that DATABASE_URL names."""

    source: Path
    database: str
    settings: str

    @property
    def python(self) -> str:
        return str(self.source / ".venv" / "bin" / "python")

    @property
    def environment(self) -> dict[str, str]:
        server = os.environ["DATABASE_URL"].rpartition("/")[0]
        return os.environ | {
            "DJANGO_SETTINGS_MODULE": self.settings,
            "DATABASE_URL": f"{server}/{self.database}",
            "PYTHONPATH": f"{self.source}:{ROOT}",
        }

    def manage(self, *arguments: str, directory: Path) -> str:
        """What a management command prints."""
        command = [self.python, "-m", "django", *arguments]
        done = subprocess.run(
            command, cwd=directory, env=self.environment, check=True, stdout=subprocess.PIPE, text=True
        )
        return done.stdout

    def begin(self) -> bool:
        """Whether the database had to be made."""
        connection = psycopg.connect(os.environ["DATABASE_URL"])
        connection.autocommit = True
        with connection.cursor() as cursor:
            cursor.execute("SELECT 1 FROM pg_database WHERE datname = %s", [self.database])
            is_new = cursor.fetchone() is None
            if is_new:
                cursor.execute(f'CREATE DATABASE "{self.database}"')
        connection.close()
        return is_new


def in_turn(page: str, urls: dict[str, str], seconds: int) -> dict[str, Figure]:
    """Of one page, by whose it is."""
    figures = {}
    for whose, url in urls.items():
        with urlopen(url, timeout=300) as answer:  # the first one makes its pictures
            answer.read()
        measure(url, seconds=1)
        figures[whose] = measure(url, seconds=seconds)
        sys.stderr.write(f"{page}, {whose}: {figures[whose]}\n")
    return figures
