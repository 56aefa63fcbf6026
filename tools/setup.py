"""Makes the virtual environment and installs what is pinned; does nothing when nothing has changed.

This file must be readable to old Pythons, so that they can say what is wrong.
"""

import hashlib
import importlib.util
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
VENV = ROOT / ".venv"
VENV_PYTHON = VENV / "bin" / "python"
OLDEST_PYTHON = (3, 11)
NEWER_PYTHONS = ("python3.14", "python3.13", "python3.12", "python3.11")


def fail(sentence):
    print("MokWi: " + sentence, file=sys.stderr)
    sys.exit(1)


def use_a_new_python():
    """Go on with a newer Python where this one is too old and a newer one is there."""
    if sys.version_info >= OLDEST_PYTHON:
        return
    for name in NEWER_PYTHONS:
        found = shutil.which(name)
        if found and run([found, "--version"]).returncode == 0:  # a version manager's shim may lead nowhere
            os.execv(found, [found] + sys.argv)  # noqa: S606, RUF005  # old Pythons read this
    fail(
        "Python 3.11 or newer is needed, and this is {}.{}; "
        "install one and name it, as in: make run PYTHON=/path/to/python3.12".format(*sys.version_info[:2])
    )


def install(dev):
    use_a_new_python()
    files = [ROOT / "requirements.txt"] + ([ROOT / "requirements-dev.txt"] if dev else [])
    stamp = VENV / ("installed-dev" if dev else "installed")
    state = state_of(files)
    if not dev and stamp_matches(VENV / "installed-dev", state_of([*files, ROOT / "requirements-dev.txt"])):
        return
    if stamp_matches(stamp, state):
        return
    try:
        if not python_works():
            make_venv()
        print("Installing the dependencies …", flush=True)
        install_files(files)
        stamp.write_text(state)
    except PermissionError as error:
        fail("no permission to write {}; take a folder of your own, or correct its owner.".format(error.filename))


def state_of(files):
    digest = hashlib.sha256()
    for part in [str(VENV.resolve()), sys.version, *[path.read_text(encoding="utf-8") for path in files]]:
        digest.update(part.encode())
    return digest.hexdigest()


def stamp_matches(stamp, state):
    return stamp.exists() and VENV_PYTHON.exists() and stamp.read_text() == state


def python_works():
    return VENV_PYTHON.exists() and run([VENV_PYTHON, "-m", "pip", "--version"]).returncode == 0


def make_venv():
    for module in ("venv", "ensurepip"):
        if importlib.util.find_spec(module) is None:
            fail(
                "this Python lacks the module {}; on Debian and Ubuntu: apt install python{}.{}-venv".format(
                    module, *sys.version_info[:2]
                )
            )
    if not os.access(str(ROOT), os.W_OK):
        raise PermissionError(13, "not writable", str(ROOT))
    print("Making the virtual environment .venv …", flush=True)
    result = run([sys.executable, "-m", "venv", "--clear", VENV])
    if result.returncode:
        fail("the virtual environment could not be made: " + last_line(result))


def install_files(files):
    pinned = re.search(r"^uv==\S+", (ROOT / "requirements-dev.txt").read_text(), re.MULTILINE)
    requirements = [argument for path in files for argument in ("-r", str(path))]
    python = ["--python", str(VENV_PYTHON)]
    uv = run([VENV_PYTHON, "-m", "pip", "install", "--quiet", pinned.group(0)])
    if uv.returncode == 0:
        uv = run([VENV / "bin" / "uv", "pip", "install", "--quiet", *python, *requirements])
    if uv.returncode == 0:
        return
    result = run([VENV_PYTHON, "-m", "pip", "install", "--quiet", *requirements])  # slower, but reads pip's settings
    if result.returncode:
        fail("the dependencies could not be installed; is the package registry in reach? " + last_line(result))


def run(command):
    return subprocess.run(
        [str(part) for part in command],
        cwd=str(ROOT),
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        check=False,
    )


def last_line(result):
    lines = [line for line in result.stdout.decode(errors="replace").splitlines() if line.strip()]
    return lines[-1].strip() if lines else ""


if __name__ == "__main__":
    install(dev="--dev" in sys.argv)
