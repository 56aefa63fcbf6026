"""Of one thing no two approved loans share a moment: PostgreSQL excludes it, on SQLite two triggers refuse it.

The range of the thing's key alone stands for an equality, so that no extension is needed. SQLite loses the triggers when
a later migration makes the table anew: that one has to make them again (`tests/workspace/lending/test_not_twice.py`).
"""

from django.db import migrations

TABLE = "workspace_lending_loan"
NAME = "lending_not_twice"
POSTGRESQL = f"""
    ALTER TABLE {TABLE} ADD CONSTRAINT {NAME} EXCLUDE USING gist (
        int8range(thing_id, thing_id, '[]') WITH &&, tstzrange("start", "end", '[)') WITH &&
    ) WHERE (status = 'approved')
"""
CLASH = f"""
    NEW.status = 'approved' AND EXISTS (
        SELECT 1 FROM {TABLE} WHERE thing_id = NEW.thing_id AND status = 'approved' AND id IS NOT NEW.id
        AND "start" < NEW."end" AND "end" > NEW."start"
    )
"""
SQLITE = {
    "added": f"BEFORE INSERT ON {TABLE}",
    "changed": f'BEFORE UPDATE OF thing_id, status, "start", "end" ON {TABLE}',
}


def make(apps, schema_editor):
    if schema_editor.connection.vendor == "postgresql":
        schema_editor.execute(POSTGRESQL)
    elif schema_editor.connection.vendor == "sqlite":
        for name, when in SQLITE.items():
            schema_editor.execute(
                f"CREATE TRIGGER {NAME}_{name} {when} WHEN {CLASH} BEGIN SELECT RAISE(ABORT, '{NAME}'); END"
            )


def take_away(apps, schema_editor):
    if schema_editor.connection.vendor == "postgresql":
        schema_editor.execute(f"ALTER TABLE {TABLE} DROP CONSTRAINT {NAME}")
    elif schema_editor.connection.vendor == "sqlite":
        for name in SQLITE:
            schema_editor.execute(f"DROP TRIGGER {NAME}_{name}")


class Migration(migrations.Migration):
    dependencies = [("workspace_lending", "0001_initial")]
    operations = [migrations.RunPython(make, take_away)]
