"""`make run`: install what is missing, then become `manage.py serve`."""

import os

from setup import ROOT, VENV_PYTHON, install

if __name__ == "__main__":
    install(dev=False)
    os.chdir(str(ROOT))
    os.execv(str(VENV_PYTHON), [str(VENV_PYTHON), "manage.py", "serve"])  # noqa: S606  # our own command
