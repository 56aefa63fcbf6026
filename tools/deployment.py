"""`make lint-deploy`: each file of deploy/ is read by the tool that will read it, or by its own checker.

The containers' tools come into an environment of their own; nginx, systemd and bash are Debian's.
"""

import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

from own_environment import install
from setup import ROOT

DEPLOY = ROOT / "deploy"
TOOLS = ROOT / "var" / "lint-deploy"
KUBERNETES = "1.33"
SCRIPTS = ("release", "roll", "smoke.sh", "systemd/mokwi")
CERTIFICATE = "req -x509 -newkey ec -pkeyopt ec_paramgen_curve:prime256v1 -nodes -days 1 -subj /CN=portal.example.org"


def run(*command, silent_about=None, **options):
    """What it says is shown where it fails. Some tools warn of what is `silent_about`, and end well."""
    print("$", " ".join(Path(str(part)).name for part in command), flush=True)
    done = subprocess.run(
        [str(part) for part in command],
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        check=False,
        **options,
    )
    is_well = done.returncode == 0 and not (silent_about and silent_about in done.stdout)
    if not is_well:
        print(done.stdout + "Failed with code {}.".format(done.returncode), flush=True)
    return is_well


def tool(name):
    return TOOLS / "bin" / name


def containers():
    yield run(tool("hadolint"), "--failure-threshold", "info", DEPLOY / "Dockerfile")
    compose = sorted((DEPLOY / "compose").glob("*.yml"))
    yield run(tool("check-jsonschema"), "--builtin-schema", "vendor.compose-spec", *compose)
    manifests = sorted((DEPLOY / "kubernetes").glob("*.yaml"))
    named = (DEPLOY / "kustomization.yaml").read_text("utf-8")
    yield all(f"- kubernetes/{manifest.name}\n" in named for manifest in manifests)
    yield run(tool("kubernetes-validate"), "--strict", "--quiet", "-k", KUBERNETES, *manifests)


def caddy():
    file = DEPLOY / "caddy" / "Caddyfile"
    environment = {
        **os.environ,
        "DOMAIN": "portal.example.org",
        "ACME_EMAIL": "operator@example.org",
        "PAGES": "10.0.0.1:8000 10.0.0.2:8000",
    }
    yield run(tool("caddy"), "fmt", "--diff", file)
    yield run(tool("caddy"), "validate", "--adapter", "caddyfile", "--config", file, env=environment)


def nginx(room):
    """The site as on a server, with pictures on disk and from an object storage; and that of Kubernetes."""
    room.mkdir()
    subprocess.run(
        ["openssl", *CERTIFICATE.split(), "-keyout", room / "privkey.pem", "-out", room / "fullchain.pem"],
        check=True,
        capture_output=True,
    )
    for name in ("disk", "s3"):
        site = copy_of_nginx(room / name)
        if name == "s3":
            (site / "media.conf").write_text(
                said(site / "media-s3.conf").replace("storage.example.org", "127.0.0.1"), "utf-8"
            )
        main = room / name / "main.conf"
        main.write_text(
            f"pid {room}/pid; error_log stderr; events {{}} http {{ access_log off; include {site}/mokwi.conf; }}",
            "utf-8",
        )
        yield run("nginx", "-t", "-q", "-c", main)
    site = copy_of_nginx(room / "kubernetes")
    for file in (DEPLOY / "kubernetes" / "nginx").iterdir():
        text = at(said(file), site).replace("mokwi-web:", "127.0.0.1:").replace("mokwi-sockets:", "127.0.0.1:")
        (site / file.name).write_text(text, "utf-8")
    yield run("nginx", "-t", "-q", "-c", site / "nginx.conf")


def said(file):
    return file.read_text("utf-8")


def at(text, site):
    """What the files say of where they lie."""
    return text.replace("/etc/nginx/mokwi", str(site)).replace(
        "/etc/letsencrypt/live/portal.example.org", str(site.parent.parent)
    )


def copy_of_nginx(place):
    site = place / "mokwi"
    site.mkdir(parents=True)
    for file in (DEPLOY / "nginx").iterdir():
        (site / file.name).write_text(at(said(file), site), "utf-8")
    return site


def systemd(room):
    """With a Python that this machine has."""
    room.mkdir()
    names = [file.name for file in (DEPLOY / "systemd").iterdir() if file.suffix in {".service", ".timer", ".target"}]
    for name in names:
        text = said(DEPLOY / "systemd" / name)
        (room / name).write_text(text.replace("/srv/mokwi/current/.venv/bin/python", sys.executable), "utf-8")
    shutil.copytree(DEPLOY / "systemd" / "mokwi-.service.d", room / "mokwi-.service.d")
    instances = [name.replace("@.", "@1.") for name in names]
    environment = {**os.environ, "SYSTEMD_UNIT_PATH": f"{room}:"}
    yield run("systemd-analyze", "verify", *instances, silent_about="mokwi", env=environment)


def scripts():
    yield run("shellcheck", *(DEPLOY / name for name in SCRIPTS))


def main():
    install(TOOLS, DEPLOY / "lint-requirements.txt")
    with tempfile.TemporaryDirectory() as room:
        here = Path(room)
        results = [*containers(), *caddy(), *nginx(here / "nginx"), *systemd(here / "machine"), *scripts()]
    print("deploy/ is in order." if all(results) else "Something in deploy/ is not in order, see above.")
    return 0 if all(results) else 1


if __name__ == "__main__":
    sys.exit(main())
