"""An index of threes of letters over what is searched for pieces of words; see `initiatives/directory/pieces.py`."""

import logging

from django.db import migrations, transaction
from django.db.utils import DatabaseError

ROWS = "initiatives_directory_directoryentry"
TABLE = "initiatives_directory_pieces"
SQLITE = [
    f"""
    CREATE VIRTUAL TABLE {TABLE} USING fts5(
        text, content='{ROWS}', content_rowid='id', tokenize='trigram', detail='none'
    )
    """,
    f"""
    CREATE TRIGGER {TABLE}_added AFTER INSERT ON {ROWS} BEGIN
        INSERT INTO {TABLE}(rowid, text) VALUES (new.id, new.text);
    END
    """,
    f"""
    CREATE TRIGGER {TABLE}_removed AFTER DELETE ON {ROWS} BEGIN
        INSERT INTO {TABLE}({TABLE}, rowid, text) VALUES ('delete', old.id, old.text);
    END
    """,
    f"""
    CREATE TRIGGER {TABLE}_changed AFTER UPDATE OF text ON {ROWS} WHEN old.text <> new.text BEGIN
        INSERT INTO {TABLE}({TABLE}, rowid, text) VALUES ('delete', old.id, old.text);
        INSERT INTO {TABLE}(rowid, text) VALUES (new.id, new.text);
    END
    """,
    f"INSERT INTO {TABLE}({TABLE}) VALUES ('rebuild')",
]
POSTGRESQL = [
    "CREATE EXTENSION IF NOT EXISTS pg_trgm",
    f"""
    CREATE INDEX {TABLE} ON {ROWS} USING gin (text gin_trgm_ops, (folded_title::text) gin_trgm_ops)
    """,
]


def make(apps, schema_editor):
    connection = schema_editor.connection
    if connection.vendor == "sqlite":
        for statement in SQLITE:
            schema_editor.execute(statement)
    elif connection.vendor == "postgresql":
        try:
            with transaction.atomic(using=connection.alias):
                for statement in POSTGRESQL:
                    schema_editor.execute(statement)
        except DatabaseError as problem:
            # Without the extension, or the right to load it, the search reads every row: slower, not wrong.
            logging.getLogger(__name__).warning("The search for words stays without its index: %s", problem)


def take_away(apps, schema_editor):
    if schema_editor.connection.vendor == "sqlite":
        for trigger in ("added", "removed", "changed"):
            schema_editor.execute(f"DROP TRIGGER IF EXISTS {TABLE}_{trigger}")
        schema_editor.execute(f"DROP TABLE IF EXISTS {TABLE}")
    elif schema_editor.connection.vendor == "postgresql":
        schema_editor.execute(f"DROP INDEX IF EXISTS {TABLE}")


class Migration(migrations.Migration):
    dependencies = [("initiatives_directory", "0006_titles")]
    operations = [migrations.RunPython(make, take_away)]
