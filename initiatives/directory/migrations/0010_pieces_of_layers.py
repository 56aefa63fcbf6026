"""PostgreSQL: the index of pieces of words knows layer and language, too; see `initiatives/directory/pieces.py`.

Without them, a word is looked for in all layers and languages, and what was found is compared with all of a layer. The
version before finds by this index all that it found by the other one, so that one goes.
"""

import logging

from django.db import migrations
from django.db.utils import ProgrammingError

ROWS = "initiatives_directory_directoryentry"
OF_ALL, OF_LAYERS = "initiatives_directory_pieces", "initiatives_directory_pieces_of_layers"
AWAY = "DROP INDEX CONCURRENTLY IF EXISTS {}"
PIECES = "text gin_trgm_ops, (folded_title::text) gin_trgm_ops"
MADE = "CREATE INDEX CONCURRENTLY {} ON {} USING gin ({})"


def make(apps, schema_editor):
    """Anew, if it was begun and never finished. What the database refuses for the moment, for instance because it had
    to wait for too long, fails here and is tried again.
    """
    if schema_editor.connection.vendor != "postgresql":
        return
    if problem := hindrance(schema_editor):
        # The index stays as it is, if there is one: slower, not wrong.
        logging.getLogger(__name__).warning("Words are looked for in all layers at once: %s", problem)
        return
    schema_editor.execute(AWAY.format(OF_LAYERS))
    schema_editor.execute(MADE.format(OF_LAYERS, ROWS, f"layer, language, {PIECES}"))
    schema_editor.execute(AWAY.format(OF_ALL))


def take_back(apps, schema_editor):
    if schema_editor.connection.vendor != "postgresql":
        return
    if "pg_trgm" in there(schema_editor, "pg_extension WHERE extname"):
        schema_editor.execute(AWAY.format(OF_ALL))
        schema_editor.execute(MADE.format(OF_ALL, ROWS, PIECES))
    schema_editor.execute(AWAY.format(OF_LAYERS))


def hindrance(schema_editor):
    """Why there is no extension, or no right to load it; nothing where both are there."""
    if schema_editor.collect_sql:
        return ""
    if "pg_trgm" not in there(schema_editor, "pg_extension WHERE extname"):
        return "pg_trgm is not installed"
    if "btree_gin" not in there(schema_editor, "pg_available_extensions WHERE name"):
        return "btree_gin is not available"
    try:
        schema_editor.execute("CREATE EXTENSION IF NOT EXISTS btree_gin")
    except ProgrammingError as problem:
        return str(problem)
    return ""


def there(schema_editor, where):
    column = where.split()[-1]
    with schema_editor.connection.cursor() as cursor:
        cursor.execute(f"SELECT {column} FROM {where} IN ('pg_trgm', 'btree_gin')")
        return {name for (name,) in cursor.fetchall()}


class Migration(migrations.Migration):
    atomic = False
    dependencies = [("initiatives_directory", "0009_of_a_status")]
    operations = [migrations.RunPython(make, take_back)]
