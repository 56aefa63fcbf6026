"""Tools that would not get on with the portal's dependencies come into an environment of their own."""

import shutil
import subprocess
import sys

from setup import ROOT


def install(folder, pinned):
    """Makes the environment in `folder` anew where other versions are pinned than it has."""
    marker = folder / "installed.txt"
    if marker.exists() and marker.read_text("utf-8") == pinned.read_text("utf-8"):
        return
    uv = ROOT / ".venv" / "bin" / "uv"
    subprocess.run([uv, "venv", "--quiet", "--clear", "--python", sys.executable, folder], check=True)
    subprocess.run([uv, "pip", "install", "--quiet", "--python", folder / "bin" / "python", "-r", pinned], check=True)
    shutil.copy(pinned, marker)
