"""Two nodes, an object storage and nginx, each in a folder of its own; all of it ends with this process."""

import json
import os
import re
import secrets
import shutil
import signal
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path

from portal.base.serving.supervisor import die_with_the_parent
from tests.e2e.portal import ROOT, free_port

DEPLOY = ROOT / "deploy"
UNITS = {
    role: f"mokwi-{role}{'@' if role == 'worker' else ''}.service" for role in ("web", "sockets", "worker", "timer")
}
ROLES = tuple(UNITS)
SECONDS_TO_START = 180
CERTIFICATE = "req -x509 -newkey ec -pkeyopt ec_paramgen_curve:prime256v1 -nodes -days 1 -subj /CN=localhost"


def start(name: str, command: list[str], room: Path, folder: Path, **environment: str) -> subprocess.Popen[bytes]:
    with (room / f"{name}.log").open("ab") as log:
        return subprocess.Popen(
            command,
            cwd=folder,
            env={**os.environ, **environment},
            stdout=log,
            stderr=subprocess.STDOUT,
            start_new_session=True,
            preexec_fn=die_with_the_parent,  # noqa: PLW1509  # our own
        )


@dataclass
class Node:
    """A version of the portal as `deploy/release` puts it on a server, and its processes."""

    name: str
    room: Path
    home: Path = field(init=False)
    pages: int = field(default_factory=free_port)
    sockets: int = field(default_factory=free_port)
    processes: dict[str, subprocess.Popen[bytes]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.home = self.room / self.name

    @property
    def ports(self) -> dict[str, str]:
        return {
            "PORT": str(self.pages),
            "SOCKETS_PORT": str(self.sockets),
            "WEB_WORKERS": "1",
            "DJANGO_SETTINGS_MODULE": "portal.settings.production",
        }

    def release(self, settings: dict[str, str]) -> None:
        (self.home / "shared").mkdir(parents=True)
        lines = "".join(f"{name}={value}\n" for name, value in settings.items())
        (self.home / "shared" / "env").write_text(lines, "utf-8")
        user = subprocess.run(["id", "-un"], check=True, capture_output=True, text=True).stdout.strip()
        environment = {**os.environ, "MOKWI_HOME": str(self.home), "MOKWI_USER": user}
        subprocess.run(
            [DEPLOY / "release", "first"],
            env={**environment, "MOKWI_VENV": str(Path(sys.prefix))},
            check=True,
            stdout=subprocess.DEVNULL,
        )

    def release_as(self, other: "Node") -> None:
        """The same once more, on another machine: collecting the static files takes longest."""
        shutil.copytree(other.home, self.home, symlinks=True)
        for link in (self.home / "releases" / "first").iterdir():
            if link.is_symlink() and (place := str(link.readlink())).startswith(str(other.home)):
                link.unlink()
                link.symlink_to(place.replace(str(other.home), str(self.home)))

    def start(self, *roles: str) -> None:
        """As the units of deploy/systemd do."""
        current = self.home / "current"
        for role in roles or ROLES:
            unit = (DEPLOY / "systemd" / UNITS[role]).read_text("utf-8")
            command = re.search("^ExecStart=/srv/mokwi/current/(.*)$", unit, re.MULTILINE)[1].split()
            command[0] = str(current / command[0])
            self.processes[role] = start(f"{self.name}-{role}", command, self.room, current.resolve(), **self.ports)

    def wait(self) -> None:
        """Until pages and sockets answer."""
        wait_for(f"http://127.0.0.1:{self.pages}/health/live", self.processes["web"])
        wait_for(f"http://127.0.0.1:{self.sockets}/health/live", self.processes["sockets"])

    def stop(self, *roles: str) -> None:
        """As a service manager does."""
        stopping = [self.processes[role] for role in roles or ROLES if role in self.processes]
        for process in stopping:
            process.terminate()
        for process in stopping:
            process.wait(60)

    def kill(self) -> None:
        """As when the power goes."""
        for process in self.processes.values():
            with suppress(ProcessLookupError):
                os.killpg(process.pid, signal.SIGKILL)
            process.wait()


def wait_for(url: str, process: subprocess.Popen[bytes]) -> None:
    """Until it gives any answer."""
    deadline = time.monotonic() + SECONDS_TO_START
    while time.monotonic() < deadline and process.poll() is None:
        try:
            urllib.request.urlopen(urllib.request.Request(url, headers={"Host": "localhost"}), timeout=5).close()
        except urllib.error.HTTPError:
            return
        except OSError:
            time.sleep(0.1)
        else:
            return
    raise RuntimeError(f"{url} does not answer")


EVERYBODY_READS = {
    "Version": "2012-10-17",
    "Statement": [
        {"Effect": "Allow", "Principal": "*", "Action": "s3:GetObject", "Resource": "arn:aws:s3:::pictures/*"},
    ],
}


class Storage:
    """moto's server, with both buckets."""

    def __init__(self, room: Path) -> None:
        self.port = free_port()
        command = [sys.executable, "-m", "moto.server", "-H", "127.0.0.1", "-p", str(self.port)]
        self.process = start("storage", command, room, room)

    def url(self, proxy: int) -> str:
        pictures = f"https://localhost:{proxy}/media"
        return f"s3+http://key:secret@127.0.0.1:{self.port}/pictures/documents?region=us-east-1&pictures={pictures}"

    def prepare(self) -> None:
        wait_for(f"http://127.0.0.1:{self.port}/moto-api/", self.process)
        for bucket in ("pictures", "documents"):
            self._put(bucket)
        self._put("pictures?policy", json.dumps(EVERYBODY_READS).encode())

    def _put(self, what: str, data: bytes = b"") -> None:
        kind = {"Content-Type": "application/json"}  # else moto takes it for a form
        request = urllib.request.Request(f"http://127.0.0.1:{self.port}/{what}", data, kind, method="PUT")
        urllib.request.urlopen(request, timeout=10).close()

    def stop(self) -> None:
        self.process.kill()
        self.process.wait()


class Proxy:
    """nginx with what lies in deploy/nginx; only names, ports and places are other ones."""

    def __init__(self, room: Path) -> None:
        self.room, self.port, self.plain = room, free_port(), free_port()
        self.folder, self.main = room / "nginx" / "mokwi", room / "nginx" / "nginx.conf"
        self.process: subprocess.Popen[bytes] | None = None

    def configure(self, nodes: list[Node], storage: Storage) -> None:
        self.folder.mkdir(parents=True)
        certificate = [
            *CERTIFICATE.split(),
            "-keyout",
            self.folder / "privkey.pem",
            "-out",
            self.folder / "fullchain.pem",
        ]
        subprocess.run(["openssl", *certificate], check=True, capture_output=True)
        for file in (DEPLOY / "nginx").iterdir():
            (self.folder / file.name).write_text(self._here(file.read_text("utf-8"), nodes[0], storage), "utf-8")
        shutil.copy(self.folder / "media-s3.conf", self.folder / "media.conf")
        upstreams = (self.folder / "upstreams.conf").read_text("utf-8")
        for port, which in ((8000, "pages"), (8001, "sockets")):
            line = re.search(rf"^ *server 127\.0\.0\.1:{port} .*\n", upstreams, re.MULTILINE)[0]
            lines = [line.replace(str(port), str(getattr(node, which))).replace("node-a", node.name) for node in nodes]
            upstreams = upstreams.replace(line, "".join(lines))
        (self.folder / "upstreams.conf").write_text(upstreams, "utf-8")
        user = "user root;" if os.getuid() == 0 else ""
        places = " ".join(f"{kind}_temp_path {self.room}/nginx/{kind};" for kind in TEMPORARY)
        self.main.write_text(
            f"{user} pid {self.room}/nginx/pid; error_log {self.room}/nginx.log warn; worker_processes 2;\n"
            f"events {{ worker_connections 2048; }}\n"
            f"http {{ include /etc/nginx/mime.types; access_log off; {places} include {self.folder}/mokwi.conf; }}\n",
            "utf-8",
        )

    def _here(self, text: str, node: Node, storage: Storage) -> str:
        return (
            text.replace("/etc/nginx/mokwi", str(self.folder))
            .replace("/etc/letsencrypt/live/portal.example.org", str(self.folder))
            .replace("portal.example.org", "localhost")
            .replace("/srv/mokwi", str(node.home))
            .replace("listen 80", f"listen 127.0.0.1:{self.plain}")
            .replace("listen 443", f"listen 127.0.0.1:{self.port}")
            .replace("https://storage.example.org", f"http://127.0.0.1:{storage.port}")
            .replace("storage.example.org", f"127.0.0.1:{storage.port}")
        )

    def start(self) -> None:
        command = ["nginx", "-c", str(self.main), "-g", "daemon off;"]
        self.process = start("nginx-start", command, self.room, self.room)
        deadline = time.monotonic() + SECONDS_TO_START
        while time.monotonic() < deadline:
            with suppress(OSError):
                socket.create_connection(("127.0.0.1", self.port), timeout=5).close()
                return
            time.sleep(0.05)
        raise RuntimeError("nginx does not start")

    def stop(self) -> None:
        if self.process is not None:
            self.process.terminate()
            self.process.wait(20)

    def roll(self, node: Node, command: str) -> None:
        """`deploy/roll`, as on a server."""
        environment = {"MOKWI_NGINX": str(self.folder), "MOKWI_NGINX_COMMAND": f"nginx -c {self.main}"}
        subprocess.run(
            [DEPLOY / "roll", node.name, "sh", "-c", command],
            env={**os.environ, **environment},
            check=True,
            stdout=subprocess.DEVNULL,
        )


TEMPORARY = ("client_body", "proxy", "fastcgi", "uwsgi", "scgi")


def settings_of(database: str, redis: str, search: str, storage: Storage, proxy: Proxy) -> dict[str, str]:
    """What both nodes are told."""
    return {
        "SECRET_KEY": secrets.token_urlsafe(50),
        "ALLOWED_HOSTS": "localhost",
        "BASE_URL": f"https://localhost:{proxy.port}",
        "DATABASE_URL": database,
        "REDIS_URL": redis,
        "STORAGE_URL": storage.url(proxy.port),
        "EMAIL_URL": "dummymail://",
        "TRUSTED_PROXY_COUNT": "1",
        **({"SEARCH_URL": f"{search.rstrip('/')}/smoke{secrets.token_hex(4)}"} if search else {}),
    }
