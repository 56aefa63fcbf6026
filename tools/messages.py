"""`make messages`: collect the texts of the code for translation, and compile the catalogues."""

import shutil
import sys

from lint import run
from setup import VENV, fail

COLLECT = ["makemessages", "--locale", "de", "--add-location", "file", "--no-obsolete", "--no-wrap"]
IGNORE = [f"--ignore={folder}" for folder in (".venv", "node_modules", "frontend", "static_collected", "var", "tests")]

if __name__ == "__main__":
    if not shutil.which("msgfmt"):
        fail("collecting texts needs gettext (apt install gettext).")
    manage = [VENV / "bin" / "python", "manage.py"]
    collected = run([*manage, *COLLECT, *IGNORE]) and run(
        [*manage, "compilemessages", "--locale", "de", "--ignore=.venv"]
    )
    sys.exit(0 if collected else 1)
