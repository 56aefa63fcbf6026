"""What each database searches, kept in step with the rows by itself; see `search/engines/`."""

from django.db import migrations

ROWS = "search_searchentry"
TABLES = {"search_words": "title_words, words, marks", "search_titles": "folded_title, marks"}
OPTIONS = {"search_words": "", "search_titles": ", prefix='2 3 4'"}
# Words are apart by spaces; whatever else ASCII has in a mark belongs to it.
TOKENS = """tokenize="ascii tokenchars ':-_'" """


def _sqlite(table):
    columns = TABLES[table].split(", ")
    listed = ", ".join(columns)
    old, new = (", ".join(f"{row}.{column}" for column in columns) for row in ("old", "new"))
    changed = " OR ".join(f"old.{column} <> new.{column}" for column in columns)
    take_out = f"INSERT INTO {table}({table}, rowid, {listed}) VALUES ('delete', old.id, {old});"
    put_in = f"INSERT INTO {table}(rowid, {listed}) VALUES (new.id, {new});"
    return [
        f"CREATE VIRTUAL TABLE {table} USING fts5("
        f"{listed}, content='{ROWS}', content_rowid='id', {TOKENS}{OPTIONS[table]})",
        f"CREATE TRIGGER {table}_added AFTER INSERT ON {ROWS} BEGIN {put_in} END",
        f"CREATE TRIGGER {table}_removed AFTER DELETE ON {ROWS} BEGIN {take_out} END",
        f"CREATE TRIGGER {table}_changed AFTER UPDATE OF {listed} ON {ROWS} WHEN {changed} "
        f"BEGIN {take_out} {put_in} END",
    ]


MARKS = "array_to_tsvector(string_to_array(marks, ' '))"
POSTGRESQL = [
    f"""
    ALTER TABLE {ROWS}
        ADD vector tsvector GENERATED ALWAYS AS (
            setweight(to_tsvector('pg_catalog.simple'::regconfig, title_words), 'A')
            || setweight(to_tsvector('pg_catalog.simple'::regconfig, words), 'D')
            || {MARKS}
        ) STORED,
        ADD titles tsvector GENERATED ALWAYS AS (
            to_tsvector('pg_catalog.simple'::regconfig, folded_title) || {MARKS}
        ) STORED
    """,
    f"CREATE INDEX search_words ON {ROWS} USING gin (vector)",
    f"CREATE INDEX search_titles ON {ROWS} USING gin (titles)",
]
AND_BACK = [
    "DROP INDEX IF EXISTS search_words",
    "DROP INDEX IF EXISTS search_titles",
    f"ALTER TABLE {ROWS} DROP COLUMN IF EXISTS vector, DROP COLUMN IF EXISTS titles",
]


def make(apps, schema_editor):
    vendor = schema_editor.connection.vendor
    statements = POSTGRESQL if vendor == "postgresql" else []
    if vendor == "sqlite":
        statements = [statement for table in TABLES for statement in _sqlite(table)]
    for statement in statements:
        schema_editor.execute(statement)


def take_away(apps, schema_editor):
    vendor = schema_editor.connection.vendor
    if vendor == "sqlite":
        for table in TABLES:
            for trigger in ("added", "removed", "changed"):
                schema_editor.execute(f"DROP TRIGGER IF EXISTS {table}_{trigger}")
            schema_editor.execute(f"DROP TABLE IF EXISTS {table}")
    elif vendor == "postgresql":
        for statement in AND_BACK:
            schema_editor.execute(statement)


class Migration(migrations.Migration):
    dependencies = [("search", "0001_index")]
    operations = [migrations.RunPython(make, take_away)]
