"""The sources of the bundles: their own tests, and what a page may cost."""

import gzip
import subprocess
from pathlib import Path

import pytest

from tests.needs import needs

ROOT = Path(__file__).resolve().parent.parent.parent
FRONTEND = ROOT / "frontend"
BUILD = ROOT / "static" / "build"
# Kilobytes as they travel. The map (Leaflet) and the text (ProseMirror, Yjs) are only on the pages that need them.
AT_MOST = {"main.js": 60, "map.js": 60, "text.js": 180, "main.css": 30, "text.css": 3}


def compressed(name):
    return len(gzip.compress((BUILD / name).read_bytes(), 9, mtime=0)) / 1000


@pytest.mark.parametrize(("name", "kilobytes"), AT_MOST.items())
def test_bundles_stay_small(name, kilobytes):
    assert compressed(name) <= kilobytes


def test_only_the_page_of_a_text_loads_the_editor():
    loading = [path for path in (ROOT / "templates").rglob("*.html") if "build/text." in path.read_text("utf-8")]

    assert {path.parent for path in loading} == {ROOT / "templates" / "workspace" / "texts"}


def test_the_scripts_own_tests_pass():
    npm = Path(needs("node")).with_name("npm")
    if not (FRONTEND / "node_modules").exists():
        needs("frontend/node_modules")

    done = subprocess.run(
        [npm, "--prefix", FRONTEND, "test"], cwd=ROOT, check=False, capture_output=True, text=True, timeout=120
    )

    assert done.returncode == 0, done.stdout
