import os
import signal
import socket
import subprocess
import sys
import time

import pytest
from django.core.management.base import CommandError

from portal.base.management.commands import serve
from portal.base.management.commands.serve import Command, commands
from portal.base.serving import address, database
from portal.base.serving.supervisor import Supervisor

SLEEP = [sys.executable, "-c", "import time; time.sleep(60)"]


def test_a_port_in_use_is_said():
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]

        with pytest.raises(CommandError, match=f"^Port {port} is already in use; .* PORT={port + 1} make run$"):
            address.ensure_free("127.0.0.1", port)


def test_a_host_that_is_not_ours_is_said():
    with pytest.raises(CommandError, match=r"^HOST=192\.0\.2\.1 is not an address of this machine\.$"):
        address.ensure_free("192.0.2.1", 8000)


@pytest.mark.parametrize(
    ("host", "url"),
    [
        ("127.0.0.1", "http://localhost:8000/"),
        ("0.0.0.0", "http://localhost:8000/"),  # noqa: S104  # not bound
        ("10.1.2.3", "http://10.1.2.3:8000/"),
        ("example.org", "http://example.org:8000/"),
        ("fd00::1", "http://[fd00::1]:8000/"),
    ],
)
def test_the_printed_address_can_be_opened(host, url):
    assert address.url_of(host, 8000) == url


def test_when_one_process_ends_all_end(capsys):
    supervisor = Supervisor()
    supervisor.start("long", SLEEP)
    supervisor.start("short", [sys.executable, "-c", "raise SystemExit(3)"])

    code = supervisor.wait()
    supervisor.stop()

    assert code == 1
    assert capsys.readouterr().err == "The process `short` has ended (code 3).\n"
    assert supervisor.processes["long"].poll() == -signal.SIGTERM


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM, signal.SIGHUP, signal.SIGKILL])
def test_no_process_outlives_its_supervisor(number):
    code = (
        "import sys; from portal.base.serving.supervisor import Supervisor; s = Supervisor(); s.watch_signals();"
        f"s.start('child', {SLEEP!r}); print(s.processes['child'].pid, flush=True); s.wait(); s.stop()"
    )
    parent = subprocess.Popen([sys.executable, "-c", code], stdout=subprocess.PIPE, text=True)
    child = int(parent.stdout.readline())

    parent.send_signal(number)
    parent.wait(timeout=20)
    parent.stdout.close()

    assert not still_runs(child)


def still_runs(pid):
    for _attempt in range(50):
        try:
            os.kill(pid, 0)
        except ProcessLookupError:
            return False
        time.sleep(0.1)
    return True


def test_a_portal_with_an_account_is_not_empty(db, anna):
    assert not database.is_empty()


def test_a_portal_of_its_own_gets_no_demo(db, anna):
    assert not database.load_demo_if_empty()
    assert database.demo_accounts() == ""


def test_a_migrated_database_without_content_is_empty(db):
    assert database.is_empty()
    assert database.pending_migrations() == 0


def test_nobody_is_answered_before_the_database_is_ready(settings, monkeypatch):
    settings.DEBUG = True
    done = []
    for step in ("pending_migrations", "migrate", "is_empty", "load_demo_if_empty"):
        monkeypatch.setattr(database, step, lambda step=step: done.append(step) or True)
    monkeypatch.setattr(database, "demo_accounts", lambda: "")
    supervisor = Supervisor()
    monkeypatch.setattr(supervisor, "start", lambda name, command: done.append(name))
    supervisor.stopping = True
    command = Command()
    monkeypatch.setattr(command, "check", lambda: None)

    command.serve(supervisor, "127.0.0.1", 1)

    assert done == ["pending_migrations", "migrate", "is_empty", "load_demo_if_empty", "web"]


def test_in_production_each_role_is_a_process_of_its_own(settings):
    settings.DEBUG, settings.SERVE_WORKERS = False, 3

    started = {role: " ".join(commands([role], "127.0.0.1", 8000)[role][1:]) for role in serve.ROLES}

    assert set(commands(serve.ROLES, "127.0.0.1", 8000)) == set(serve.ROLES)
    assert "portal.base.serving.pages" in started["web"]
    assert "--workers 3" in started["web"]
    assert started["sockets"] == f"-m portal.sockets --host 127.0.0.1 --port {settings.SERVE_SOCKETS_PORT}"
    assert started["worker"].endswith(" worker")
    assert started["timer"].endswith(" timer")


@pytest.mark.parametrize("role", serve.ROLES)
def test_a_single_role_has_no_process_above_it(settings, monkeypatch, role):
    settings.DEBUG = False
    monkeypatch.setattr(Command, "check", lambda self: None)
    monkeypatch.setattr(serve, "ensure_prepared", lambda: None)
    became = []
    monkeypatch.setattr(serve, "become", became.append)
    monkeypatch.setattr(serve, "call_command", became.append)
    monkeypatch.setattr(Supervisor, "start", lambda *started: became.append(started))

    monkeypatch.setattr(address, "ensure_free", lambda host, port: None)

    Command().handle(host="127.0.0.1", port=8000, only=[role])

    assert became == [role if role in {"worker", "timer"} else commands([role], "127.0.0.1", 8000)[role]]


def test_several_roles_run_under_one_supervisor_without_the_others(settings, monkeypatch):
    settings.DEBUG = False
    command, supervisor, started = Command(), Supervisor(), []
    command.roles = ["worker", "timer"]
    monkeypatch.setattr(supervisor, "start", lambda name, command: started.append(name))
    supervisor.stopping = True
    monkeypatch.setattr(supervisor, "watch_signals", lambda: None)

    command.serve(supervisor, "127.0.0.1", 1)

    assert started == ["worker", "timer"]


def test_development_has_no_roles_apart(settings):
    settings.DEBUG = True

    with pytest.raises(CommandError, match="--only is for production"):
        Command().handle(host="127.0.0.1", port=8000, only=["worker"])
