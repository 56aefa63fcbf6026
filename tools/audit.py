"""`make audit` and `make sbom`: known vulnerabilities in what is pinned, and the list of what a portal consists of.

The tools for Python come into an environment of their own; those for the front end are npm's. A mirror that has
packages and no advisories answers with an error: then nothing was looked at, which is a failure, not "nothing known".
"""

import subprocess
import sys

from own_environment import install
from setup import ROOT

TOOLS = ROOT / "var" / "audit"
SBOM = ROOT / "var" / "sbom"
PINNED = ROOT / "deploy" / "audit-requirements.txt"
PINS = ("requirements.txt", "requirements-dev.txt", "deploy/lint-requirements.txt", "deploy/audit-requirements.txt")
FRONTENDS = ("frontend", "tests/html")


def run(*command, output=None):
    print("$", " ".join(str(part) for part in command), flush=True)
    return subprocess.run([str(part) for part in command], cwd=ROOT, stdout=output, check=False).returncode == 0


def audit():
    asked = TOOLS / "bin" / "pip-audit"
    for file in PINS:
        yield run(asked, "--strict", "--no-deps", "--disable-pip", "--progress-spinner", "off", "-r", file)
    for folder in FRONTENDS:
        yield run("npm", "--prefix", folder, "audit", "--package-lock-only")


def sbom():
    SBOM.mkdir(parents=True, exist_ok=True)
    made = TOOLS / "bin" / "cyclonedx-py"
    python = SBOM / "python.cdx.json"
    project = ("--pyproject", "pyproject.toml", "--output-reproducible")
    yield run(made, "requirements", "requirements.txt", *project, "-o", python)
    with (SBOM / "frontend.cdx.json").open("w", encoding="utf-8") as frontend:
        npm = ("npm", "--prefix", "frontend", "sbom", "--package-lock-only", "--sbom-format", "cyclonedx")
        yield run(*npm, "--sbom-type", "application", output=frontend)
    print("Written to {}.".format(SBOM.relative_to(ROOT)))


def main():
    install(TOOLS, PINNED)
    wanted = {"audit": audit, "sbom": sbom}[sys.argv[1]]
    if not all(list(wanted())):
        sys.exit("Failed, see above.")


if __name__ == "__main__":
    main()
