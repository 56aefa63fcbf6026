"""Would a migration stop a running site, or the version before it? With DATABASE_URL of a PostgreSQL.

The SQL of each migration that is newer than deploy/migrations.txt is read by squawk. What it finds has to be said in
that file, with the reason why it may be all the same. After a release `--move-on` writes down there that all are known.
"""

import json
import os
import subprocess
import sys

from setup import ROOT, VENV

sys.path.insert(0, str(ROOT))
os.environ.setdefault("DJANGO_SETTINGS_MODULE", "portal.settings.test")

KNOWN = ROOT / "deploy" / "migrations.txt"
POSTGRESQL = "15"
OURS = {"home", "initiatives", "portal", "search", "workspace"}
# Taste; time limits, which the connection of the operator sets (docs/operations.md); the foreign key of a new column
# without values looks at no row.
LEFT_OUT = (
    "adding-foreign-key-constraint",
    "ban-char-field",
    "prefer-bigint-over-int",
    "prefer-bigint-over-smallint",
    "prefer-identity",
    "prefer-robust-stmts",
    "prefer-text-field",
    "prefer-timestamp-tz",
    "require-lock-timeout",
    "require-statement-timeout",
)


def read(lines):
    """What a running site has already, and what may be: {"app.0001_name": {"rule": "why"}}."""
    before, allowed = {}, {}
    for line in lines:
        words, _hash, why = line.partition("#")
        if not words.strip():
            continue
        name, *rules = words.split()
        if not rules:
            app, _dot, last = name.partition(".")
            before[app] = last
        elif not why.strip():
            raise SystemExit("deploy/migrations.txt: {} needs a reason behind a #".format(line.strip()))
        else:
            allowed.setdefault(name, {}).update(dict.fromkeys(rules, why.strip()))
    return before, allowed


def statements(loader, connection, key):
    migration = loader.disk_migrations[key]
    state = loader.project_state(key, at_end=False)
    with connection.schema_editor(collect_sql=True, atomic=False) as editor:
        migration.apply(state, editor, collect_sql=True)
    return "\n".join(editor.collected_sql), migration.atomic


def problems(name, sql, atomic):
    """Of a migration: rule and words for each."""
    command = [VENV / "bin" / "squawk", "--pg-version", POSTGRESQL, "--reporter", "json", "--stdin-filepath", name]
    command += ["--exclude", ",".join(LEFT_OUT), *(["--assume-in-transaction"] if atomic else [])]
    done = subprocess.run([str(part) for part in command], input=sql, text=True, capture_output=True, check=False)
    if done.returncode not in (0, 1):
        raise SystemExit(done.stderr)
    lines = sql.splitlines()
    for each in json.loads(done.stdout or "[]"):
        yield each["rule_name"], "{}\n    {}".format(each["message"], lines[each["line"]][:200])


def newer(loader, before):
    """In the order in which they are applied."""
    for key in sorted(loader.disk_migrations):
        app, name = key
        ours = type(loader.disk_migrations[key]).__module__.partition(".")[0] in OURS
        if ours and name > before.get(app, ""):
            yield key


def moved_on(loader, lines):
    """The same file, with the last migration of each app."""
    last = dict(newer(loader, {}))
    return [line for line in lines if line.startswith("#")] + ["{}.{}".format(*each) for each in sorted(last.items())]


def main():
    import django  # noqa: PLC0415  # the settings are named above

    django.setup()
    from django.db import connection  # noqa: PLC0415
    from django.db.migrations.loader import MigrationLoader  # noqa: PLC0415

    if sys.argv[1:] == ["--move-on"]:
        KNOWN.write_text(
            "\n".join(moved_on(MigrationLoader(None), KNOWN.read_text("utf-8").splitlines())) + "\n", "utf-8"
        )
        return 0
    if connection.vendor != "postgresql":
        raise SystemExit("DATABASE_URL names no PostgreSQL: SQLite has no locks to speak of.")
    before, allowed = read(KNOWN.read_text("utf-8").splitlines())
    loader, failed, looked_at = MigrationLoader(None), 0, 0
    for app, name in newer(loader, before):
        looked_at += 1
        label = "{}.{}".format(app, name)
        for rule, words in problems(label, *statements(loader, connection, (app, name))):
            if rule not in allowed.get(label, {}):
                failed += 1
                print("{}: {}: {}".format(label, rule, words))
    print("{} migrations are newer than deploy/migrations.txt; {} problems.".format(looked_at, failed))
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
