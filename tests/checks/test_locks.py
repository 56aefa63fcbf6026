"""What `tools/locks.py` finds in migrations. `.ci/run` runs it where there is a PostgreSQL."""

import sys

import pytest

from tests.e2e.portal import ROOT

sys.path.insert(0, str(ROOT / "tools"))
import locks


@pytest.mark.parametrize(
    ("sql", "rule"),
    [
        ('CREATE INDEX "i" ON "t" ("c");', "require-concurrent-index-creation"),
        ('ALTER TABLE "t" DROP COLUMN "c" CASCADE;', "ban-drop-column"),
        ('ALTER TABLE "t" RENAME COLUMN "c" TO "d";', "renaming-column"),
        ('ALTER TABLE "t" ALTER COLUMN "c" TYPE bigint;', "changing-column-type"),
        ('ALTER TABLE "t" ALTER COLUMN "c" DROP DEFAULT;', "ban-drop-default"),
        ('ALTER TABLE "t" ADD CONSTRAINT "k" CHECK ("c" > 0);', "constraint-missing-not-valid"),
    ],
)
def test_what_would_stop_a_site_or_the_version_before_is_found(sql, rule):
    assert rule in dict(locks.problems("app.0002_it", sql, atomic=True))


@pytest.mark.parametrize(
    "sql",
    [
        'CREATE TABLE "t" ("id" bigint NOT NULL PRIMARY KEY);\nCREATE INDEX "i" ON "t" ("id");',
        'ALTER TABLE "t" ADD COLUMN "c" varchar(20) NULL;',
        """ALTER TABLE "t" ADD COLUMN "c" varchar(20) DEFAULT '' NOT NULL;""",
    ],
)
def test_what_stops_nobody_passes(sql):
    assert list(locks.problems("app.0002_it", sql, atomic=True)) == []


def test_an_exception_needs_a_reason():
    lines = ["# Words", "", "app.0001_initial", "app.0002_it ban-drop-column  # unused since the last version"]

    assert locks.read(lines) == (
        {"app": "0001_initial"},
        {"app.0002_it": {"ban-drop-column": "unused since the last version"}},
    )
    with pytest.raises(SystemExit, match="needs a reason"):
        locks.read(["app.0002_it ban-drop-column"])
